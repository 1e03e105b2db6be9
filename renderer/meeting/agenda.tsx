import { Group, Text, Title } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AgendaItem, papersOf } from '#domain/meeting/plan.ts';
import { packOf } from '#domain/paper/pack.ts';
import { OwnOpinion } from '#renderer/opinions/own-opinion.tsx';
import { PackButton } from '#renderer/pack/pack-button.tsx';
import { spanOf } from '#renderer/pack/span-of.ts';
import { NewsBadge } from '#renderer/reading/news-badge.tsx';
import { PreRegister } from '#renderer/reading/pre-register.tsx';
import { ReadBadge } from '#renderer/reading/read-badge.tsx';
import { ItemNumber } from '#renderer/restricted/item-number.tsx';
import { RestrictionLine } from '#renderer/restricted/restriction-line.tsx';
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
    <section aria-labelledby="agenda">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="agenda">
          {t('agenda')}
        </Title>
        <PackButton meeting={meeting} />
      </Group>
      {items.length === 0 ? (
        <EmptyAgenda meeting={meeting} />
      ) : (
        <ol className={classes.items}>
          {items.map((item) => (
            <Item key={item.id} meeting={meeting} item={item} />
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
      text={t(emptyText(meeting))}
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

function emptyText({ mayWritePlan, role }: Meeting) {
  if (mayWritePlan) return 'noItemsOrganiser';
  return role === 'guest' ? 'noItemsGuest' : 'noItemsText';
}

function Item({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation(['meeting', 'common']);
  const papers = papersOf(meeting.plan, item.id);
  const progress = usePaperProgress(meeting.id);
  const pack = packOf(meeting.commonPlan);
  const facts = [
    item.presenter && t('presenter', { presenter: item.presenter }),
    item.minutes !== null && t('common:minutes', { count: item.minutes }),
  ].filter(Boolean);
  return (
    <li className={classes.item}>
      <div className={classes.number} aria-hidden>
        <ItemNumber meeting={meeting} item={item.id} />
      </div>
      <div className={classes.itemBody}>
        <Title order={3} className={classes.itemTitle}>
          {item.title || t('untitledItem')}
        </Title>
        {facts.length > 0 && <Text c="var(--text-quiet)">{facts.join(' · ')}</Text>}
        <RestrictionLine meeting={meeting} item={item.id} />
        <div className={classes.papers}>
          {papers.map((paper) => (
            <PaperRow
              key={paper.id}
              meeting={meeting.id}
              paper={paper}
              packPages={
                // A pack of one paper has that paper's own numbers.
                pack.length > 1 ? spanOf(pack.find((place) => place.paper === paper.id)) : undefined
              }
              state={progress.get(paper.file.sha256)}
              mayUpload={meeting.mayWritePlan}
              badge={
                <>
                  <NewsBadge meeting={meeting} paper={paper} />
                  <ReadBadge meeting={meeting} paper={paper} />
                </>
              }
            />
          ))}
        </div>
        <Group gap="xs">
          <PreRegister meeting={meeting} item={item.id} />
          <OwnOpinion meeting={meeting} item={item.id} />
        </Group>
      </div>
    </li>
  );
}
