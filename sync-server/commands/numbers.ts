/** The register of issued documents as rules ask it, and entering what was issued before there was one. */
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import { framed, letterheadOfMeeting } from '#domain/meeting/letterhead.ts';
import { readMinutesFrame } from '#domain/meeting/minutes-text.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { type GivenNumber, type NumberRegister, seriesOf } from '#domain/office/numbering.ts';
import { readDirectory } from '#domain/people/directory.ts';
import type { Rooms } from '../rooms.ts';
import type { MeetingTable } from '../store/meetings.ts';
import type { NumberTable } from '../store/numbers.ts';
import type { OfficeTable } from '../store/office.ts';

export interface NumbersOptions {
  rooms: Rooms;
  meetings: MeetingTable;
  numbers: NumberTable;
}

/** What the asker may know of it: titles of their own meetings alone. */
export function registerFor({ rooms, meetings, numbers }: NumbersOptions, asker: PersonId): NumberRegister {
  return {
    next: (series) => numbers.last(series) + 1,
    holder(given) {
      const row = numbers.find(given);
      if (!row) return undefined;
      const { meeting, issuedAt } = row;
      const isTheirs = meetings.standing(asker, meeting) !== undefined;
      return { issuedAt, title: isTheirs ? rooms.read({ kind: 'plan', meeting }, titleOf) : null };
    },
  };
}

/** Once, on a store that is older than the register. Of two documents that bear one number the earlier is entered. */
export function enterEarlierNumbers({
  rooms,
  meetings,
  numbers,
  office,
}: NumbersOptions & { office: OfficeTable }): void {
  if (office.fact('numbers-entered') !== undefined) return;
  const issued = meetings.issued().flatMap((meeting) => issuedBy(rooms, meeting));
  rooms.change([], () => {
    for (const each of issued.sort((a, b) => a.issuedAt - b.issuedAt)) {
      if (!numbers.find(each.given)) numbers.enter(each.given, each);
    }
    office.setFact('numbers-entered', 'yes');
  });
}

interface Issued {
  meeting: MeetingId;
  issuedAt: number;
  given: GivenNumber;
}

function issuedBy(rooms: Rooms, meeting: MeetingId): Issued[] {
  const { members, notice, minutes }: Floor = rooms.read({ kind: 'floor', meeting }, readFloor);
  const usual = letterheadOfMeeting(members, rooms.read({ kind: 'directory' }, readDirectory));
  const written = framed(usual, rooms.read({ kind: 'minutes', meeting }, readMinutesFrame));
  const entry = (kind: 'minutes' | 'conclusionNotice', { at, number }: { at: number; number: number }) => ({
    meeting,
    issuedAt: at,
    given: { series: seriesOf(kind, kind === 'minutes' ? written : usual, at), number },
  });
  return [
    ...(minutes.issued ? [entry('minutes', minutes.issued)] : []),
    ...(notice ? [entry('conclusionNotice', notice)] : []),
  ];
}

function titleOf(doc: Parameters<typeof readPlan>[0]): string {
  return readPlan(doc).details.title;
}
