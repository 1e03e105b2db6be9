/** Finding beyond the open paper, where the screen around can open the others. */
import { createContext, useContext } from 'react';
import type { PaperId } from '#domain/ids.ts';
import type { MeetingFinder } from './meeting-finder.ts';

export interface OtherPapers {
  finder: MeetingFinder;
  open: (at: { paper: PaperId; page: number }) => void;
}

export const OtherPapersContext = createContext<OtherPapers | undefined>(undefined);

/** `undefined` where only the open paper can be searched. */
export function useOtherPapers(): OtherPapers | undefined {
  return useContext(OtherPapersContext);
}
