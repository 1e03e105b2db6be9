/**
 * What the server has of a secret ballot, all of it: database, log of the database, journal, its own log. Nothing there,
 * taken together, says who cast which paper. Each way of looking is first shown to find what it looks for.
 */
import { createHash, createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '#domain/ids.ts';
import { createLog } from '#server/log.ts';
import { Voting } from '#tests/helpers/ballot.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';
import type { Voter } from '#tests/helpers/voter.ts';

const voters = ['chutri', 'daibieu', 'daibieu2'];
const PAGE = 4096;
let server: TestServer;
let voting: Voting;
const logged: string[] = [];
const papers = new Map<string, Voter>();

beforeAll(async () => {
  const to = new Writable({
    write: (line: Buffer, _encoding, done) => done(void logged.push(line.toString())),
  });
  server = await startTestServer({ log: createLog({ level: 'trace', to }) });
  voting = Voting.open(() => server.core, { secrecy: 'secret' });
  for (const who of voters) papers.set(who, await voting.takePaper(who));
  for (const voter of papers.values()) await voter.post(server.url, voter.paper('agree'));
  await until('the count', () => voting.floor.ballotCounts.get(voting.ballot)?.cast === voters.length);
});
afterAll(() => server.close());

/** All files of the server, by name. */
function files(): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const name of readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(server.dataDir, name);
    if (statSync(file).isFile()) found.set(name, readFileSync(file));
  }
  return found;
}

/** Everything a paper can be known by, in every form in which it may be written. */
function namesOf(voter: Voter): Buffer[] {
  const { key, permit, signature } = voter.paper('agree');
  const hash = createHash('sha256').update(Buffer.from(key, 'base64url')).digest();
  const raw = [key, permit, signature].map((each) => Buffer.from(each, 'base64url'));
  return [...raw, hash].flatMap((bytes) => [
    bytes,
    ...(['base64', 'base64url', 'hex'] as const).map((form) => Buffer.from(bytes.toString(form))),
  ]);
}

function everyIndexOf(bytes: Buffer, sought: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1)) found.push(at);
  return found;
}

/** Pages that hold both: something a paper is known by, and a person. */
function pagesWithBoth(bytes: Buffer, names: readonly Buffer[], people: readonly string[]): number {
  const pages = new Set(
    names.flatMap((name) => everyIndexOf(bytes, name)).map((at) => Math.floor(at / PAGE)),
  );
  return [...pages].filter((page) => {
    const text = bytes.subarray(page * PAGE, (page + 1) * PAGE).toString('latin1');
    return people.some((person) => text.includes(person));
  }).length;
}

const allNames = () => [...papers.values()].flatMap(namesOf);

describe('[B11] nothing on the server links a person to a paper', () => {
  it('finds papers where they lie, and people where they are: the search works', () => {
    const whole = Buffer.concat([...files().values()]);
    for (const voter of papers.values())
      expect(namesOf(voter).some((name) => whole.includes(name))).toBe(true);
    for (const who of voters) expect(whole.includes(who)).toBe(true);
    const linked = Buffer.from(`${'x'.repeat(100)}daibieu ${papers.get('daibieu')?.key}`);
    expect(pagesWithBoth(linked, allNames(), voters)).toBe(1);
  });

  it('has no row that holds both', () => {
    const { db } = server.core.store;
    const names = allNames();
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all() as string[];
    const holding = new Set<string>();
    for (const table of tables)
      for (const row of db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]) {
        const bytes = Buffer.concat(
          Object.values(row).map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))),
        );
        if (!names.some((name) => bytes.includes(name))) continue;
        holding.add(table);
        expect(
          voters.filter((who) => bytes.includes(who)),
          table,
        ).toEqual([]);
      }
    expect([...holding]).toEqual(['ballot_papers']);
  });

  it('has papers without a time and without an order', () => {
    const { db } = server.core.store;
    const columns = db.pragma('table_info(ballot_papers)') as { name: string }[];
    expect(columns.map(({ name }) => name)).toEqual(['ballot', 'key_hash', 'paper']);
    const [sql] = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'ballot_papers'").pluck().all();
    expect(sql).toContain('WITHOUT ROWID');
    const rows = db.prepare('SELECT paper FROM ballot_papers').pluck().all() as string[];
    for (const row of rows)
      expect(Object.keys(JSON.parse(row)).sort()).toEqual(['key', 'option', 'permit', 'signature', 'text']);
  });

  it('has no page of any file, the database’s own log included, that holds both', () => {
    for (const [name, bytes] of files()) {
      // A frame of the log is 24 bytes longer than its page, after a head of 32.
      const pages = name.endsWith('-wal') ? withoutFrames(bytes) : bytes;
      expect(pagesWithBoth(pages, allNames(), voters), name).toBe(0);
    }
  });

  it('writes neither about papers nor about when they came into its log', () => {
    server.core.log.info({ control: 'heard' }, 'a line');
    expect(logged.join('')).toContain('heard');
    const text = logged.join('');
    expect(text).not.toContain('/ballots/');
    for (const name of allNames()) expect(text.includes(name.toString('latin1'))).toBe(false);
  });

  it('keeps blinded values of each person that fit every paper of the ballot alike', () => {
    const { n, e } = modulusOf(voting.state.publicKey ?? '');
    const number = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
    for (const who of voters) {
      const kept = server.core.boxes.of(voting.meeting).paperOf(voting.ballot, who as PersonId);
      for (const voter of papers.values()) {
        // The blinding that this person would have used, had this been their paper: there always is exactly one.
        const permit = number(voter.permit);
        const blinding = (number(kept?.signature ?? '') * inverse(permit, n)) % n;
        const message = power(permit, e, n);
        expect((message * power(blinding, e, n)) % n).toBe(number(kept?.blinded ?? ''));
      }
    }
  });

  it('is left with the published list alone once it is closed, in its order', () => {
    voting.ask('thuky', 'ballot.close', {});
    server.core.boxes.forgetOld();
    const whole = Buffer.concat([...files().values()]);
    for (const voter of papers.values()) {
      const hash = createHash('sha256').update(Buffer.from(voter.key, 'base64url')).digest();
      expect(whole.includes(hash)).toBe(false);
      expect(everyIndexOf(whole, Buffer.from(voter.key))).toHaveLength(1);
    }
  });
});

function withoutFrames(wal: Buffer): Buffer {
  const pages: Buffer[] = [];
  for (let at = 32; at + 24 + PAGE <= wal.length; at += 24 + PAGE)
    pages.push(wal.subarray(at + 24, at + 24 + PAGE));
  return Buffer.concat(pages);
}

function modulusOf(spki: string): { n: bigint; e: bigint } {
  const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' });
  const { n = '', e = '' } = key.export({ format: 'jwk' });
  const number = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
  return { n: number(n), e: number(e) };
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let b = base % modulus, e = exponent; e > 0n; e >>= 1n, b = (b * b) % modulus)
    if (e & 1n) result = (result * b) % modulus;
  return result;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}
