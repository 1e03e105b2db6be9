/** What is in the ballot boxes, as rows. Which rows must not know of each other is said in `migrations/007-ballots.ts`. */
import type { Database } from 'better-sqlite3';
import type { BallotId, MeetingId, PersonId } from '#domain/ids.ts';
import type { Choice } from '#domain/meeting/ballot.ts';
import { SecretPaper } from '#domain/meeting/paper-list.ts';
import type { Vote } from '#domain/meeting/tally.ts';

/** One box on this server. */
export interface BoxName {
  meeting: MeetingId;
  ballot: BallotId;
}

export class BallotTable {
  readonly #db: Database;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#db = db;
    this.#statements = prepare(db);
  }

  /** An open vote, in place of an earlier one. */
  putVote(box: BoxName, person: PersonId, { option, text }: Choice): void {
    this.#statements.putVote.run(textOf(box), person, option, text);
  }

  votes(box: BoxName): Vote[] {
    return this.#statements.votes.all(textOf(box));
  }

  putKey(box: BoxName, privateKey: Uint8Array): void {
    this.#statements.putKey.run(textOf(box), privateKey);
  }

  /** `undefined` once the box is sealed. */
  key(box: BoxName): Buffer | undefined {
    return this.#statements.key.get(textOf(box));
  }

  putPermit(box: BoxName, person: PersonId, blinded: string, signature: string): void {
    this.#statements.putPermit.run(textOf(box), person, blinded, signature);
  }

  permit(box: BoxName, person: PersonId): { blinded: string; signature: string } | undefined {
    return this.#statements.permit.get(textOf(box), person);
  }

  putPaper(box: BoxName, keyHash: Uint8Array, paper: SecretPaper): void {
    this.#statements.putPaper.run(textOf(box), keyHash, JSON.stringify(paper));
  }

  paper(box: BoxName, keyHash: Uint8Array): SecretPaper | undefined {
    const text = this.#statements.paper.get(textOf(box), keyHash);
    return text === undefined ? undefined : SecretPaper.parse(JSON.parse(text));
  }

  papers(box: BoxName): SecretPaper[] {
    return this.#statements.papers.all(textOf(box)).map((text) => SecretPaper.parse(JSON.parse(text)));
  }

  list(box: BoxName): string | undefined {
    return this.#statements.list.get(textOf(box));
  }

  /**
   * Keeps the list alone. Key and papers are overwritten and not just forgotten: where a page lay on the disk says
   * something about the order in which papers came.
   */
  seal(box: BoxName, list: string): void {
    this.#statements.putList.run(textOf(box), list);
    this.discard(box);
  }

  discard(box: BoxName): void {
    this.#db.pragma('secure_delete = ON');
    try {
      this.#statements.dropKey.run(textOf(box));
      this.#statements.dropPapers.run(textOf(box));
    } finally {
      this.#db.pragma('secure_delete = OFF');
    }
  }

  /** Brings what was overwritten to the disk, and empties the log that still had it. Call outside of a transaction. */
  forgetOld(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** The secret ballots under way. */
  underWay(): BoxName[] {
    return this.#statements.keys.all().flatMap((text) => {
      const [meeting, ballot] = text.split('/');
      return meeting && ballot ? [{ meeting: meeting as MeetingId, ballot: ballot as BallotId }] : [];
    });
  }
}

function textOf({ meeting, ballot }: BoxName): string {
  return `${meeting}/${ballot}`;
}

function prepare(db: Database) {
  return {
    putVote: db.prepare(
      'INSERT OR REPLACE INTO ballot_votes (ballot, person, option, text) VALUES (?, ?, ?, ?)',
    ),
    votes: db.prepare<[string], Vote>(
      'SELECT person, option, text FROM ballot_votes WHERE ballot = ? ORDER BY person',
    ),
    putKey: db.prepare('INSERT INTO ballot_keys (ballot, private_key) VALUES (?, ?)'),
    key: db.prepare<[string], Buffer>('SELECT private_key FROM ballot_keys WHERE ballot = ?').pluck(),
    keys: db.prepare<[], string>('SELECT ballot FROM ballot_keys').pluck(),
    dropKey: db.prepare('DELETE FROM ballot_keys WHERE ballot = ?'),
    putPermit: db.prepare(
      'INSERT INTO ballot_permits (ballot, person, blinded, signature) VALUES (?, ?, ?, ?)',
    ),
    permit: db.prepare<[string, string], { blinded: string; signature: string }>(
      'SELECT blinded, signature FROM ballot_permits WHERE ballot = ? AND person = ?',
    ),
    putPaper: db.prepare('INSERT INTO ballot_papers (ballot, key_hash, paper) VALUES (?, ?, ?)'),
    paper: db
      .prepare<[string, Uint8Array], string>(
        'SELECT paper FROM ballot_papers WHERE ballot = ? AND key_hash = ?',
      )
      .pluck(),
    papers: db
      .prepare<[string], string>('SELECT paper FROM ballot_papers WHERE ballot = ? ORDER BY key_hash')
      .pluck(),
    dropPapers: db.prepare('DELETE FROM ballot_papers WHERE ballot = ?'),
    putList: db.prepare('INSERT INTO ballot_lists (ballot, list) VALUES (?, ?)'),
    list: db.prepare<[string], string>('SELECT list FROM ballot_lists WHERE ballot = ?').pluck(),
  };
}
