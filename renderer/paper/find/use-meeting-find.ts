import { useSyncExternalStore } from 'react';
import { looselyFound } from '#domain/paper/find-query.ts';
import { useOtherPapers } from './find-context.ts';
import type { MeetingFindState } from './meeting-finder.ts';

const nowhere: MeetingFindState = {
  scope: 'paper',
  query: '',
  options: looselyFound,
  searching: false,
  stopped: false,
  papers: [],
  unread: [],
  more: false,
  failure: undefined,
  current: undefined,
};
const never = () => () => {};

/** What was found in all papers of the meeting; nothing where only the open paper can be searched. */
export function useMeetingFind(): MeetingFindState {
  const finder = useOtherPapers()?.finder;
  return useSyncExternalStore(finder?.subscribe ?? never, () => finder?.state ?? nowhere);
}
