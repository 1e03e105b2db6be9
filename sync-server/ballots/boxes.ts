/** The boxes as the rules see them, and as papers come in. */
import { createHash } from 'node:crypto';
import type { PersonId, Sha256 } from '#domain/ids.ts';
import { type Ballot, isChoiceOf, isUnderWay } from '#domain/meeting/ballot.ts';
import type { BallotBox, BoxChange } from '#domain/meeting/ballot-box.ts';
import { changeRecord, readFloor } from '#domain/meeting/floor.ts';
import { PaperList, paperListText, type SecretPaper } from '#domain/meeting/paper-list.ts';
import type { Clock } from '#room/committer.ts';
import type { Rooms } from '../rooms.ts';
import type { BallotTable, BoxName } from '../store/ballots.ts';
import { type BallotKey, BallotKeys, blindSign } from './keys.ts';
import { isGenuine, keyHashOf, receiptOfPaper } from './paper.ts';

/** How many are in a box is told at most this often, so that the count does not tell when each came. */
const COUNT_MS = 1_000;

export type PaperAnswer =
  | 'stored'
  | 'not-found'
  | 'bad-input'
  | 'ballot-suspended'
  | 'ballot-closed'
  | 'another-paper';

export interface BoxesOptions {
  table: BallotTable;
  rooms: Rooms;
  clock: Clock;
  failed(error: unknown): void;
}

export class Boxes {
  readonly keys = new BallotKeys();
  readonly #options: BoxesOptions;
  /** Made and not kept yet: the transaction that keeps them follows at once. */
  readonly #made = new Map<string, BallotKey>();
  readonly #counting = new Map<string, () => void>();

  constructor(options: BoxesOptions) {
    this.#options = options;
  }

  /** Counts told before a crash may be behind. */
  start(): void {
    for (const box of this.#options.table.underWay()) this.#countLater(box);
  }

  close(): void {
    for (const cancel of this.#counting.values()) cancel();
  }

  /** The boxes of one meeting, for its rules. */
  of(meeting: BoxName['meeting']): BallotBox {
    const { table } = this.#options;
    return {
      newKey: () => {
        const key = this.keys.take();
        this.#made.set(key.publicKey, key);
        return key.publicKey;
      },
      paperOf: (ballot, person) => table.permit({ meeting, ballot }, person),
      sign: (ballot, blinded) => {
        const key = table.key({ meeting, ballot });
        return key && blindSign(key, Buffer.from(blinded, 'base64url'))?.toString('base64url');
      },
      votes: (ballot) => this.#votes({ meeting, ballot }),
      list: (ballot, taken) => this.#list(meeting, ballot, taken),
    };
  }

  /** Call within the transaction of the command. */
  write(meeting: BoxName['meeting'], change: BoxChange): void {
    const { table, clock } = this.#options;
    const box = { meeting, ballot: change.ballot };
    switch (change.do) {
      case 'keep-key': {
        const key = this.#made.get(change.publicKey);
        if (!key) throw new Error('no such key was made');
        this.#made.clear();
        return table.putKey(box, key.privateKey);
      }
      case 'cast':
        return table.putVote(box, change.person, change.choice);
      case 'hand-out':
        return table.putPermit(box, change.person, change.blinded, change.signature);
      case 'seal':
        table.seal(box, change.list);
        break;
      case 'discard':
        table.discard(box);
        break;
    }
    clock.after(0, () => this.forgetOld());
  }

  /** Overwrites what was taken out of boxes on the disk itself. */
  forgetOld(): void {
    this.#attempt(() => this.#options.table.forgetOld());
  }

  /**
   * Takes a paper in. Nothing here knows whose it is, and nothing is written down but the paper itself.
   * @throws if it could not be stored
   */
  putPaper(box: BoxName, paper: SecretPaper): PaperAnswer {
    const { table, rooms } = this.#options;
    const ballot = this.#ballot(box);
    if (ballot?.secrecy !== 'secret' || ballot.publicKey === null) return 'not-found';
    if (!isChoiceOf(ballot, paper) || !isGenuine(box, ballot.publicKey, paper)) return 'bad-input';
    const known = this.#known(box, paper);
    if (known) return isSame(known, paper) ? 'stored' : 'another-paper';
    if (ballot.state === 'suspended') return 'ballot-suspended';
    if (!isUnderWay(ballot)) return 'ballot-closed';
    rooms.change([], () => table.putPaper(box, keyHashOf(paper), paper));
    this.#countLater(box);
    return 'stored';
  }

  /** The list of a ballot that is published; `undefined` before that, and for ever where it was annulled instead. */
  published(box: BoxName): string | undefined {
    const published = this.#ballot(box)?.publishedAt ?? null;
    return published === null ? undefined : this.#options.table.list(box);
  }

  #ballot({ meeting, ballot }: BoxName): Ballot | undefined {
    return this.#options.rooms.read({ kind: 'floor', meeting }, (doc) => readFloor(doc).ballots.get(ballot));
  }

  #votes(box: BoxName) {
    const { table } = this.#options;
    const list = table.list(box);
    const papers = list === undefined ? table.papers(box) : PaperList.parse(JSON.parse(list)).papers;
    if (papers.length === 0) return table.votes(box);
    return papers.map(({ option, text }) => ({ option, text, person: null as PersonId | null }));
  }

  #list(meeting: BoxName['meeting'], ballot: Ballot, taken: number): { text: string; hash: Sha256 } {
    const papers = this.#options.table.papers({ meeting, ballot: ballot.id });
    const named = papers.map((paper) => ({ ...paper, receipt: receiptOfPaper(paper) }));
    const text = paperListText(meeting, ballot, taken, named);
    return { text, hash: createHash('sha256').update(text).digest('hex') as Sha256 };
  }

  /** A paper of the same key that is in the box already, or was when it was sealed. */
  #known(box: BoxName, paper: SecretPaper): SecretPaper | undefined {
    const { table } = this.#options;
    const list = table.list(box);
    if (list === undefined) return table.paper(box, keyHashOf(paper));
    return PaperList.parse(JSON.parse(list)).papers.find(({ key }) => key === paper.key);
  }

  #countLater(box: BoxName): void {
    const name = `${box.meeting}/${box.ballot}`;
    if (this.#counting.has(name)) return;
    const cancel = this.#options.clock.after(COUNT_MS, () => {
      this.#counting.delete(name);
      this.#attempt(() => this.#tellCount(box));
    });
    this.#counting.set(name, cancel);
  }

  #tellCount(box: BoxName): void {
    const { table, rooms } = this.#options;
    if (table.key(box) === undefined) return;
    const count = { id: box.ballot, cast: table.papers(box).length };
    const name = { kind: 'floor', meeting: box.meeting } as const;
    rooms.change([{ name, write: (doc) => changeRecord(doc, { in: 'ballotCounts', put: count }) }], () => {});
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.failed(error);
    }
  }
}

function isSame(a: SecretPaper, b: SecretPaper): boolean {
  return a.option === b.option && a.text === b.text && a.signature === b.signature;
}
