/** Closes polls when their time is over, by the server's clock. */
import type { CommandId, PollId } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';
import type { PollTable } from '../store/polls.ts';
import type { Decider } from './decide.ts';

export interface PollDeadlinesOptions {
  polls: PollTable;
  decider: Decider;
  clock: Clock;
}

/** A clock that was set right, or a machine that slept, is noticed within this time. */
const LOOK_AGAIN_MS = 60_000;

export class PollDeadlines {
  readonly #options: PollDeadlinesOptions;
  #stop: (() => void) | undefined;

  constructor(options: PollDeadlinesOptions) {
    this.#options = options;
  }

  start(): void {
    this.#look();
  }

  /** A poll was sent, extended or closed. */
  changed(): void {
    if (this.#stop) this.#wait();
  }

  close(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #look(): void {
    const { polls, clock } = this.#options;
    for (const poll of polls.due(clock.now()).over) this.#lapse(poll);
    this.#wait();
  }

  #wait(): void {
    const { polls, clock } = this.#options;
    const { next } = polls.due(clock.now());
    // One that could not be closed is tried again at the next look.
    const ms = next === undefined ? LOOK_AGAIN_MS : Math.min(next + 1 - clock.now(), LOOK_AGAIN_MS);
    this.#stop?.();
    this.#stop = clock.after(ms, () => this.#look());
  }

  #lapse(poll: PollId): void {
    const { polls, decider, clock } = this.#options;
    const record = polls.find(poll);
    const author = record?.members.find(({ parts }) => parts.includes('author'));
    if (!record || !author) return;
    decider.decide(author.id, {
      id: `lapse-${record.dueAt}-${poll}`.slice(0, 64) as CommandId,
      name: 'poll.lapse',
      input: { poll },
      askedAt: clock.now(),
    });
  }
}
