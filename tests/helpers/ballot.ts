/** Ballots on a server of tests, by the very commands that people's are. */
import type { CommandAnswer, CommandInput, CommandName } from '#domain/commands.ts';
import type { BallotId, MeetingId } from '#domain/ids.ts';
import { type Ballot, type BallotTerms, usualTerms } from '#domain/meeting/ballot.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import type { Core } from '#server/core.ts';
import { item, makeMeeting, person } from './meeting.ts';
import { commandId } from './raw-client.ts';
import { Voter } from './voter.ts';

export const question = 'Thông qua dự thảo Quy chế làm việc?';

export function terms(changes: Partial<BallotTerms> = {}): BallotTerms {
  return { ...usualTerms, question, item, ...changes };
}

let ballots = 0;

/** A ballot of a meeting in progress in which chair and delegates have checked in. */
export class Voting {
  readonly meeting: MeetingId;
  readonly ballot: BallotId;
  readonly #core: () => Core;

  /** @param core as it is now: a server may be restarted */
  constructor(core: () => Core, changes: Partial<BallotTerms> = {}) {
    this.#core = core;
    this.meeting = makeMeeting(core(), 'in_progress');
    this.ballot = `phieu-${++ballots}` as BallotId;
    for (const who of ['chutri', 'daibieu', 'daibieu2']) this.ask(who, 'meeting.checkIn', {});
    this.ask('thuky', 'ballot.prepare', { terms: terms(changes), revoteOf: null });
  }

  static open(core: () => Core, changes: Partial<BallotTerms> = {}): Voting {
    const voting = new Voting(core, changes);
    voting.ask('thuky', 'ballot.open', {});
    return voting;
  }

  /** The answer, as `ok` or why not. */
  ask<N extends CommandName>(
    who: string,
    name: N,
    input: Omit<CommandInput<N>, 'meeting' | 'ballot'>,
    id = commandId(),
  ): string {
    const answer = this.answer(who, name, input, id);
    return answer.ok ? 'ok' : answer.refusal.code;
  }

  answer<N extends CommandName>(
    who: string,
    name: N,
    input: Omit<CommandInput<N>, 'meeting' | 'ballot'>,
    id = commandId(),
  ): CommandAnswer {
    const whole = { ...input, meeting: this.meeting, ballot: this.ballot };
    return this.#core().decider.decide(person(who), { id, name, input: whole, askedAt: 5 });
  }

  cast(who: string, option: string, text = ''): string {
    return this.ask(who, 'ballot.cast', { choice: { option, text } });
  }

  get floor() {
    return this.#core().rooms.read({ kind: 'floor', meeting: this.meeting }, readFloor);
  }

  get state(): Ballot {
    const ballot = this.floor.ballots.get(this.ballot);
    if (!ballot) throw new Error('no such ballot');
    return ballot;
  }

  voter(): Voter {
    return new Voter({ meeting: this.meeting, ballot: this.ballot }, this.state.publicKey ?? '');
  }

  /** A voter with a paper of this person. */
  async takePaper(who: string): Promise<Voter> {
    const voter = this.voter();
    const answer = this.answer(who, 'ballot.takePaper', { blinded: await voter.blind() });
    if (!answer.ok) throw new Error(answer.refusal.code);
    await voter.unblind(answer.result ?? '');
    return voter;
  }
}
