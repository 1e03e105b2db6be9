/** The names of all shared documents: what there is, and how each is written on the wire and in the stores. */
import { type GroupId, Id, type ItemId, type MeetingId, type PersonId, type PollId } from './ids.ts';
import type { MeetingRole } from './meeting/roles.ts';

export type DocumentName =
  /** Units, people and their titles. Kept by the server. */
  | { kind: 'directory' }
  /** Which rooms and people are taken when, never by what. Kept by the server. */
  | { kind: 'bookings' }
  /** What waits for one person; drives what their client fetches ahead. Kept by the server. */
  | { kind: 'desk'; person: PersonId }
  /** One person's private marks on the papers of one meeting, or of their own shelf, on all their devices. */
  | { kind: 'notes'; person: PersonId; meeting: MeetingId }
  /** One person's own papers and folders, on all their devices. */
  | { kind: 'shelf'; person: PersonId }
  /** Templates of meetings for the whole office. Kept by the server. */
  | { kind: 'templates' }
  /** One person's own templates of meetings, on all their devices. */
  | { kind: 'ownTemplates'; person: PersonId }
  /** Title, time, place, invitees, agenda items and papers, written together by the organisers. */
  | { kind: 'plan'; meeting: MeetingId }
  /** Agenda items and papers that only a group and the organisers read, in the very shapes of the plan. */
  | { kind: 'restricted'; meeting: MeetingId; group: GroupId }
  /** Text and frame of the minutes, written together by the organisers until submitted. */
  | { kind: 'minutes'; meeting: MeetingId }
  /** Files that go with the minutes: read and written by whom the minutes are. */
  | { kind: 'minutesAnnexes'; meeting: MeetingId }
  /** Files that go with the conclusion notice, written by the organisers until it is issued and read by others from then on. */
  | { kind: 'noticeAnnexes'; meeting: MeetingId }
  /** Phase, roster, current item, attendance and lead page. Kept by the server. */
  | { kind: 'floor'; meeting: MeetingId }
  /** What one guest sees in the place of the plan, in its very shapes: the items shared with them. Kept by the server. */
  | { kind: 'guestPlan'; meeting: MeetingId; person: PersonId }
  /** What one guest sees in the place of the floor, in its very shapes. Kept by the server. */
  | { kind: 'guestFloor'; meeting: MeetingId; person: PersonId }
  /** Who has read which papers that everyone is asked to read, for the organisers. Kept by the server. */
  | { kind: 'readings'; meeting: MeetingId }
  /** Which of them one person has read, for that person. Kept by the server. */
  | { kind: 'ownReadings'; meeting: MeetingId; person: PersonId }
  /** The marks one person shares: one writer each, so authorship needs no trust. */
  | { kind: 'ink'; meeting: MeetingId; person: PersonId }
  /** Which units prepare which items, and how far they are. Kept by the server. */
  | { kind: 'preparations'; meeting: MeetingId }
  /** The papers a unit prepares for one item, written by its officers, who see nothing else of the meeting. */
  | { kind: 'preparation'; meeting: MeetingId; item: ItemId }
  /** What one person says of the items ahead of the meeting: one writer each. */
  | { kind: 'opinions'; meeting: MeetingId; person: PersonId }
  /** What a poll asks, whom and until when, written together by its authors while it is a draft. */
  | { kind: 'question'; poll: PollId }
  /** Phase, roster and who has answered a poll, never what. Kept by the server. */
  | { kind: 'pollState'; poll: PollId }
  /** What people answered: nobody's to read before the end, unless the poll is an open one. Kept by the server. */
  | { kind: 'replies'; poll: PollId }
  /** The sheet that one person signed with their answer: theirs, and for all others as their reply is. Kept by the server. */
  | { kind: 'sheet'; poll: PollId; person: PersonId };

