import { Text, Title } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AgendaItem, papersOf } from '#domain/meeting/plan.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import classes from './meeting.module.css';
import { PaperRow } from './paper-row.tsx';
import type { Meeting } from './use-meeting.ts';
import { usePaperProgress } from './use-paper-progress.ts';

/** The agenda as one reads it: items in order, each with its papers. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meeting');
  const { items } = meeting.plan;
  return (
    <section aria-labelledby="agenda" className={classes.agenda}>
      <Title order={2} id="agenda" className={classes.heading}>
        {t('agenda')}
      </Title>
      {items.length === 0 ? (
        <EmptyAgenda meeting={meeting} />
      ) : (
        <ol className={classes.items}>
          {items.map((item, index) => (
            <Item key={item.id} meeting={meeting} item={item} number={index + 1} />
          ))}
        </ol>
      )}
    </section>
  );
}

function EmptyAgenda({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meeting');
  return (
    <Nothing
      icon={<IconListDetails size={40} stroke={1.5} />}
      title={t('noItems')}
      text={meeting.mayWritePlan ? t('noItemsOrganiser') : t('noItemsText')}
      action={
        meeting.mayWritePlan && (
          <LinkButton to="/meetings/$meeting/plan" params={{ meeting: meeting.id }}>
            {t('plan')}
          </LinkButton>
        )
      }
    />
  );
}

function Item({ meeting, item, number }: { meeting: Meeting; item: AgendaItem; number: number }) {
  const { t } = useTranslation(['meeting', 'common']);
  const papers = papersOf(meeting.plan, item.id);
  const progress = usePaperProgress(meeting.id);
  const facts = [
    item.presenter && t('presenter', { presenter: item.presenter }),
    item.minutes !== null && t('common:minutes', { count: item.minutes }),
  ].filter(Boolean);
  return (
    <li className={classes.item}>
      <div className={classes.number} aria-hidden>
        {number}
      </div>
      <div className={classes.itemBody}>
        <Title order={3} className={classes.itemTitle}>
          {item.title || t('untitledItem')}
        </Title>
        {facts.length > 0 && <Text c="var(--text-quiet)">{facts.join(' · ')}</Text>}
        <div className={classes.papers}>
          {papers.map((paper) => (
            <PaperRow
              key={paper.id}
              meeting={meeting.id}
              paper={paper}
              state={progress.get(paper.file.sha256)}
              mayUpload={meeting.mayWritePlan}
            />
          ))}
        </div>
      </div>
    </li>
  );
}
