/** Everything about ballots that a person's machine does beside asking: secret papers, published lists, counting again. */
import type { OwnPaper, Recount } from '#contract';
import type { Command, CommandAnswer } from '#domain/commands.ts';
import type { MeetingId } from '#domain/ids.ts';
import type { Ballot, Choice } from '#domain/meeting/ballot.ts';
import { CallFailure } from '../call-failure.ts';
import type { Handouts } from '../handouts.ts';
import { fetchBallotList } from '../office-api.ts';
import type { BoxName } from '../store/ballots.ts';
import { recount } from './recount.ts';
import { SecretPapers, type SecretPapersOptions } from './secret-papers.ts';

export interface BallotsOptions extends SecretPapersOptions {
  handouts: Handouts;
  /** The session's token; `null` without one. */
  token(): string | null;
}

export class Ballots {
  readonly #options: BallotsOptions;
  readonly #papers: SecretPapers;

  constructor(options: BallotsOptions) {
    this.#options = options;
    this.#papers = new SecretPapers(options);
  }

  takePaper(box: BoxName): Promise<void> {
    return this.#papers.take(box);
  }

  choose({ choice, ...box }: BoxName & { choice: Choice }): void {
    this.#papers.choose(box, choice);
  }

  watchPapers(meeting: MeetingId, signal: AbortSignal | undefined): AsyncGenerator<OwnPaper[]> {
    return this.#papers.watch(meeting, signal);
  }

  settled(command: Command, answer: CommandAnswer): void {
    this.#papers.settled(command, answer);
  }

  setConnected(connected: boolean): void {
    this.#papers.setConnected(connected);
  }

  /** @throws {CallFailure} */
  async recount(box: BoxName): Promise<Recount> {
    const ballot = this.#ballot(box);
    const paper = this.#options.table.find(box);
    return recount(await this.#list(box), ballot, paper?.state === 'cast' ? paper.receipt : null);
  }

  /** The published list as a file to keep or pass on. @throws {CallFailure} */
  async save(box: BoxName): Promise<{ exportId: ReturnType<Handouts['keep']>['exportId']; name: string }> {
    const { number } = this.#ballot(box);
    const bytes = Buffer.from(await this.#list(box));
    return this.#options.handouts.keep({
      name: `Danh sách phiếu kín ${number}.json`,
      type: 'application/json',
      bytes,
    });
  }

  close(): void {
    this.#papers.close();
  }

  #ballot(box: BoxName): Ballot {
    const ballot = this.#options.ballot(box);
    if (!ballot?.publishedAt) throw new CallFailure('not-found');
    return ballot;
  }

  /** A list never changes once it is published: fetched once, it is here for good. */
  async #list(box: BoxName): Promise<string> {
    const { table, commit, origin, token: tokenOf } = this.#options;
    const known = table.list(box);
    if (known !== undefined) return known;
    const token = tokenOf();
    if (token === null) throw new CallFailure('signed-out');
    const list = await fetchBallotList(origin, token, box);
    commit(() => table.putList(box, list));
    return list;
  }
}
