import { type RefObject, useState } from 'react';
import type { Beside, Besides } from './beside.ts';
import { useRoomForTwo } from './use-room-for-two.ts';

/**
 * What stands beside the open paper.
 * @param reader the element that holds both halves
 * @param has what there is to be put there: other papers, and a version that was read before
 * @param makeRoom told before something is put there: two papers and a panel would leave none of them enough room
 */
export function useBeside(
  reader: RefObject<HTMLElement | null>,
  has: { neighbours: boolean; version: boolean },
  makeRoom: () => void,
): { beside: Beside | undefined; put: (beside: Beside | undefined) => void; besides: Besides } {
  const wide = useRoomForTwo(reader);
  const [chosen, setChosen] = useState<Beside>();
  const beside = wide ? chosen : undefined;
  const put = (next: Beside | undefined) => {
    if (next) makeRoom();
    setChosen(next);
    if (!next) focusHalf(reader.current, 'main');
  };
  const isPaper = beside !== undefined && beside.kind !== 'version';
  return {
    beside,
    put,
    besides: {
      paper: wide && has.neighbours ? () => put(isPaper ? undefined : { kind: 'choosing' }) : undefined,
      version: wide && has.version ? () => put({ kind: 'version' }) : undefined,
      lacks: wide ? 'none' : 'narrow',
    },
  };
}

/** Puts the focus on the pages of one half, by default of the one where it is not. */
export function focusHalf(reader: HTMLElement | null, half: 'main' | 'beside' = otherHalf()): void {
  const pages = [...(reader?.querySelectorAll<HTMLElement>('[role="document"]') ?? [])];
  pages.find((each) => isBeside(each) === (half === 'beside'))?.focus({ preventScroll: true });
}

/** From a panel or a bar it is the pages that one goes to. */
function otherHalf(): 'main' | 'beside' {
  const { activeElement } = document;
  const onMainPages = activeElement?.closest('[role="document"]') != null && !isBeside(activeElement);
  return onMainPages ? 'beside' : 'main';
}

function isBeside(element: Element | null): boolean {
  return element?.closest('[data-beside]') != null;
}
