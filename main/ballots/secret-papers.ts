/**
 * One's papers of secret ballots, from the asking to the box. Each step is on the disk before the next: a paper is asked
 * for with the same blinded key and cast with the same bytes however often that takes, and both ends take that as once.
 */
import type { OwnPaper } from '#contract';
import type { Command, CommandAnswer } from '#domain/commands.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type Ballot, Choice, isChoiceOf, isUnderWay } from '#domain/meeting/ballot.ts';
import type { Log } from '#main/log.ts';
import type { HttpErrorCode } from '#protocol/http.ts';
import type { Clock } from '#room/committer.ts';
import { CallFailure } from '../call-failure.ts';
import type { KeyBox } from '../keys.ts';
import { Changes, throttled } from '../papers/watching.ts';
import type { BallotTable, BoxName, PaperRow } from '../store/ballots.ts';
import { finishedPaper, newPaper, PaperSecret } from './paper.ts';
import { postPaper } from './post.ts';

/** A paper leaves within this time after its choice, so that the moment of a touch says little about whose it is. */
const LATEST_MS = 1_500;
const RETRY_MS = 2_000;
const TELL_MS = 50;

export interface SecretPapersOptions {
  table: BallotTable;
  keyBox: KeyBox;
  person: PersonId;
  origin: string;
  clock: Clock;
  log: Log;
  commit(write: () => void): void;
  ballot(box: BoxName): Ballot | undefined;
  /** Asks the server, for as long as it takes. */
  ask(name: 'ballot.takePaper', input: BoxName & { blinded: string }): void;
  /** A command that asks for this paper is on its way. */
  isAsking(box: BoxName): boolean;
  random?(): number;
}

export class SecretPapers {
  readonly #options: SecretPapersOptions;
  readonly #changes = new Changes();
  readonly #making = new Set<string>();
  readonly #due = new Map<string, () => void>();
  #connected = false;
  #closed = false;

  constructor(options: SecretPapersOptions) {
    this.#options = options;
  }

