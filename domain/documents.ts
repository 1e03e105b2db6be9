/**
 * The names of all shared documents, and the only table of who reads and who writes them.
 * The server decides on a name, a person and that person's standing alone, never on content.
 */
import {
  type GroupId,
  Id,
  type ItemId,
  type MeetingId,
  ownShelf,
  type PersonId,
  type PollId,
} from './ids.ts';
import type { MinutesState } from './meeting/minutes.ts';
import { isConcluded, isInPreparation, isOver, isRunning, type Phase } from './meeting/phase.ts';
import { isOpenForPapers, type PreparationState } from './meeting/preparation.ts';
import { isOrganiser, type MeetingRole } from './meeting/roles.ts';
import { type PollStanding, seesPoll } from './poll/parts.ts';
import { isPollOver } from './poll/phase.ts';

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

export type Right = 'none' | 'read' | 'write';

/** What the server knows of one person in one meeting; `undefined` where they have no part in it. */
export interface Standing {
  role: MeetingRole;
  phase: Phase;
  /** How far the meeting's minutes have come. */
  minutes: MinutesState;
  /** The groups of restricted items that they are in. Organisers read those items without being in any. */
  groups: readonly GroupId[];
}

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

/** Kept documents are written by the server alone, through commands. */
export function isKept(name: DocumentName): boolean {
  if (name.kind === 'pollState' || name.kind === 'replies' || name.kind === 'sheet') return true;
  if (name.kind === 'bookings' || name.kind === 'preparations') return true;
  if (name.kind === 'templates') return true;
  if (name.kind === 'readings' || name.kind === 'ownReadings') return true;
  if (name.kind === 'guestPlan' || name.kind === 'guestFloor') return true;
  return name.kind === 'directory' || name.kind === 'desk' || name.kind === 'floor';
}

/** The request that a document belongs to, if any: whoever prepares its item has a right to it without a part in the meeting. */
export function preparedItemOf(name: DocumentName): { meeting: MeetingId; item: ItemId } | undefined {
  return name.kind === 'preparation' ? { meeting: name.meeting, item: name.item } : undefined;
}

/** What is known of a person where a document belongs; what is left out they have no part in. */
export interface Who {
  person: PersonId;
  /** Their part in `meetingOf(name)`. */
  standing?: Standing | undefined;
  /** Their part in `pollOf(name)`. */
  poll?: PollStanding | undefined;
  /** How far the request of `preparedItemOf(name)` is, where they are an officer of it. */
  preparing?: PreparationState | undefined;
}

type Named<K extends DocumentName['kind']> = Extract<DocumentName, { kind: K }>;

/** The rights table: one line a kind of document. */
const rights: { readonly [K in DocumentName['kind']]: (name: Named<K>, who: Who) => Right } = {
  directory: () => 'read',
  bookings: () => 'read',
  desk: (name, { person }) => readIf(name.person === person),
  notes: (name, { person, standing }) =>
    name.person === person && (name.meeting === ownShelf || takesPart(standing)) ? 'write' : 'none',
  shelf: (name, { person }) => (name.person === person ? 'write' : 'none'),
  templates: () => 'read',
  ownTemplates: (name, { person }) => (name.person === person ? 'write' : 'none'),
  plan: (_, { standing }) =>
    seesAll(standing) ? writeIf(isOrganiser(standing.role) && mayRewritePlan(standing.phase)) : 'none',
  restricted: (name, { standing }) => {
    if (!takesPart(standing)) return 'none';
    if (isOrganiser(standing.role)) return writeIf(mayRewritePlan(standing.phase));
    return readIf(standing.role !== 'approver' && standing.groups.includes(name.group));
  },
  minutes: (_, { standing }) => rightOnMinutes(standing),
  minutesAnnexes: (_, { standing }) => rightOnMinutes(standing),
  noticeAnnexes: (_, { standing }) => {
    if (!seesAll(standing)) return 'none';
    if (isOrganiser(standing.role)) return writeIf(mayConclude(standing.phase));
    // With the notice they go out, and not before.
    return readIf(isConcluded(standing.phase));
  },
  floor: (_, { standing }) => readIf(seesAll(standing)),
  // Organisers look at what they share.
  guestPlan: (name, { person, standing }) =>
    readIf(takesPart(standing) && (isGuestOf(name, person, standing) || isOrganiser(standing.role))),
  guestFloor: (name, { person, standing }) =>
    readIf(takesPart(standing) && isGuestOf(name, person, standing)),
  // Marks are on papers of the whole agenda, and quote them: guests read none.
  ink: (name, { person, standing }) =>
    seesAll(standing) ? writeIf(name.person === person && mayInk(standing.role)) : 'none',
  readings: (_, { standing }) => readIf(takesPart(standing) && isOrganiser(standing.role)),
  ownReadings: (name, { person, standing }) =>
    readIf(takesPart(standing) && standing.role !== 'approver' && name.person === person),
  preparations: (_, { standing }) => readIf(standing !== undefined && isOrganiser(standing.role)),
  preparation: (_, { standing, preparing }) =>
    preparing
      ? writeIf(isOpenForPapers(preparing))
      : readIf(standing !== undefined && isOrganiser(standing.role)),
  opinions: (name, { person, standing }) => {
    if (!takesPart(standing) || !mayInk(standing.role)) return 'none';
    if (name.person === person) return writeIf(mayGiveOpinion(standing.phase));
    return readIf(isOrganiser(standing.role));
  },
  question: (_, { poll }) => (poll && seesPoll(poll) ? writeIf(poll.phase === 'draft') : 'none'),
  pollState: (_, { poll }) => readIf(poll !== undefined && seesPoll(poll)),
  replies: (_, { poll }) => readIf(poll !== undefined && seesPoll(poll) && repliesAreDue(poll)),
  sheet: (name, { person, poll }) =>
    readIf(poll !== undefined && seesPoll(poll) && (name.person === person || repliesAreDue(poll))),
};

