/**
 * The only table of who reads and who writes which document. The server decides on a name, a person and that person's
 * standing alone, never on content; the client asks the same table what to open and what to grey out.
 */
import { type DocumentName, meetingOf, pollOf, preparedItemOf } from './documents.ts';
import { type GroupId, type ItemId, type MeetingId, ownShelf, type PersonId, type PollId } from './ids.ts';
import type { MinutesState } from './meeting/minutes.ts';
import { isConcluded, isInPreparation, isOver, isRunning, type Phase } from './meeting/phase.ts';
import { isOpenForPapers, type PreparationState } from './meeting/preparation.ts';
import { isOrganiser, type MeetingRole } from './meeting/roles.ts';
import { type PollStanding, seesPoll } from './poll/parts.ts';
import { isPollOver } from './poll/phase.ts';

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
