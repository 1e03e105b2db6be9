/** A machine with a hundred meetings on its disk, as they came from a server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ItemId, PersonId } from '#domain/ids.ts';
import { addItem } from '#domain/meeting/plan.ts';
import { openTestClient } from '#tests/helpers/client.ts';
import { makeMeeting } from '#tests/helpers/meeting.ts';
import { startTestServer, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

const ITEMS = 8;

export interface Machine {
  dataDir: string;
  /** The server it is signed in to, which is down now. */
  server: string;
  remove(): void;
}

/** Makes the meetings on a real server and lets a delegate's client fetch them all. */
export async function prepareMachine(meetings: number): Promise<Machine> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hopso-bench-client-'));
  const server = await startTestServer();
  for (let i = 0; i < meetings; i++) {
    const meeting = makeMeeting(server.core, 'convened');
    const channel = server.core.rooms.open({ kind: 'plan', meeting });
    channel.room.change((doc) => {
      doc.getMap('details').set('title', `Họp giao ban lần ${i + 1}`);
      doc.getMap('details').set('startsAt', Date.now() + i * 86_400_000);
      doc.getMap('details').set('endsAt', Date.now() + i * 86_400_000 + 7_200_000);
      for (let n = 2; n <= ITEMS; n++)
        addItem(doc, {
          id: `muc-${n}` as ItemId,
          title: `Nội dung ${n}`,
          presenter: 'Phòng Thử',
          minutes: 10,
        });
    });
    server.core.rooms.release(channel);
  }
  server.core.rooms.flush();
  const client = await openTestClient(server.url, { dataDir });
  await client.signIn('daibieu' satisfies string as PersonId, testPassword);
  await until(
    'all meetings with their agendas',
    async () => {
      const rows = await client.rpc.meetings.list({ query: '', when: 'all' });
      return rows.length === meetings && rows.every(({ items }) => items === ITEMS);
    },
    120_000,
  );
  await client.close();
  await server.close();
  return { dataDir, server: server.url, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
