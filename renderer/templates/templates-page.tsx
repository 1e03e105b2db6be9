/** Mẫu cuộc họp: one's own templates and the office's, found by name, and making meetings from them. */
import { Title } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { othersRefusal } from '#domain/commands/templates.ts';
import { changeTemplate, type MeetingTemplate } from '#domain/meeting/template.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { BackLink } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { NothingFound } from '#renderer/ui/nothing-found.tsx';
import { Place } from '#renderer/ui/place.tsx';
import { Rows } from '#renderer/ui/rows.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import { TemplateRow } from './template-row.tsx';
import classes from './templates.module.css';
import { useTemplates } from './use-templates.ts';

const route = getRouteApi('/templates');

export function TemplatesPage() {
  const { t } = useTranslation(['templates', 'meeting']);
  const { query } = route.useSearch();
  const navigate = route.useNavigate();
  const search = (next: string) => void navigate({ search: { query: next }, replace: true });
  const { own, office, opening } = useTemplates(query);
  return (
    <Place
      back={<BackLink to="/">{t('meeting:back')}</BackLink>}
      title={t('title')}
      head={<SearchField label={t('search')} value={query} onChange={search} />}
    >
      {own.length + office.length === 0 && !opening && <Empty query={query.trim()} />}
      {own.length > 0 && <OwnTemplates templates={own} />}
      {office.length > 0 && <OfficeTemplates templates={office} />}
    </Place>
  );
}

function OwnTemplates({ templates }: { templates: readonly MeetingTemplate[] }) {
  const { t } = useTranslation('templates');
  const { ownDoc } = useTemplates();
  const undo = useUndo();
  const remove = (template: MeetingTemplate) => {
    changeTemplate(ownDoc, { drop: template.id });
    undo(t('removed', { name: template.name }), () => changeTemplate(ownDoc, { put: template }));
  };
  return (
    <Section id="own">
      {templates.map((template) => (
        <TemplateRow
          key={template.id}
          template={template}
          rename={(name) => changeTemplate(ownDoc, { put: { ...template, name } })}
          remove={() => remove(template)}
        />
      ))}
    </Section>
  );
}

function OfficeTemplates({ templates }: { templates: readonly MeetingTemplate[] }) {
  const { t } = useTranslation('templates');
  const { person: asker } = useMe();
  const directory = useDirectory();
  const { ask } = useAsk();
  const remove = ({ id, name }: MeetingTemplate) =>
    confirm({
      title: t('removeTitle', { name }),
      text: t('removeText'),
      confirm: t('remove'),
      danger: true,
      onConfirm: () => void ask('template.drop', { template: id }),
    });
  return (
    <Section id="office">
      {templates.map((template) => {
        const mine = othersRefusal({ asker, directory }, template) === null;
        const rename = (name: string) => void ask('template.put', { template: { ...template, name } });
        return (
          <TemplateRow
            key={template.id}
            template={template}
            rename={mine ? rename : undefined}
            remove={mine ? () => remove(template) : undefined}
          />
        );
      })}
    </Section>
  );
}

function Section({ id, children }: { id: 'own' | 'office'; children: React.ReactNode }) {
  const { t } = useTranslation('templates');
  return (
    <section aria-labelledby={`templates-${id}`} className={classes.section}>
      <Title order={2} size="h3" id={`templates-${id}`} mb="sm">
        {t(`whose.${id}`)}
      </Title>
      <Rows>{children}</Rows>
    </section>
  );
}

function Empty({ query }: { query: string }) {
  const { t } = useTranslation('templates');
  if (query !== '') return <NothingFound query={query} />;
  return <Nothing icon={<IconTemplate size={40} stroke={1.5} />} title={t('empty')} text={t('emptyText')} />;
}
