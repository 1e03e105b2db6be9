/** Takes in a paper larger than the disk, then one that fits; says what came of both. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { importPath } from '#contract';
import { MeetingId, PersonId } from '#domain/ids.ts';
import { fileKeyBox } from '#main/keys.ts';
import { Papers } from '#main/papers/papers.ts';
import { BigPdf } from '#tests/fixtures/pdf.ts';

const dir = process.argv[2] ?? '';
const papers = new Papers({
  dir: join(dir, 'papers'),
  db: new Database(':memory:'),
  keyBox: fileKeyBox(dir),
  person: PersonId.parse('nguoi-thu'),
  documents: { read: (_, read) => read(new Y.Doc()) },
  people: (id) => id,
  log: { info() {}, warn() {}, error() {} },
  clock: { now: Date.now, after: () => () => {} },
});

async function take(big: BigPdf): Promise<string> {
  const meeting = MeetingId.parse('cuoc-hop-thu');
  const { importId } = papers.beginImport({ meeting, name: 'a.pdf', size: big.size });
  let offset = 0;
  for (const body of big.pieces()) {
    const request = new Request(`http://may-nay${importPath(importId, offset)}`, { method: 'POST', body });
    const answer = await papers.fetch(request);
    if (!answer) throw new Error('nobody takes the piece');
    if (!answer.ok) return ((await answer.json()) as { code: string }).code;
    offset += body.length;
  }
  await papers.finishImport({ importId });
  return 'kept';
}

const failure = await take(new BigPdf(8 * 1024 * 1024));
const left = readdirSync(join(dir, 'papers', 'intake'));
const after = await take(new BigPdf(256 * 1024));
await papers.close();
process.stdout.write(JSON.stringify({ failure, left, after }));
