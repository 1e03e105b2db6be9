/** The streams every screen may watch: connection, saving, settings, the outbox and papers of a meeting. */
import type { Connection, OutboxRow, PaperState, Saving, Settings } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import type { Subscribe } from './event-stream.ts';
import { rpc } from './rpc.ts';
import { useEvents } from './use-events.ts';

const watchConnection: Subscribe<Connection> = (signal) => rpc.status.connection(undefined, { signal });
const watchSaving: Subscribe<Saving> = (signal) => rpc.status.saving(undefined, { signal });
const watchSettings: Subscribe<Settings> = (signal) => rpc.settings.watch(undefined, { signal });
const watchOutbox: Subscribe<OutboxRow[]> = (signal) => rpc.commands.watchOutbox(undefined, { signal });
const watchMeetings: Subscribe<{ version: number }> = (signal) => rpc.meetings.changed(undefined, { signal });

/** Nothing is claimed before main has said it. */
const unknownConnection: Connection = { state: 'connecting', retryAt: null, clockSkew: 0 };

export function useConnection(): Connection {
  return useEvents(watchConnection, unknownConnection);
}

/** `undefined` before main has said it. */
export function useSaving(): Saving | undefined {
  return useEvents<Saving | undefined>(watchSaving, undefined);
}

export function useSettings(): Settings | undefined {
  return useEvents<Settings | undefined>(watchSettings, undefined);
}

const emptyOutbox: OutboxRow[] = [];

export function useOutbox(): OutboxRow[] {
  return useEvents(watchOutbox, emptyOutbox);
}

const noVersion = { version: -1 };

/** Grows whenever lists of meetings may have changed. */
export function useMeetingsVersion(): number {
  return useEvents(watchMeetings, noVersion).version;
}

const paperStreams = new Map<MeetingId, Subscribe<PaperState[]>>();

function watchPapers(meeting: MeetingId): Subscribe<PaperState[]> {
  const known = paperStreams.get(meeting);
  if (known) return known;
  const subscribe: Subscribe<PaperState[]> = (signal) => rpc.papers.watch({ meeting }, { signal });
  paperStreams.set(meeting, subscribe);
  return subscribe;
}

const noPapers: PaperState[] = [];

export function usePaperStates(meeting: MeetingId): PaperState[] {
  return useEvents(watchPapers(meeting), noPapers);
}
