/** For the organisers: what everyone says of the items ahead of the meeting, item by item, and as a file to take along. */
import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Stance } from '#domain/meeting/opinion.ts';
import { isInPreparation } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { ExportOpinions } from './export-opinions.tsx';
import classes from './opinions.module.css';
import { type GatheredItem, useGathered } from './use-gathered.ts';

export function GatheredOpinions({ meeting }: { meeting: Meeting }) {
  if (!isOrganiser(meeting.role) || isInPreparation(meeting.floor.phase)) return null;
  return <Board meeting={meeting} />;
}

function Board({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('opinions');
  const items = useGathered(meeting);
  const { phase } = meeting.floor;
  const given = items.some(({ said }) => said.length > 0);
  // Nobody was asked, or nobody answered and it is over: nothing to tell.
  if (!given && phase !== 'convened' && phase !== 'postponed') return null;
  if (items.length === 0) return null;
  return (
    <section className={classes.board} aria-labelledby="opinions">
      <Group justify="space-between">
        <Title order={2} size="h3" id="opinions">
          {t('title')}
        </Title>
        {given && <ExportOpinions meeting={meeting} items={items} />}
      </Group>
      {given ? (
        items.map((gathered, i) => <Item key={gathered.item.id} number={i + 1} gathered={gathered} />)
      ) : (
        <Text c="var(--text-quiet)">{t('none')}</Text>
      )}
    </section>
  );
}

/** One item with its counts; opened, it says who says what. */
function Item({ number, gathered: { item, said, missing } }: { number: number; gathered: GatheredItem }) {
  const { t } = useTranslation(['opinions', 'meeting']);
  const people = usePeople();
  const title = `${number}. ${item.title || t('meeting:untitledItem')}`;
  const count = (stance: Stance) => said.filter(({ opinion }) => opinion.stance === stance).length;
  const counts = t('counts', { agree: count('agree'), remark: count('remark') });
  const words = missing === null ? counts : `${counts} · ${t('missing', { count: missing })}`;
  if (said.length === 0)
    return (
      <div className={classes.item}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="var(--text-quiet)">
          {words}
        </Text>
      </div>
    );
  return (
    <details className={classes.item}>
      <summary className={classes.summary}>
        <Text span fw={600}>
          {title}
        </Text>
        <Text size="sm" c="var(--text-quiet)">
          {words}
        </Text>
      </summary>
      <ul className={classes.said}>
        {said.map(({ person, opinion }) => (
          <li key={person}>
            <strong>{people.nameOf(person)}</strong>
            <Text span size="sm" c="var(--text-quiet)">
              {` ${[people.titleOf(person), formatMoment(opinion.at)].filter(Boolean).join(' · ')}`}
            </Text>
            <br />
            {t(`stances.${opinion.stance}`)}
            {opinion.text && `. ${opinion.text}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
