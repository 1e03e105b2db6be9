/** What the signs mean, and how many there are of each; what does not occur is left out, so that the legend stays short. */
import { useTranslation } from 'react-i18next';
import { seatData } from './live-seat.tsx';
import { attendings, type SeatState } from './seat-state.ts';
import classes from './seats.module.css';
import { SeatSigns } from './state-signs.tsx';

const speakings = ['speaking', 'asked'] as const;
const votings = ['voted', 'taken', 'toVote'] as const;

export function Legend({ states }: { states: readonly SeatState[] }) {
  const { t } = useTranslation('seats');
  const count = (of: (state: SeatState) => boolean) => states.filter(of).length;
  const lines = [
    ...attendings.map((attending) => ({
      state: { attending, speaking: null, voting: null },
      words: t(`attending.${attending}`),
      count: count((state) => state.attending === attending),
    })),
    ...speakings.map((speaking) => ({
      state: { attending: 'expected', speaking, voting: null } as const,
      words: t(`speaking.${speaking}`),
      count: count((state) => state.speaking === speaking),
    })),
    ...votings.map((voting) => ({
      state: { attending: 'expected', speaking: null, voting } as const,
      words: t(`voting.${voting}`),
      count: count((state) => state.voting === voting),
    })),
  ];
  return (
    <ul className={classes.legend} aria-label={t('legend')}>
      {lines
        .filter((line) => line.count > 0)
        .map(({ state, words, count }) => (
          <li key={words}>
            <span className={`${classes.seat} ${classes.swatch}`} {...seatData(state)} aria-hidden>
              <SeatSigns state={state} />
            </span>
            {words}: {count}
          </li>
        ))}
    </ul>
  );
}
