/** Commands about the preparing of papers by units: the request, its officers' desks, and the way of approved papers into the plan. */
import { createHash } from 'node:crypto';
import {
  type CommandName,
  commands,
  type PreparationEffect,
  type PreparationOutcome,
  type PreparationSituation,
} from '#domain/commands.ts';
import { type ItemId, type MeetingId, PaperId, type PersonId, type Timestamp } from '#domain/ids.ts';
import type { Member } from '#domain/meeting/floor.ts';
import {
  addPaper,
  changeItem,
  filesOf,
  type Paper,
  type Plan,
  readPlan,
  replacePaper,
} from '#domain/meeting/plan.ts';
import {
  emptyPrepared,
  type Preparation,
  preparationsOf,
  readPreparations,
  readPrepared,
} from '#domain/meeting/preparation.ts';
import { type DeskPreparation, deskPreparationId, deskPreparationsOf } from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import type { KeptChange, Rooms } from '../rooms.ts';
import type { MeetingTable } from '../store/meetings.ts';
import type { PreparationTable } from '../store/preparations.ts';
import type { Decision, Subject, Work } from './subject.ts';

export interface PreparationsOptions {
  rooms: Rooms;
  meetings: MeetingTable;
  preparations: PreparationTable;
}

interface About {
  meeting: MeetingId;
  item: ItemId;
}

export class Preparations implements Subject {
  readonly #options: PreparationsOptions;

  constructor(options: PreparationsOptions) {
    this.#options = options;
  }

  /** What is asked and decided about the papers of a meeting stands in the meeting's own journal. */
  nameOf({ meeting }: About): string {
    return `meeting/${meeting}`;
  }

  decide(name: CommandName, asker: PersonId, input: About, at: Timestamp): Decision {
    const rule = commands[name];
    if (rule.about !== 'preparation') throw new Error(`${name} is not about the preparing of papers`);
    const situation = this.#situation(asker, at, input);
    const code = rule.refusal(situation);
    if (code) return { refusal: { code } };
    const outcomeOf = rule.outcome as (now: PreparationSituation, input: unknown) => PreparationOutcome;
    const outcome = outcomeOf(situation, input);
    if ('refusal' in outcome) return outcome;
    return { work: this.#carryOut(input, situation.preparation, outcome.effect, situation.plan()) };
  }

  #situation(asker: PersonId, at: Timestamp, { meeting, item }: About): PreparationSituation {
    const { rooms, meetings, preparations } = this.#options;
    const record = meetings.find(meeting);
    return {
      asker,
      at,
      phase: record?.phase,
      role: record && roleOf(record.members, asker),
      preparation: record
        ? rooms.read({ kind: 'preparations', meeting }, (doc) => readPreparations(doc).get(item))
        : undefined,
      plan: () => rooms.read({ kind: 'plan', meeting }, readPlan),
      prepared: () => rooms.read({ kind: 'preparation', meeting, item }, readPrepared),
      directory: () => rooms.read({ kind: 'directory' }, readDirectory),
      uploaderOf: (sha256) => preparations.uploaderOf(meeting, item, sha256),
    };
  }

  #carryOut(
    { meeting, item }: About,
    before: Preparation | undefined,
    { preparation: after, empties, intoPlan }: PreparationEffect,
    plan: Plan,
  ): Work {
    const table = this.#options.preparations;
    const documents: KeptChange[] = [
      {
        name: { kind: 'preparations', meeting },
        write(doc) {
          if (after) preparationsOf(doc).set(item, after);
          else preparationsOf(doc).delete(item);
        },
      },
      {
        name: { kind: 'plan', meeting },
        write(doc) {
          changeItem(doc, item, { preparingUnit: after?.unit ?? null, prepareBy: after?.dueAt ?? null });
          for (const paper of intoPlan ?? []) putIntoPlan(doc, meeting, item, paper);
        },
      },
      ...(empties ? [{ name: { kind: 'preparation', meeting, item } as const, write: emptyPrepared }] : []),
      ...deskChanges(meeting, item, before, after, plan),
    ];
    return {
      documents: () => documents,
      write: () => {
        if (empties) table.dropFiles(meeting, item);
        if (after) table.put(meeting, after);
        else table.drop(meeting, item);
        for (const { sha256 } of (intoPlan ?? []).flatMap(filesOf)) table.takeIn(meeting, item, sha256);
      },
      changesRights: true,
    };
  }
}

/**
 * Puts an approved paper at the end of its item. Its id is made of what it was brought as, never taken over: an officer
 * can't name a paper of the plan that theirs would replace. Brought and approved once more, it takes its own place again.
 */
function putIntoPlan(
  doc: Parameters<KeptChange['write']>[0],
  meeting: MeetingId,
  item: ItemId,
  paper: Paper,
): void {
  const id = approvedPaperId(meeting, item, paper.id);
  const { rank: _, mustRead: __, ...rest } = paper;
  const known = readPlan(doc).papers.find((each) => each.id === id);
  if (known) replacePaper(doc, { ...rest, id, item: known.item });
  else addPaper(doc, { ...rest, id, item });
}

/** The id in the plan of a paper that a unit brought for an item. */
export function approvedPaperId(meeting: MeetingId, item: ItemId, paper: PaperId): PaperId {
  const hash = createHash('sha256').update(`${meeting}/${item}/${paper}`).digest('hex');
  return PaperId.parse(`chuan-bi-${hash.slice(0, 40)}`);
}

/** The request is on the desk of each officer, and says all that they learn of the meeting. */
function deskChanges(
  meeting: MeetingId,
  item: ItemId,
  before: Preparation | undefined,
  after: Preparation | null,
  { details, items }: Plan,
): KeptChange[] {
  const id = deskPreparationId(meeting, item);
  const shown: DeskPreparation | undefined = after
    ? {
        id,
        meeting,
        item,
        unit: after.unit,
        state: after.state,
        dueAt: after.dueAt,
        meetingTitle: details.title,
        itemTitle: items.find((each) => each.id === item)?.title ?? '',
        startsAt: details.startsAt,
        assignedBy: after.assignedBy,
        submittedBy: after.submittedBy,
        submittedAt: after.submittedAt,
        decidedBy: after.decidedBy,
        decidedAt: after.decidedAt,
        reason: after.reason,
      }
    : undefined;
  const officers = new Set(after?.officers ?? []);
  return [...new Set([...(before?.officers ?? []), ...officers])].map((person) => ({
    name: { kind: 'desk', person },
    write(doc) {
      if (shown && officers.has(person)) deskPreparationsOf(doc).set(id, shown);
      else deskPreparationsOf(doc).delete(id);
    },
  }));
}

function roleOf(
  members: readonly Pick<Member, 'id' | 'role'>[],
  person: PersonId,
): Member['role'] | undefined {
  return members.find(({ id }) => id === person)?.role;
}