/** The text form of each kind: it travels on the wire and keys the stores. */
const forms: Record<DocumentName['kind'], string> = {
  directory: 'office/directory',
  bookings: 'office/bookings',
  desk: 'person/:person/desk',
  notes: 'person/:person/notes/:meeting',
  shelf: 'person/:person/shelf',
  templates: 'office/templates',
  ownTemplates: 'person/:person/templates',
  plan: 'meeting/:meeting/plan',
  restricted: 'meeting/:meeting/plan/:group',
  minutes: 'meeting/:meeting/minutes',
  minutesAnnexes: 'meeting/:meeting/annexes/minutes',
  noticeAnnexes: 'meeting/:meeting/annexes/notice',
  floor: 'meeting/:meeting/floor',
  guestPlan: 'meeting/:meeting/guest/:person',
  guestFloor: 'meeting/:meeting/guest/:person/floor',
  readings: 'meeting/:meeting/readings',
  ownReadings: 'meeting/:meeting/readings/:person',
  ink: 'meeting/:meeting/ink/:person',
  preparations: 'meeting/:meeting/preparations',
  preparation: 'meeting/:meeting/preparation/:item',
  opinions: 'meeting/:meeting/opinions/:person',
  question: 'poll/:poll/question',
  pollState: 'poll/:poll/state',
  replies: 'poll/:poll/replies',
  sheet: 'poll/:poll/sheets/:person',
};

const longestName = 200;

/** The document's name as text, e.g. `meeting/{id}/plan`. */
export function formatDocumentName(name: DocumentName): string {
  const values: Record<string, string> = { ...name };
  return forms[name.kind].replace(/:(\w+)/g, (_, field: string) => values[field] ?? '');
}

/** Reads a document's name; `undefined` for anything that is not exactly one of the forms above. */
export function parseDocumentName(text: string): DocumentName | undefined {
  if (text.length > longestName) return undefined;
  const parts = text.split('/');
  for (const [kind, form] of Object.entries(forms)) {
    const fields = matchForm(form.split('/'), parts);
    if (fields) return { kind, ...fields } as DocumentName;
  }
  return undefined;
}

/** The fields of `parts` where they follow `form`, each a valid id. */
function matchForm(form: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (form.length !== parts.length) return undefined;
  const fields: Record<string, string> = {};
  for (const [i, expected] of form.entries()) {
    const part = parts[i];
    if (!expected.startsWith(':')) {
      if (part !== expected) return undefined;
    } else if (Id.safeParse(part).success && part !== undefined) {
      fields[expected.slice(1)] = part;
    } else {
      return undefined;
    }
  }
  return fields;
}

/** The meeting a document belongs to, if any: its standing decides the right. */
export function meetingOf(name: DocumentName): MeetingId | undefined {
  return 'meeting' in name ? name.meeting : undefined;
}

/** The poll a document belongs to, if any: as with meetings, the person's standing in it decides the right. */
export function pollOf(name: DocumentName): PollId | undefined {
  return 'poll' in name ? name.poll : undefined;
}

/** What this person reads as the plan of a meeting: a guest has one of their own. */
export function planFor(role: MeetingRole | undefined, person: PersonId, meeting: MeetingId): DocumentName {
  return role === 'guest' ? { kind: 'guestPlan', meeting, person } : { kind: 'plan', meeting };
}

/** What this person reads as the floor of a meeting: a guest has one of their own. */
export function floorFor(role: MeetingRole | undefined, person: PersonId, meeting: MeetingId): DocumentName {
  return role === 'guest' ? { kind: 'guestFloor', meeting, person } : { kind: 'floor', meeting };
}

/** The request that a document belongs to, if any: whoever prepares its item has a right to it without a part in the meeting. */
export function preparedItemOf(name: DocumentName): { meeting: MeetingId; item: ItemId } | undefined {
  return name.kind === 'preparation' ? { meeting: name.meeting, item: name.item } : undefined;
}

const kept: ReadonlySet<DocumentName['kind']> = new Set([
  'directory',
  'bookings',
  'desk',
  'templates',
  'floor',
  'guestPlan',
  'guestFloor',
  'readings',
  'ownReadings',
  'preparations',
  'pollState',
  'replies',
  'sheet',
]);

/** Kept documents are written by the server alone, through commands. */
export function isKept(name: DocumentName): boolean {
  return kept.has(name.kind);
}
