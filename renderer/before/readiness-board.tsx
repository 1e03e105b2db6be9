/** For the organisers, while the meeting is still to come: who has answered, and what of the papers is not as it should be. */
import { Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import { LONGEST_WITHOUT_SUMMARY, PAPER_DAYS, paperReadiness } from '#domain/meeting/readiness.ts';
import { countResponses, type ResponseCounts } from '#domain/meeting/response.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReadBoard } from '#renderer/reading/read-board.tsx';
import classes from './before.module.css';

const shown: readonly (keyof ResponseCounts)[] = [
  'accepted',
  'unanswered',
  'toDecide',
  'absent',
  'delegated',
];

export function ReadinessBoard({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { floor, role } = meeting;
  if (floor.phase !== 'convened' || !isOrganiser(role)) return null;
  const counts = countResponses(floor.members, floor.responses);
  return (
    <section className={classes.board} aria-labelledby="readiness">
      <Title order={2} size="h3" id="readiness">
        {t('board.title')}
      </Title>
      <dl className={classes.counts}>
        {shown.map((kind) => (
          <div key={kind} className={classes.count}>
            <dt>{t(`board.${kind}`)}</dt>
            <dd>{counts[kind].length}</dd>
          </div>
        ))}
      </dl>
      <Points meeting={meeting} unanswered={counts.unanswered} />
      <ReadBoard meeting={meeting} />
    </section>
  );
}

function Points({ meeting: { plan }, unanswered }: { meeting: Meeting; unanswered: PersonId[] }) {
  const { t } = useTranslation('before');
  const people = usePeople();
  const { itemsWithoutPapers, late, withoutSummary } = paperReadiness(plan);
  const titles = (list: readonly { title: string }[]) => list.map(({ title }) => `“${title}”`).join(', ');
  const names = unanswered.map(people.nameOf).sort(comparePersonNames).join(', ');
  const points = [
    names !== '' && t('board.unansweredNames', { names }),
    itemsWithoutPapers.length > 0 && t('board.noPapers', { titles: titles(itemsWithoutPapers) }),
    late.length > 0 && t('board.late', { titles: titles(late), days: PAPER_DAYS }),
    withoutSummary.length > 0 &&
      t('board.noSummary', { titles: titles(withoutSummary), pages: LONGEST_WITHOUT_SUMMARY }),
  ].filter((point) => point !== false);
  if (points.length === 0)
    return (
      <Text c="leaf" mt="sm">
        {t('board.allWell')}
      </Text>
    );
  return (
    <ul className={classes.points}>
      {points.map((point) => (
        <li key={point} className={classes.point}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden /> <span>{point}</span>
        </li>
      ))}
    </ul>
  );
}
