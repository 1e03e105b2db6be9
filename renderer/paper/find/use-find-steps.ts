/** From hit to hit: within the paper, or over all papers of the meeting. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderSession } from '../reader-session.ts';
import { useReader } from '../ui/reader-context.ts';
import type { CountStep } from './count-row.tsx';
import { type OtherPapers, useOtherPapers } from './find-context.ts';
import type { HitPlace } from './meeting-finder.ts';

export interface FindSteps {
  step: (direction: 1 | -1) => void;
  /** Shows a hit of any paper of the meeting. */
  show: (place: HitPlace) => void;
}

export function findSteps(session: ReaderSession, others: OtherPapers | undefined): FindSteps {
  const show = (place: HitPlace) => others && showIn(session, others, place);
  return {
    show,
    step(direction) {
      if (others?.finder.state.scope !== 'meeting') return session.goToHit(session.finder.step(direction));
      const place = others.finder.next(direction);
      if (place) show(place);
    },
  };
}

export function useFindSteps(): FindSteps {
  const session = useReader();
  const others = useOtherPapers();
  return useMemo(() => findSteps(session, others), [session, others]);
}

/** The steps as the row above the hits offers them. */
export function useStepButtons(steps: FindSteps): { previous: CountStep; next: CountStep } {
  const { t } = useTranslation('paper');
  return {
    previous: { label: t('find.previous'), keys: 'Shift F3', go: () => steps.step(-1) },
    next: { label: t('find.next'), keys: 'F3', go: () => steps.step(1) },
  };
}

function showIn(session: ReaderSession, { finder, open }: OtherPapers, place: HitPlace): void {
  if (place.paper !== session.paper.id) {
    finder.showOnceOpen(place);
    open(place);
    return;
  }
  finder.set({ current: place });
  const { hits } = session.finder.state;
  const at = hits.findIndex((hit) => hit.page === place.page && hit.index === place.index);
  if (at >= 0) session.goToHit(session.finder.choose(at));
  else session.jump(place.page);
}
