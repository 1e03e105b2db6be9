/**
 * Commands on their way to the server. Each is on disk before it is sent, is sent in order and again after every
 * reconnection until it is answered, and has its answer written down exactly once: the server knows it by its id.
 */
import { v7 as uuidv7 } from 'uuid';
import type { CommandOutcome, OutboxRow } from '#contract';
import {
  type Command,
  type CommandAnswer,
  type CommandName,
  commands,
  type Refusal,
} from '#domain/commands.ts';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import type { CommandId } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';
import { aboutOf, documentsBefore, isCreation } from './command-order.ts';
import type { Log } from './log.ts';
import type { About, OutboxTable, WaitingCommand } from './store/outbox.ts';

/** How long whoever asked waits for the answer before the command goes on by itself. */
const ASK_MS = 2_000;
/** After this long a command is sent again that could not be decided, or whose answer could not be stored. */
const RETRY_MS = 2_000;

export interface OutboxOptions {
  table: OutboxTable;
  clock: Clock;
  log: Log;
  /** Writes in a transaction, after all document changes made before. May throw. */
  commit(write: () => void): void;
  /** The server lacks changes of this document. */
  isUnsent(document: string): boolean;
  send(command: Command): void;
  /** What waits or was refused has changed. */
  changed(): void;
  /** A meeting or poll was created, or its creation answered: the person's part in it has changed. */
  standingChanged(): void;
  /** What else follows from an answer. Runs within the transaction that settles the command. */
  settled(command: Command, answer: CommandAnswer): void;
}

interface Waiting extends WaitingCommand {
  /** On this connection. */
  sent: boolean;
}

