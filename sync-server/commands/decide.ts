/**
 * Deciding commands: a known one gets its answer again, a new one is checked by the domain's rule, and what it does, its
 * place in the journal and what people see of it are stored in one transaction.
 */
import { type Command, type CommandAnswer, commands, type RefusalCode } from '#domain/commands.ts';
import type { PersonId, Timestamp } from '#domain/ids.ts';
import type { Rooms } from '../rooms.ts';
import { headOf, type JournalTable } from '../store/journal.ts';
import type { Subject } from './subject.ts';

export interface DeciderOptions {
  rooms: Rooms;
  journal: JournalTable;
  /** By what a command is about. */
  subjects: Record<(typeof commands)[keyof typeof commands]['about'], Subject>;
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
    const { rooms, journal, subjects, now, rightsChanged } = this.#options;
    const rule = commands[command.name];
    const input = rule.input.safeParse(command.input);
    if (!input.success) return refused(command, 'bad-input');
    const at = now();
    const subject = subjects[rule.about];
    const about = subject.nameOf(input.data as never);
    const asking = { askedAt: command.askedAt, command: command.id };
    const decision = subject.decide(command.name, person, input.data as never, at, asking);
    if ('refusal' in decision) {
      const answer = { id: command.id, ok: false, refusal: decision.refusal } as const;
      rooms.change([], () => journal.write(journal.next(about, person, command, answer, at)));
      return answer;
    }
    const { documents, write, changesRights, result } = decision.work;
    const answer = { id: command.id, ok: true, ...(result === undefined ? {} : { result }) } as const;
    const entry = journal.next(about, person, command, answer, at);
    rooms.change(
      documents(headOf(entry)),
      () => {
        journal.write(entry);
        write();
      },
      changesRights ? rightsChanged : undefined,
    );
    return answer;
  }
}

function refused({ id }: Command, code: RefusalCode): CommandAnswer {
  return { id, ok: false, refusal: { code } };
}
