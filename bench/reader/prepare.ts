/** A delegate's machine with one meeting and its papers on the disk, and the server they came from. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importPath, importPieceBytes } from '#contract';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import { addPaper } from '#domain/meeting/plan.ts';
import { openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { item, makeMeeting } from '#tests/helpers/meeting.ts';
import { startTestServer, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

export interface ReadersMachine {
  dataDir: string;
  server: string;
  meeting: MeetingId;
  /** By the order they were given. */
  papers: PaperId[];
  close(): Promise<void>;
}

export async function prepareReader(files: readonly string[]): Promise<ReadersMachine> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hopso-bench-reader-'));
  const server = await startTestServer();
  const meeting = makeMeeting(server.core, 'convened');
  const secretary = await openTestClient(server.url);
  const person = await secretary.signIn('thuky', testPassword);
  const plan = await secretary.open({ kind: 'plan', meeting });
  const papers: PaperId[] = [];
  for (const [i, file] of files.entries()) {
    const taken = await takeIn(secretary, meeting, file);
    const id = `giay-${i}` as PaperId;
    papers.push(id);
    await secretary.change(plan, (doc) =>
      addPaper(doc, {
        id,
        item,
        title: path.basename(file),
        file: taken,
        addedBy: person,
        addedAt: Date.now(),
      }),
    );
  }
  const delegate = await openTestClient(server.url, { dataDir });
  await delegate.signIn('daibieu', testPassword);
  await until(
    'the papers on the machine',
    async () => {
      const rows = await delegate.rpc.meetings.list({ query: '', when: 'all' });
      return rows[0]?.papersHere === files.length;
    },
    120_000,
  );
  await delegate.close();
  await secretary.close();
  return {
    dataDir,
    server: server.url,
    meeting,
    papers,
    async close() {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function takeIn(client: TestClient, meeting: MeetingId, file: string) {
  const bytes = readFileSync(file);
  const { importId } = await client.rpc.papers.beginImport({
    meeting,
    name: path.basename(file),
    size: bytes.length,
  });
  for (let offset = 0; offset < bytes.length; offset += importPieceBytes) {
    const url = `http://client${importPath(importId, offset)}`;
    const body = bytes.subarray(offset, offset + importPieceBytes);
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await client.client.fetch(new Request(url, { method: 'POST', headers, body }));
    if (!response?.ok) throw new Error(`a piece was not taken: ${response?.status}`);
  }
  return client.rpc.papers.finishImport({ importId });
}