export class Outbox {
  readonly #options: OutboxOptions;
  /** In the order they were asked. */
  readonly #waiting: Map<CommandId, Waiting>;
  readonly #askers = new Map<CommandId, (outcome: CommandOutcome) => void>();
  /** Creations answered on this connection: the desk's first state may be from before. */
  readonly #createdNow = new Set<CommandId>();
  #connected = false;
  #timer: (() => void) | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#waiting = new Map(
      options.table.waiting().map((waiting) => [waiting.command.id, { ...waiting, sent: false }]),
    );
  }

  get rows(): OutboxRow[] {
    return this.#options.table.shown();
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** A command like this waits to be answered. */
  isWaiting(like: (command: Command) => boolean): boolean {
    return [...this.#waiting.values()].some(({ command }) => like(command));
  }

  /** Gives back what was not sent in time, now and whenever the next one is due. */
  start(): void {
    this.#expire();
  }

  /** @throws if it can't be stored: then it was not asked */
  ask(name: CommandName, given: unknown): Promise<CommandOutcome> {
    const input = commands[name].input.safeParse(given);
    if (!input.success) {
      const refusal: Refusal = { code: 'bad-input' };
      return Promise.resolve({ outcome: 'refused', refusal });
    }
    const { table, clock, commit, changed, standingChanged } = this.#options;
    const command: Command = {
      id: uuidv7() as CommandId,
      name,
      input: input.data,
      askedAt: clock.now(),
    };
    const about = aboutOf(input.data);
    commit(() => table.add(command, about));
    this.#waiting.set(command.id, { command, about, sent: false });
    changed();
    if (isCreation(name)) standingChanged();
    const outcome = this.#outcomeOf(command.id);
    this.pump();
    this.#expire();
    return outcome;
  }

  /** Takes a refused command off the list. */
  dismiss(id: CommandId): void {
    this.#options.commit(() => this.#options.table.dismiss(id));
    this.#options.changed();
  }

  connected(): void {
    this.#connected = true;
    this.pump();
  }

  disconnected(): void {
    this.#connected = false;
    this.#createdNow.clear();
    for (const waiting of this.#waiting.values()) waiting.sent = false;
    this.#expire();
  }

  /**
   * Sends what may be sent. Commands about one meeting or poll keep their order, and one waits until the server has the
   * plan or the question it speaks about: what an organiser convenes or an author sends is what they see.
   */
  pump(): void {
    if (!this.#connected) return;
    const held = new Set<About>();
    for (const waiting of this.#waiting.values()) {
      const { command, about } = waiting;
      if (about && held.has(about)) continue;
      if (!waiting.sent && documentsBefore(command).some((name) => this.#isUnsent(name))) {
        if (about) held.add(about);
        continue;
      }
      if (!waiting.sent) {
        waiting.sent = true;
        this.#options.send(command);
      }
      // Nothing of a meeting or poll is sent before it exists.
      if (about && isCreation(command.name)) held.add(about);
    }
  }

  answer(answer: CommandAnswer): void {
    const command = this.#waiting.get(answer.id)?.command;
    if (command && !answer.ok && answer.refusal.code === 'try-again') return this.#sendAgainLater(answer.id);
    try {
      this.#settle(answer);
    } catch (error) {
      this.#options.log.error({ err: error }, 'an answer cannot be stored: the command will be repeated');
      return this.#sendAgainLater(answer.id);
    }
    this.#options.changed();
    if (command && isCreation(command.name)) {
      if (answer.ok) this.#createdNow.add(answer.id);
      this.#options.standingChanged();
    }
    this.pump();
  }

  /** The desk's whole state has come: what was created earlier and it does not show is not ours any more. */
  deskCame(): void {
    const { table, commit } = this.#options;
    const gone = table.creations().filter((id) => !this.#createdNow.has(id));
    if (gone.length === 0) return;
    commit(() => {
      for (const id of gone) table.dropCreation(id);
    });
    this.#options.standingChanged();
  }

  close(): void {
    this.#timer?.();
    for (const tell of [...this.#askers.values()]) tell({ outcome: 'waiting' });
  }

  #outcomeOf(id: CommandId): Promise<CommandOutcome> {
    if (!this.#connected) return Promise.resolve({ outcome: 'waiting' });
    return new Promise((resolve) => {
      const giveUp = this.#options.clock.after(ASK_MS, () => tell({ outcome: 'waiting' }));
      const tell = (outcome: CommandOutcome) => {
        giveUp();
        this.#askers.delete(id);
        resolve(outcome);
      };
      this.#askers.set(id, tell);
    });
  }

  #isUnsent(name: DocumentName): boolean {
    return this.#options.isUnsent(formatDocumentName(name));
  }

  /** An answer to a command that was given back as expired still counts if the server did it. */
  #settle(answer: CommandAnswer): void {
    const { table, commit, settled } = this.#options;
    const command = this.#waiting.get(answer.id)?.command;
    commit(() => {
      if (answer.ok) table.done(answer.id);
      else table.refused(answer.id, answer.refusal);
      if (command) settled(command, answer);
    });
    this.#waiting.delete(answer.id);
    this.#askers.get(answer.id)?.(
      answer.ok ? { outcome: 'done' } : { outcome: 'refused', refusal: answer.refusal },
    );
  }

  #sendAgainLater(id: CommandId): void {
    this.#options.clock.after(RETRY_MS, () => {
      const waiting = this.#waiting.get(id);
      if (waiting) waiting.sent = false;
      this.#expire();
      this.pump();
    });
  }

  /**
   * Gives back what waited longer than it was worth. One that is with the server now gets its answer; what was sent on a
   * connection that broke may have been done: its result is seen through sync, and repeating it late would surprise the room.
   */
  #expire(): void {
    const now = this.#options.clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const { command, sent } of [...this.#waiting.values()]) {
      const { patience } = commands[command.name];
      if (patience === null || sent) continue;
      const due = command.askedAt + patience * 1_000;
      if (due > now) next = Math.min(next, due);
      else this.#giveBack(command.id);
    }
    this.#timer?.();
    this.#timer = Number.isFinite(next)
      ? this.#options.clock.after(Math.max(next - now, 10), () => this.#expire())
      : undefined;
  }

  #giveBack(id: CommandId): void {
    try {
      this.#settle({ id, ok: false, refusal: { code: 'expired' } });
      this.#options.changed();
    } catch (error) {
      this.#options.log.error({ err: error }, 'an expired command cannot be taken from the outbox');
    }
  }
}
