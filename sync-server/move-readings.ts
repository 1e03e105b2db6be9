/**
 * Read receipts used to stand on the floor, where everybody in a meeting saw them. Once, on a store from then, they are
 * put where the organisers alone read them, and taken off the floor.
 */
import type { MeetingId } from '#domain/ids.ts';
import { addReading, type PaperRead, readReadings } from '#domain/meeting/read.ts';
import type { KeptChange, Rooms } from './rooms.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { OfficeTable } from './store/office.ts';

export function moveReadings({
  rooms,
  meetings,
  office,
}: {
  rooms: Rooms;
  meetings: MeetingTable;
  office: OfficeTable;
}): void {
  if (office.fact('readings-moved') !== undefined) return;
  const changes = meetings.all().flatMap((meeting) => {
    const readings = [...rooms.read({ kind: 'floor', meeting }, readReadings).values()];
    return readings.length === 0 ? [] : [offFloor(meeting), ...whereTheyBelong(meeting, readings)];
  });
  rooms.change(changes, () => office.setFact('readings-moved', 'yes'));
}

function offFloor(meeting: MeetingId): KeptChange {
  return { name: { kind: 'floor', meeting }, write: (doc) => doc.getMap('reads').clear() };
}

function whereTheyBelong(meeting: MeetingId, readings: readonly PaperRead[]): KeptChange[] {
  const put = (theirs: readonly PaperRead[]): KeptChange['write'] => {
    return (doc) => {
      for (const reading of theirs) addReading(doc, reading);
    };
  };
  const people = new Set(readings.map(({ person }) => person));
  return [
    { name: { kind: 'readings', meeting }, write: put(readings) },
    ...[...people].map((person) => ({
      name: { kind: 'ownReadings', meeting, person } as const,
      write: put(readings.filter((reading) => reading.person === person)),
    })),
  ];
}
