/** A server on a small disk that runs full and is given room again; says what clients were told meanwhile, and what was lost. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readFloor } from '#domain/meeting/floor.ts';
import { readPlan, setDetails } from '#domain/meeting/plan.ts';
import { httpPaths } from '#protocol/http.ts';
import { verifyStore } from '#server/verify-store.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { bring } from '#tests/helpers/preparation.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

const dataDir = process.argv[2] ?? '';
const server = await startTestServer({ dataDir });
const meeting = makeMeeting(server.core, 'in_progress');
const plan = { kind: 'plan', meeting } as const;
const [secretary, delegate] = [await server.join('thuky'), await server.join('daibieu')];
const [written, read] = [await secretary.hold(plan), await delegate.hold(plan)];
const { token } = await server.signIn('thuky');
const titleAt = (held: typeof read) => readPlan(held.doc).details.title;
const health = async () => (await fetch(server.url + httpPaths.health)).status;
const bytes = Buffer.alloc(200_000, 7);
const uploading = () => bring(server.url, token, { meeting, bytes });

const filler = path.join(dataDir, 'filler');
fill(filler);

const title = 'Viết khi ổ đĩa máy chủ đầy';
written.room.change((doc) => setDetails(doc, { title }));
const id = commandId();
const refused = await delegate.ask('meeting.checkIn', { meeting }, id);
await wait(300);
const full = {
  acknowledged: written.acknowledged,
  seenByOthers: titleAt(read) === title,
  command: refused.ok ? 'ok' : refused.refusal.code,
  checkedIn: server.core.rooms.read({ kind: 'floor', meeting }, readFloor).attendance.size,
  health: await health(),
  upload: await uploading(),
};

rmSync(filler);
await until('the server to be well', async () => (await health()) === 200);
await until('what was written is on the disk', () => written.acknowledged);
await until('everyone sees it', () => titleAt(read) === title);
// As from an outbox, on another connection.
const again = await server.join('daibieu');
const answer = await again.ask('meeting.checkIn', { meeting }, id);
const after = { command: answer.ok ? 'ok' : answer.refusal.code, upload: await uploading() };
for (const client of [secretary, delegate, again]) client.close();
await server.restart();
const kept = {
  title: server.core.rooms.read(plan, readPlan).details.title === title,
  checkedIn: server.core.rooms.read({ kind: 'floor', meeting }, readFloor).attendance.has(person('daibieu')),
};
await server.close();
process.stdout.write(JSON.stringify({ full, after, kept, flaws: verifyStore(dataDir).flaws }));
process.exit(0);

function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (let size = 65_536; size >= 1; ) {
    try {
      writeSync(handle, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 4);
    }
  }
  closeSync(handle);
}
