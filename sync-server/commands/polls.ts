/** Commands about one opinion poll. */
import {
  type CommandName,
  commands,
  type PollEffect,
  type PollOutcome,
  type PollSituation,
} from '#domain/commands.ts';
import type { PersonId, PollId } from '#domain/ids.ts';
import { type DeskPoll, deskPollsOf, readDeskPolls } from '#domain/people/desk.ts';
import { seesPoll } from '#domain/poll/parts.ts';
import { readQuestion } from '#domain/poll/question.ts';
import { type Reply, repliesOf } from '#domain/poll/reply.ts';
import { setSheet } from '#domain/poll/sheet.ts';
import { changePollRecord, emptyPoll, readPoll, setPollMembers, setPollState } from '#domain/poll/state.ts';
import type { KeptChange, Rooms } from '../rooms.ts';
import type { OfficeTable } from '../store/office.ts';
import type { PollRecord, PollTable } from '../store/polls.ts';
import type { Asking, Decision, Subject, Work } from './subject.ts';

export interface PollsOptions {
  rooms: Rooms;
  polls: PollTable;
  office: OfficeTable;
}

const nothing: PollRecord = { phase: 'draft', open: false, dueAt: null, members: [] };

export class Polls implements Subject {
  readonly #options: PollsOptions;

  constructor(options: PollsOptions) {
    this.#options = options;
  }

  nameOf({ poll }: { poll: PollId }): string {
    return `poll/${poll}`;
  }

  decide(name: CommandName, asker: PersonId, input: { poll: PollId }, at: number, asking: Asking): Decision {
    const rule = commands[name];
    if (rule.about !== 'poll') throw new Error(`${name} is not about a poll`);
    const id = input.poll;
    const record = this.#options.polls.find(id);
    const situation = this.#situation(asker, id, record, { at, ...asking });
    const code = rule.refusal(situation);
    if (code) return { refusal: { code } };
    const outcomeOf = rule.outcome as (now: PollSituation, input: unknown) => PollOutcome;
    const outcome = outcomeOf(situation, input);
    return 'refusal' in outcome
      ? outcome
      : { work: this.#carryOut(id, record, outcome.effect, situation.poll.dueAt) };
  }

  #situation(
    asker: PersonId,
    id: PollId,
    record: PollRecord | undefined,
    when: Pick<PollSituation, 'at' | 'askedAt' | 'command'>,
  ): PollSituation {
    const { rooms, office, polls } = this.#options;
    const standing = polls.standing(asker, id);
    return {
      ...when,
      asker,
      phase: record?.phase,
      parts: standing && seesPoll(standing) ? standing.parts : undefined,
      poll: record ? rooms.read({ kind: 'pollState', poll: id }, readPoll) : emptyPoll(),
      question: () => rooms.read({ kind: 'question', poll: id }, readQuestion),
      isKnown: (someone) => office.isKnown(someone),
    };
  }

  /** What an effect writes into the poll's record and documents, and on the desks of its people. */
  #carryOut(id: PollId, record: PollRecord | undefined, effect: PollEffect, due: number | null): Work {
    const { phase, members, state, records = [], reply, sheet } = effect;
    const before = record ?? nothing;
    const after: PollRecord = {
      phase: phase ?? before.phase,
      open: state?.open ?? before.open,
      dueAt: (phase ?? before.phase) === 'sent' ? (state?.dueAt ?? due) : null,
      members: members ?? before.members,
    };
    const desks = this.#deskChanges(id, before, after, effect);
    return {
      documents: (head) => [
        {
          name: { kind: 'pollState', poll: id },
          write(doc) {
            const moved = !record || before.phase !== after.phase ? { phase: after.phase } : {};
            setPollState(doc, { ...moved, ...state, journal: head });
            if (members) setPollMembers(doc, members);
            for (const change of records) changePollRecord(doc, change);
          },
        },
        ...(reply ? [replyChange(id, reply)] : []),
        ...(reply && sheet !== undefined ? [sheetChange(id, reply.id, sheet)] : []),
        ...desks,
      ],
      write: () => this.#options.polls.put(id, after),
      changesRights: phase !== undefined || members !== undefined,
    };
  }

  /** A desk says what its owner's parts are, what they answered, and that they were reminded. */
  #deskChanges(
    id: PollId,
    before: PollRecord,
    after: PollRecord,
    { phase, members, reply, reminded = [] }: PollEffect,
  ): KeptChange[] {
    const shown = new Map(standings(after).map((entry) => [entry.person, entry]));
    // A reply or a reminder is on the desks of those it is about alone.
    const concerned =
      phase || members
        ? [...standings(before).map(({ person }) => person), ...shown.keys()]
        : [...(reply ? [reply.id] : []), ...reminded];
    return [...new Set(concerned)].flatMap((person) => {
      const known = this.#options.rooms.read({ kind: 'desk', person }, (doc) => readDeskPolls(doc).get(id));
      const entry = shown.get(person);
      const next: DeskPoll | undefined = entry && {
        id,
        parts: entry.parts,
        phase: after.phase,
        open: after.open,
        // A poll that was recalled asks anew.
        answer:
          after.phase === 'draft' ? null : reply?.id === person ? answerOf(reply) : (known?.answer ?? null),
        reminders:
          after.phase === 'draft' ? 0 : (known?.reminders ?? 0) + (reminded.includes(person) ? 1 : 0),
      };
      if (JSON.stringify(known) === JSON.stringify(next)) return [];
      return [
        {
          name: { kind: 'desk', person },
          write(doc) {
            if (next) deskPollsOf(doc).set(id, next);
            else deskPollsOf(doc).delete(id);
          },
        },
      ];
    });
  }
}

/** Those who see the poll as it stands. */
function standings({ members, phase, open }: PollRecord) {
  return members
    .filter(({ parts }) => seesPoll({ parts, phase, open }))
    .map(({ id, parts }) => ({ person: id, parts }));
}

function answerOf({ choice, text, at, signed }: Reply): DeskPoll['answer'] {
  return { choice, text, at, signed };
}

function replyChange(poll: PollId, reply: Reply): KeptChange {
  return {
    name: { kind: 'replies', poll },
    write: (doc) => {
      repliesOf(doc).set(reply.id, reply);
    },
  };
}

/** @param sheet base64; `null`: there is none any more */
function sheetChange(poll: PollId, person: PersonId, sheet: string | null): KeptChange {
  return {
    name: { kind: 'sheet', poll, person },
    write: (doc) => setSheet(doc, sheet === null ? undefined : new Uint8Array(Buffer.from(sheet, 'base64'))),
  };
}
