/** One queue as the room sees it now. */
import { isOnTheFloor, queueOf, type Speech, type SpeechQueue, waitingIn } from '#domain/meeting/speech.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export interface Queue {
  /** Called and not finished: the speaker first, then those who are paused. */
  onTheFloor: Speech[];
  waiting: Speech[];
  /** Those who have spoken on this item, the latest first. */
  spoken: Speech[];
}

export function queueIn({ floor }: Meeting, queue: SpeechQueue): Queue {
  const inQueue = [...floor.speeches.values()].filter(({ kind }) => queueOf(kind) === queue);
  return {
    onTheFloor: inQueue
      .filter(isOnTheFloor)
      .sort((a, b) => Number(b.state === 'speaking') - Number(a.state === 'speaking')),
    waiting: waitingIn(floor.speeches, queue, floor.currentItem),
    spoken: inQueue
      .filter(({ state, item }) => state === 'done' && (item === null || item === floor.currentItem))
      .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)),
  };
}
