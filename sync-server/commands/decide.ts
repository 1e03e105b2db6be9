/**
 * Deciding commands: a known one gets its answer again, a new one is checked by the domain's rule, and what it does, its
 * place in the journal and what people see of it are stored in one transaction.
 */
import {
  type Circumstances,
  type Command,
  type CommandAnswer,
  type CommandInput,
  type CommandName,
  commands,
  type RefusalCode,
} from '#domain/commands.ts';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import type { Rooms } from '../rooms.ts';
import type { JournalTable } from '../store/journal.ts';
import type { MeetingTable } from '../store/meetings.ts';
import type { OfficeTable } from '../store/office.ts';
import { carryOut } from './carry-out.ts';
import type { Outcome, Situation } from './effect.ts';
import * as life from './meeting-life.ts';
import * as room from './meeting-room.ts';
import * as roster from './meeting-roster.ts';

const outcomes: { [N in CommandName]: (situation: Situation, input: CommandInput<N>) => Outcome } = {
  'meeting.create': life.create,
  'meeting.appoint': roster.appoint,
  'meeting.convene': life.convene,
  'meeting.cancel': life.cancel,
  'meeting.start': life.start,
  'meeting.end': life.end,
  'meeting.present': room.present,
  'meeting.lead': room.lead,
  'meeting.stopLeading': room.stopLeading,
  'meeting.checkIn': room.checkIn,
};

export interface DeciderOptions {
  rooms: Rooms;
  meetings: MeetingTable;
  journal: JournalTable;
  office: OfficeTable;
  now(): Timestamp;
  /** Phase or roster have changed: rights are to be looked at again. Called before anyone sees the change. Must not throw. */
  rightsChanged(): void;
  /** Told of every decision. */
  decided(command: Command, answer: CommandAnswer): void;
  /** Told when a decision could not be stored. */
  failed(error: unknown): void;
}

export class Decider {
  readonly #options: DeciderOptions;

  constructor(options: DeciderOptions) {
    this.#options = options;
  }

  /** Decides and, where it was decided to, does it. Never throws: what could not be stored did not happen. */
  decide(person: PersonId, command: Command): CommandAnswer {
    try {
      const answer = this.#again(person, command) ?? this.#decideNew(person, command);
      this.#options.decided(command, answer);
      return answer;
    } catch (error) {
      this.#options.failed(error);
      return refused(command, 'try-again');
    }
  }

  /** The answer given before. An id is one person's: someone else's answer is nobody's business. */
  #again(person: PersonId, command: Command): CommandAnswer | undefined {
    const known = this.#options.journal.find(command.id);
    if (!known) return undefined;
    return known.person === person ? known.answer : refused(command, 'bad-input');
  }

  #decideNew(person: PersonId, command: Command): CommandAnswer {
    const rule = commands[command.name];
    const input = rule.input.safeParse(command.input);
    if (!input.success) return refused(command, 'bad-input');
    const { meeting: id } = input.data;
    const { rooms, meetings, office, journal, now, rightsChanged } = this.#options;
    const at = now();
    const meeting = meetings.find(id);
    const outcome = this.#outcome(command.name, input.data, {
      asker: person,
      at,
      meeting,
      plan: () => rooms.read({ kind: 'plan', meeting: id }, readPlan),
      isKnown: (someone) => office.isKnown(someone),
    });
    if ('refusal' in outcome) {
      const answer = { id: command.id, ok: false, refusal: outcome.refusal } as const;
      rooms.change([], () => journal.write(person, command, answer, at));
      return answer;
    }
    const answer = { id: command.id, ok: true } as const;
    const work = carryOut({ id, meeting, effect: outcome.effect, asker: person, at, meetings });
    rooms.change(
      work.documents,
      () => {
        journal.write(person, command, answer, at);
        work.write();
      },
      work.changesRights ? rightsChanged : undefined,
    );
    return answer;
  }

  #outcome(name: CommandName, input: { meeting: MeetingId }, situation: Situation): Outcome {
    const { asker } = situation;
    const code = commands[name].refusal(this.#circumstances(input.meeting, situation), asker);
    if (code) return { refusal: { code } };
    // The input was parsed by the very command's shape.
    const outcomeOf = outcomes[name] as (situation: Situation, input: unknown) => Outcome;
    return outcomeOf(situation, input);
  }

  #circumstances(id: MeetingId, { asker, meeting }: Situation): Circumstances {
    return {
      phase: meeting?.phase,
      role: meeting?.members.find((member) => member.id === asker)?.role,
      checkedIn: this.#options.meetings.hasCheckedIn(asker, id),
      leader: meeting?.leader,
    };
  }
}

function refused({ id }: Command, code: RefusalCode): CommandAnswer {
  return { id, ok: false, refusal: { code } };
}
