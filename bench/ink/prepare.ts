/** A paper with thousands of marks on it, of twenty people who go on sharing more, and the machine of one who reads it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportPath } from '#contract';
import { MarkId, type MeetingId, type PaperId, type PersonId, type Sha256 } from '#domain/ids.ts';
import { addPaper, invite } from '#domain/meeting/plan.ts';
import { type Mark, putMark, readMarks } from '#domain/paper/mark.ts';
import { openTestClient, type TestClient } from '#tests/helpers/client.ts';
import type { Held, LinkedClient } from '#tests/helpers/linked-client.ts';
import { item, makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testOffice, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';
import { takeIn } from '../reader/prepare.ts';

export const SHARERS = 20;
export const MARKS = 5000;
/** Of all marks, the part that lies on the page that is written on. */
export const ON_PAGE = 1000;
/** Each sharer makes a mark that often. */
export const EVERY_MS = 1500;

export interface InkMachine {
  dataDir: string;
  server: string;
  meeting: MeetingId;
  paper: PaperId;
  /** The same paper with its marks as annotations: what any other viewer is given. */
  annotated: string;
  /** Everybody goes on making marks until told to stop; gives back how many were made. */
  share(): () => Promise<number>;
  /** Marks that the reader made. */
  own(): Promise<Mark[]>;
  close(): Promise<void>;
}

interface Sharer {
  client: LinkedClient;
  ink: Held;
}

export async function prepareInk(file: string, pages: number): Promise<InkMachine> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hopso-bench-ink-'));
  const names = Array.from({ length: SHARERS }, (_, i) => `ve${i + 1}`);
  const server = await startTestServer({ office: officeWith(names) });
  const meeting = makeMeeting(server.core, 'draft');
  convene(server, meeting, names);
  const secretary = await openTestClient(server.url);
  const by = await secretary.signIn('thuky', testPassword);
  const plan = await secretary.open({ kind: 'plan', meeting });
  const taken = await takeIn(secretary, meeting, file);
  const paper = 'giay-0' as PaperId;
  await secretary.change(plan, (doc) =>
    addPaper(doc, {
      id: paper,
      item,
      title: path.basename(file),
      file: taken,
      addedBy: by,
      addedAt: Date.now(),
    }),
  );
  const make = (author: number, number: number, page: number) =>
    scribble(paper, taken.sha256, `ve${author}-${number}`, page, number * SHARERS + author);
  const each = MARKS / SHARERS;
  const onPage = ON_PAGE / SHARERS;
  const sharers = await Promise.all(
    names.map(async (name, author): Promise<Sharer> => {
      const client = await server.join(name);
      const ink = await client.hold({ kind: 'ink', meeting, person: person(name) });
      await client.change(ink, (doc) => {
        for (let i = 0; i < each; i++)
          putMark(doc, make(author, i, i < onPage ? 1 : 2 + ((i * SHARERS + author) % (pages - 1))));
      });
      return { client, ink };
    }),
  );
  const delegate = await openTestClient(server.url, { dataDir });
  await delegate.signIn('daibieu', testPassword);
  const annotated = path.join(dataDir, 'annotated.pdf');
  await exportAnnotated(delegate, meeting, paper, names.map(person), annotated);
  await delegate.close();
  await secretary.close();
  const reader = await server.join('daibieu');
  const notes = await reader.hold({ kind: 'notes', meeting, person: person('daibieu') });
  let made = each;
  return {
    dataDir,
    server: server.url,
    meeting,
    paper,
    annotated,
    share() {
      const before = made;
      let stopped = false;
      const going = sharers.map(async ({ client, ink }, author) => {
        await pause((EVERY_MS / SHARERS) * author);
        while (!stopped) {
          const number = made++;
          // Every other one on the page that is written on.
          const mark = make(author, number, number % 2 === 0 ? 1 : 2 + (number % (pages - 1)));
          await client.change(ink, (doc) => putMark(doc, mark));
          await pause(EVERY_MS);
        }
      });
      return async () => {
        stopped = true;
        await Promise.all(going);
        return made - before;
      };
    },
    own: async () => [...readMarks(notes.doc).values()],
    async close() {
      reader.close();
      for (const { client } of sharers) client.close();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function officeWith(names: readonly string[]): typeof testOffice {
  const [pattern] = testOffice.people;
  if (!pattern) throw new Error('the office has no people');
  const more = names.map((name) => ({
    ...pattern,
    id: person(name),
    name: `Người Vẽ ${name}`,
    username: name,
  }));
  return { ...testOffice, people: [...testOffice.people, ...more] };
}

function convene({ core }: TestServer, meeting: MeetingId, delegates: readonly string[]): void {
  const plan = core.rooms.open({ kind: 'plan', meeting });
  plan.room.change((doc) => invite(doc, delegates.map(person), 'delegate'));
  core.rooms.release(plan);
  core.rooms.flush();
  for (const name of ['meeting.convene', 'meeting.start'] as const) {
    const input = { meeting, reason: '', note: '', approver: person('daibieu2') };
    const answer = core.decider.decide(person('thuky'), {
      id: commandId(),
      name,
      input,
      askedAt: Date.now(),
    });
    if (!answer.ok) throw new Error(`${name} refused: ${answer.refusal.code}`);
  }
}

async function exportAnnotated(
  client: TestClient,
  meeting: MeetingId,
  paper: PaperId,
  authors: PersonId[],
  target: string,
): Promise<void> {
  await until(
    'the paper on the machine',
    async () => (await client.rpc.meetings.list({ query: '', when: 'all' }))[0]?.papersHere === 1,
    120_000,
  );
  await until(
    'all marks on the machine',
    async () => {
      const request = { meeting, paper, includePrivate: true, authors, flatten: false };
      const { exportId, marks } = await client.rpc.papers.export(request);
      const answer = await client.client.fetch(new Request(`http://client${exportPath(exportId)}`));
      if (marks < MARKS || !answer?.ok) return false;
      writeFileSync(target, new Uint8Array(await answer.arrayBuffer()));
      return true;
    },
    120_000,
  );
}

/** Some letters as a hand writes them, in one stroke of forty points. */
function scribble(paper: PaperId, sha256: Sha256, id: string, page: number, seed: number): Mark {
  const left = 40 + ((seed * 97) % 460);
  const bottom = 40 + ((seed * 61) % 700);
  const stroke = Array.from({ length: 40 }, (_, i) => [
    left + i * 1.4,
    bottom + 6 * Math.sin(i * 0.9 + seed),
    0.3 + 0.4 * Math.abs(Math.sin(i / 6)),
  ]).flat();
  const now = Date.now();
  return {
    id: MarkId.parse(id),
    ...{ paper, sha256, page, text: '' },
    geometry: { kind: 'ink', stroke: stroke.map((value) => Math.round(value * 100) / 100), width: 2.2 },
    colour: '#1c7ed6',
    offset: [0, 0],
    createdAt: now,
    changedAt: now,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
