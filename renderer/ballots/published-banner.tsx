/** The strip that tells everyone in the room how a ballot ended, from its publication until they have seen it. */
import { ActionIcon, Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BallotId } from '#domain/ids.ts';
import { type Ballot, ballotsInOrder } from '#domain/meeting/ballot.ts';
import type { BallotResult } from '#domain/meeting/tally.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './ballots.module.css';
import { useVerdictWords } from './option-words.ts';

/** @param show opens the panel with the whole result; `undefined` while it is open */
export function PublishedBanner({ meeting, show }: { meeting: Meeting; show: (() => void) | undefined }) {
  const { ballot, seen } = useJustPublished(meeting);
  const read = ballot !== undefined && show === undefined;
  useEffect(() => {
    if (read) seen();
  }, [read, seen]);
  if (!ballot?.result || !show) return null;
  return (
    <Strip
      ballot={ballot}
      result={ballot.result}
      seen={seen}
      show={() => {
        seen();
        show();
      }}
    />
  );
}

/** The last ballot that was published while one was in the room, until it was seen. */
function useJustPublished({ floor }: Meeting): { ballot: Ballot | undefined; seen: () => void } {
  const published = ballotsInOrder(floor).filter(({ state }) => state === 'published');
  const [known, setKnown] = useState<ReadonlySet<BallotId>>(() => new Set(published.map(({ id }) => id)));
  const ballot = published.findLast(({ id }) => !known.has(id));
  const seen = useCallback(() => {
    if (ballot) setKnown((before) => new Set(before).add(ballot.id));
  }, [ballot]);
  return { ballot, seen };
}

function Strip({
  ballot,
  result,
  seen,
  show,
}: {
  ballot: Ballot;
  result: BallotResult;
  seen: () => void;
  show: () => void;
}) {
  const { t } = useTranslation(['ballots', 'common']);
  const verdict = useVerdictWords(ballot, result);
  const Icon = result.passed ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.banner} data-done={result.passed} role="status">
      <Icon size={22} stroke={1.75} aria-hidden />
      <span className={classes.bannerWords}>
        <span className={classes.bannerCall}>
          {t('banner.published', { number: ballot.number, verdict })}
        </span>
        <span className={classes.bannerQuestion} title={ballot.question}>
          {ballot.question}
        </span>
      </span>
      <Button variant="default" onClick={show}>
        {t('banner.showResult')}
      </Button>
      <ActionIcon color="gray" aria-label={t('common:dismiss')} onClick={seen}>
        <IconX size={20} />
      </ActionIcon>
    </div>
  );
}
