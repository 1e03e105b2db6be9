/** The server's process is killed while people work: what it acknowledged is there when it is opened again. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { DocumentTable } from '#server/store/documents.ts';
import { JournalTable } from '#server/store/journal.ts';
import { MeetingTable } from '#server/store/meetings.ts';
import { RawClient } from '../helpers/raw-client.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { until } from '../helpers/until.ts';
import { bundled } from './bundled.ts';
import { Editor } from './editor.ts';
import { pause, random, rounds, title } from './rounds.ts';

const meeting = 'm1' as MeetingId;
const secretary = 'thuky' as PersonId;
const delegate = 'daibieu' as PersonId;
let server: ServerProcess;
let editors: Editor[] = [];

beforeAll(async () => {
  server = new ServerProcess({
    program: await bundled('sync-server/cli.ts', 'sync-server/auth/password-worker.ts'),
  });
  await server.start();
  const tokens = await Promise.all(
    [secretary, 'chutri', delegate].map(async (id) => (await server.signIn(id)).token),
  );
  const [first = ''] = tokens;
  const client = await RawClient.connect(server.url, first);
  await client.ask('meeting.create', { meeting });
  await client.ask('meeting.appoint', {
    meeting,
    chair: 'chutri' as PersonId,
    secretaries: [secretary, delegate],
  });
  client.close();
  editors = [
    new Editor(secretary, tokens[0] ?? '', [
      { kind: 'plan', meeting },
      { kind: 'notes', meeting, person: secretary },
    ]),
    new Editor('chutri', tokens[1] ?? '', [{ kind: 'plan', meeting }]),
    new Editor(delegate, tokens[2] ?? '', [
      { kind: 'plan', meeting },
      { kind: 'ink', meeting, person: delegate },
      { kind: 'notes', meeting, person: delegate },
    ]),
  ];
});
afterAll(async () => {
  for (const editor of editors) editor.close();
  await server.remove();
});

function claims(): number {
  return editors.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
}

/** Looks into the folder of a server that does not run. */
function inspect(
  look: (tables: { documents: DocumentTable; meetings: MeetingTable; db: Database.Database }) => void,
): void {
  const db = new Database(path.join(server.dataDir, 'data/office.sqlite'));
  try {
    look({ documents: new DocumentTable(db), meetings: new MeetingTable(db), db });
  } finally {
    db.close();
  }
}

function checkStore(round: string): void {
  inspect(({ db, documents, meetings }) => {
    expect(db.pragma('integrity_check', { simple: true }), round).toBe('ok');
    const loaded = new Map<string, Set<string>>();
    const keysOf = (document: string) => {
      const known = loaded.get(document) ?? new Set(documents.load(document).doc.getMap('crash').keys());
      loaded.set(document, known);
      return known;
    };
    const missing = editors.flatMap(({ acknowledged }) =>
      [...acknowledged].filter((claim) => {
        const [document = '', key = ''] = claim.split(' ');
        return !keysOf(document).has(key);
      }),
    );
    expect(missing, `${round}: acknowledged, and not stored`).toEqual([]);
    checkMeetings(round, documents, meetings, new JournalTable(db));
    const floor = readFloor(documents.load(formatDocumentName({ kind: 'floor', meeting })).doc);
    if (keysOf(formatDocumentName({ kind: 'ink', meeting, person: delegate })).size > 0)
      expect([...floor.sharers.keys()], round).toContain(delegate);
  });
}

/** Each decided meeting is whole: journal, table, floor and desk tell the same. */
function checkMeetings(
  round: string,
  documents: DocumentTable,
  meetings: MeetingTable,
  journal: JournalTable,
): void {
  const desk = readDeskMeetings(documents.load(formatDocumentName({ kind: 'desk', person: secretary })).doc);
  for (const created of editors.flatMap((editor) => [...editor.created])) {
    const record = meetings.find(created);
    expect(record?.members, `${round}: ${created}`).toEqual([{ id: secretary, role: 'secretary' }]);
    expect(journal.find(created.replace(/^hop-/, ''))?.answer.ok).toBe(true);
  }
  for (const [id, { role, phase }] of desk) {
    const record = meetings.find(id);
    const floor = readFloor(documents.load(formatDocumentName({ kind: 'floor', meeting: id })).doc);
    expect([record?.phase, floor.phase], `${round}: ${id}`).toEqual([phase, phase]);
    expect(floor.members.get(secretary)?.role).toBe(role);
  }
}

test(
  `[R3] [C2] [C5] ${title}: nothing acknowledged is missing, the store is sound and agrees with itself`,
  async () => {
    for (let round = 1; round <= rounds; round++) {
      if (!server.isRunning) await server.start();
      // Some are killed while people are still coming in.
      const joining = Promise.all(editors.map((editor) => editor.connect(server.url)));
      if (random.chance(0.8)) await joining;
      // Enough of it that there is something to lose, and on a slow machine not for ever.
      const enough = claims() + 10 + random.below(60);
      const latest = performance.now() + 5_000;
      while (claims() < enough && performance.now() < latest) {
        for (const editor of editors) editor.write(random.below(3));
        if (random.chance(0.15)) editors[0]?.createMeeting();
        await pause(random.below(8));
      }
      await server.kill();
      await joining;
      await Promise.all(editors.map((editor) => editor.disconnected()));
      checkStore(`round ${round}`);
    }
    await server.start();
    await Promise.all(editors.map((editor) => editor.connect(server.url)));
    await until(
      'everything acknowledged',
      () => editors.every((editor) => editor.unacknowledged === 0),
      30_000,
    );
    await server.kill();
    checkStore('the end');
    inspect(({ documents }) => {
      for (const room of editors.flatMap((editor) => editor.documents))
        expect(documents.load(room.name).doc.getMap('crash').toJSON()).toEqual(
          room.doc.getMap('crash').toJSON(),
        );
    });
    expect(claims()).toBeGreaterThan(rounds * 5);
  },
  rounds * 20_000,
);
