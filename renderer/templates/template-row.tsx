/** One template: what it makes, and what can be done with it. */
import { Button, Menu, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTemplate, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingTemplate } from '#domain/meeting/template.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { useKindName } from '#renderer/plan/kind-field.tsx';
import { formatDate } from '#renderer/ui/dates.ts';
import { MoreMenu } from '#renderer/ui/more-menu.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { Row } from '#renderer/ui/rows.tsx';
import { useFromTemplate } from './use-from-template.ts';

export function TemplateRow({
  template,
  rename,
  remove,
}: {
  template: MeetingTemplate;
  /** Both absent where it is someone else's. */
  rename?: ((name: string) => void) | undefined;
  remove?: (() => void) | undefined;
}) {
  const { t } = useTranslation(['templates', 'meetings', 'common']);
  const { person } = useMe();
  const { nameOf } = usePeople();
  const { make, making } = useFromTemplate();
  const [renaming, setRenaming] = useState(false);
  const kind = useKindName(template.details);
  const { name, items, invitees, units, madeBy, madeAt } = template;
  const facts = [
    kind,
    t('meetings:items', { count: items.length }),
    t('common:people', { count: invitees.length }),
    ...(units.length > 0 ? [t('units', { count: units.length })] : []),
    madeBy === person ? formatDate(madeAt) : t('madeBy', { name: nameOf(madeBy), day: formatDate(madeAt) }),
  ];
  return (
    <Row
      icon={<IconTemplate size={28} stroke={1.5} />}
      words={
        <>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="var(--text-quiet)">
            {facts.join(' · ')}
          </Text>
        </>
      }
    >
      <Button
        variant="light"
        leftSection={<IconPlus size={20} />}
        loading={making}
        aria-label={t('makeFrom', { name })}
        onClick={() => void make(template)}
      >
        {t('make')}
      </Button>
      {rename && remove && (
        <MoreMenu label={t('menu', { name })}>
          <Menu.Item leftSection={<IconPencil size={20} />} onClick={() => setRenaming(true)}>
            {t('rename')}
          </Menu.Item>
          <Menu.Item color="seal" leftSection={<IconTrash size={20} />} onClick={remove}>
            {t('remove')}
          </Menu.Item>
        </MoreMenu>
      )}
      {renaming && rename && (
        <NameDialog
          title={t('rename')}
          label={t('name')}
          confirm={t('renameConfirm')}
          name={name}
          close={() => setRenaming(false)}
          save={rename}
        />
      )}
    </Row>
  );
}