  /** Asks for the paper of this person, once; nothing happens where there is none for them. */
  async take(box: BoxName): Promise<void> {
    const { table, ballot: ballotOf, person, commit, ask, isAsking } = this.#options;
    const ballot = ballotOf(box);
    if (ballot?.secrecy !== 'secret' || ballot.publicKey === null) return;
    if (!isUnderWay(ballot) || !ballot.eligible.includes(person)) return;
    const known = table.find(box);
    if (known) {
      if (known.signature === null && known.state !== 'refused' && !isAsking(box))
        ask('ballot.takePaper', { ...box, blinded: known.blinded });
      return;
    }
    const name = nameOf(box);
    if (this.#making.has(name)) return;
    this.#making.add(name);
    try {
      const { secret, blinded, receipt } = await newPaper(ballot.publicKey);
      if (this.#closed) return;
      const row = { ...box, state: 'asked', blinded, receipt, signature: null, refusal: null } as const;
      commit(() => table.put({ ...row, sealed: this.#seal(secret) }));
      this.#changes.tell(box.meeting);
      ask('ballot.takePaper', { ...box, blinded });
    } finally {
      this.#making.delete(name);
    }
  }

  /** Puts the choice on the paper, for good; it goes into the box as soon as it can. @throws {CallFailure} */
  choose(box: BoxName, choice: Choice): void {
    const { table, ballot: ballotOf, commit } = this.#options;
    const row = table.find(box);
    const ballot = ballotOf(box);
    if (!row?.sealed || !ballot || !isChoiceOf(ballot, choice)) throw new CallFailure('not-found');
    if (row.state !== 'asked' && row.state !== 'ready') throw new CallFailure('not-found');
    const sealed = this.#seal({ ...this.#open(row.sealed), choice: Choice.parse(choice) });
    commit(() => table.put({ ...row, state: 'sending', sealed }));
    this.#changes.tell(box.meeting);
    this.#sendSoon(box, this.#delay());
  }

  /** The server's answer to a command of ours. Call within the transaction that settles it. */
  settled({ name, input }: Command, answer: CommandAnswer): void {
    if (name !== 'ballot.takePaper') return;
    const { table, clock } = this.#options;
    const box = input as BoxName;
    const row = table.find(box);
    if (!row || row.signature !== null) return;
    if (answer.ok) {
      const state = row.state === 'asked' ? 'ready' : row.state;
      table.put({ ...row, state, signature: answer.result ?? null });
    } else {
      table.put({ ...row, state: 'refused', refusal: answer.refusal.code, sealed: null });
    }
    clock.after(0, () => {
      this.#changes.tell(box.meeting);
      if (table.find(box)?.state === 'sending') this.#sendSoon(box, this.#delay());
    });
  }

  /** @param connected what waits is sent now */
  setConnected(connected: boolean): void {
    this.#connected = connected;
    if (connected) for (const row of this.#options.table.sending()) this.#sendSoon(row, this.#delay());
  }

  watch(meeting: MeetingId, signal: AbortSignal | undefined): AsyncGenerator<OwnPaper[]> {
    const { table, clock } = this.#options;
    return throttled({
      listen: (changed) => this.#changes.listen(meeting, changed),
      read: () =>
        table.of(meeting).map(({ ballot, state, receipt, refusal }) => ({ ballot, state, receipt, refusal })),
      everyMs: TELL_MS,
      clock,
      signal,
    });
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#due.values()) cancel();
  }

  #delay(): number {
    return Math.round((this.#options.random ?? Math.random)() * LATEST_MS);
  }

  #sendSoon({ meeting, ballot }: BoxName, ms: number): void {
    const box = { meeting, ballot };
    const name = nameOf(box);
    if (this.#closed || this.#due.has(name)) return;
    const cancel = this.#options.clock.after(ms, () => void this.#send(box).finally(() => this.#sent(box)));
    this.#due.set(name, cancel);
  }

  /** Once more later, if it is still on its way. */
  #sent(box: BoxName): void {
    this.#due.delete(nameOf(box));
    if (this.#closed || !this.#connected) return;
    const row = this.#options.table.find(box);
    if (row?.state === 'sending' && row.signature !== null) this.#sendSoon(box, RETRY_MS);
  }

  async #send(box: BoxName): Promise<void> {
    const { table, origin, log, ballot: ballotOf } = this.#options;
    const row = table.find(box);
    const publicKey = ballotOf(box)?.publicKey;
    if (!this.#connected || row?.state !== 'sending' || !row.sealed || !row.signature || !publicKey) return;
    try {
      const secret = this.#open(row.sealed);
      if (!secret.choice) return;
      const paper = await finishedPaper(box, publicKey, secret, row.signature, secret.choice);
      this.#settle(row, await postPaper(origin, box, paper));
    } catch (error) {
      // It stays as it is and is sent again.
      log.warn({ err: error }, 'a paper could not be cast yet');
    }
  }

  /** In the box, or never to be: either way nothing of the choice stays here. */
  #settle(row: PaperRow, code: HttpErrorCode | undefined): void {
    const { table, commit } = this.#options;
    if (this.#closed || (code !== undefined && !isFinal(code))) return;
    const state = code === undefined ? 'cast' : 'refused';
    commit(() => table.put({ ...row, state, refusal: code ?? null, sealed: null }));
    this.#changes.tell(row.meeting);
  }

  #seal(secret: PaperSecret): Buffer {
    return Buffer.from(this.#options.keyBox.seal(Buffer.from(JSON.stringify(secret))));
  }

  #open(sealed: Buffer): PaperSecret {
    return PaperSecret.parse(JSON.parse(Buffer.from(this.#options.keyBox.open(sealed)).toString()));
  }
}

function isFinal(code: HttpErrorCode): boolean {
  return code === 'ballot-closed' || code === 'bad-input' || code === 'not-found' || code === 'another-paper';
}

function nameOf({ meeting, ballot }: BoxName): string {
  return `${meeting}/${ballot}`;
}