/** What a person may do with a document. */
export function rightOn(name: DocumentName, who: Who): Right {
  // The table has each kind's own line.
  const right = rights[name.kind] as (name: DocumentName, who: Who) => Right;
  return right(name, who);
}

/** Where one person's parts are looked up; `undefined`: they have none. */
export interface Parts {
  inMeeting(meeting: MeetingId): Standing | undefined;
  inPoll(poll: PollId): PollStanding | undefined;
  /** As an officer of it. */
  inPreparation(meeting: MeetingId, item: ItemId): PreparationState | undefined;
}

/** The same, of a person whose parts are looked up as far as the document asks for them. */
export function rightByParts(name: DocumentName, person: PersonId, parts: Parts): Right {
  const meeting = meetingOf(name);
  const poll = pollOf(name);
  const about = preparedItemOf(name);
  return rightOn(name, {
    person,
    standing: meeting && parts.inMeeting(meeting),
    poll: poll && parts.inPoll(poll),
    preparing: about && parts.inPreparation(about.meeting, about.item),
  });
}

function readIf(may: boolean): Right {
  return may ? 'read' : 'none';
}

/** For those who read it anyway. */
function writeIf(may: boolean): Right {
  return may ? 'write' : 'read';
}

function rightOnMinutes(standing: Standing | undefined): Right {
  if (!takesPart(standing)) return 'none';
  if (isOrganiser(standing.role)) return writeIf(mayWriteMinutes(standing));
  // Guests see what is shared with them, and minutes speak of everything.
  return readIf(standing.minutes === 'issued' && standing.role === 'delegate');
}

/** What others answer is told when nobody can be swayed by it any more, to the authors too; an open poll hides nothing. */
function repliesAreDue({ phase, open }: PollStanding): boolean {
  return isPollOver(phase) || (phase === 'sent' && open);
}

function isGuestOf(name: { person: PersonId }, person: PersonId, { role }: Standing): boolean {
  return role === 'guest' && name.person === person;
}

function mayInk(role: MeetingRole): boolean {
  return role !== 'guest' && role !== 'approver';
}

/** From the submission until it is convened: they see what became of their decision. */
function isBeforeApprover(phase: Phase): boolean {
  return phase === 'pending_approval' || phase === 'approved' || phase === 'rejected';
}

/** From the convening on; the screen asks for them ahead of the meeting, and one written on a train still arrives. */
function mayGiveOpinion(phase: Phase): boolean {
  return phase === 'convened' || phase === 'postponed' || isRunning(phase);
}

/** What waits for approval is not changed under the approver's eyes; what was held stays as it was. */
function mayRewritePlan(phase: Phase): boolean {
  return phase !== 'pending_approval' && !isOver(phase);
}

/** From the opening of the room on, and never once it was submitted: what is signed stays as it was. */
function mayWriteMinutes({ phase, minutes }: Standing): boolean {
  return minutes === 'drafting' && (isRunning(phase) || phase === 'ended' || phase === 'concluded');
}

/** Until the conclusion notice is issued, and with it everything that goes with it. */
function mayConclude(phase: Phase): boolean {
  return isRunning(phase) || phase === 'ended';
}

/** Organisers take part from the first draft on and still see what they cancelled; everyone else from the convening on. */
function takesPart(standing: Standing | undefined): standing is Standing {
  if (!standing) return false;
  if (isOrganiser(standing.role)) return true;
  if (standing.role === 'approver') return isBeforeApprover(standing.phase);
  return !isInPreparation(standing.phase) && standing.phase !== 'cancelled';
}

/** Guests see the items shared with them alone, in documents of their own (role table, DOMAIN b). */
function seesAll(standing: Standing | undefined): standing is Standing {
  return takesPart(standing) && standing.role !== 'guest';
}
