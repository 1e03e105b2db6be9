import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ItemId, MeetingId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { changeRecord } from '#domain/meeting/floor.ts';
import {
  addItem,
  addPaper,
  changeItem,
  moveItem,
  readPlan,
  removeItem,
  removePaper,
  setDetails,
} from '#domain/meeting/plan.ts';
import { openTestClient } from '#tests/helpers/client.ts';
import { tablesThatDiffer } from '#tests/helpers/store-check.ts';
import { until } from '#tests/helpers/until.ts';
import { Host } from './host.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const words = ['họp', 'Đất', 'giao ban', '', 'quý 3'];
let counter = 0;

/** One random edit of a plan, as the plan editor makes them. */
function edit(doc: Y.Doc, kind: number, at: number): void {
  const { items, papers } = readPlan(doc);
  const item = items[at % Math.max(1, items.length)];
  const paper = papers[at % Math.max(1, papers.length)];
  const word = words[at % words.length] ?? '';
  const id = `x${counter++}`;
  if (kind === 0) setDetails(doc, { title: word, startsAt: at * 1_000_000 });
  else if (kind === 1 || !item) addItem(doc, { id: id as ItemId, title: word, presenter: word, minutes: at });
  else if (kind === 2) changeItem(doc, item.id, { title: word });
  else if (kind === 3) moveItem(doc, item.id, at % items.length);
  else if (kind === 4) removeItem(doc, item.id);
  else if (kind === 5 && paper) removePaper(doc, paper.id);
  else
    addPaper(doc, {
      id: id as PaperId,
      item: item.id,
      title: word,
      file: { sha256: at.toString(16).padStart(64, '0') as Sha256, name: 'a.pdf', size: 1 + at, pages: null },
      addedBy: 'an' as PersonId,
      addedAt: at,
    });
}

it('rows equal what the documents say, whatever is edited on either side and whenever the program is killed', async () => {
  const host = await new Host().start();
  const meetings = ['a', 'b', 'c'] as MeetingId[];
  host.desk('an', Object.fromEntries(meetings.map((id) => [id, { role: 'secretary', phase: 'draft' }])));
  const client = await openTestClient(host.url);
  try {
    await client.signIn('an', 'right');
    await client.connected();
    const plans = await Promise.all(meetings.map((meeting) => client.open({ kind: 'plan', meeting })));
    const acts = {
      here: (i, kind, at) => plans[i] && edit(plans[i].doc, kind, at),
      server: (i, kind, at) => host.change(`meeting/${meetings[i]}/plan`, (doc) => edit(doc, kind, at)),
      sharer: (i, _, at) =>
        host.change(`meeting/${meetings[i]}/floor`, (doc) =>
          changeRecord(doc, { in: 'sharers', put: { id: `p${at}` as PersonId } }),
        ),
      desk: (i, _, at) => {
        const id = meetings[i] as MeetingId;
        const part = { id, role: at % 2 ? 'chair' : 'secretary', phase: 'draft' };
        host.change('person/an/desk', (doc) => doc.getMap('meetings').set(id, part));
      },
      line: (_, __, at) => client.rpc.status.setOnline({ online: at % 2 === 0 }),
      kill: () => {
        const copy = mkdtempSync(path.join(tmpdir(), 'hopso-rows-'));
        folders.push(copy);
        cpSync(client.dataDir, copy, { recursive: true });
        expect(tablesThatDiffer(storeIn(copy, host.url))).toEqual([]);
      },
    } satisfies Record<string, (meeting: number, kind: number, at: number) => unknown>;
    const sides = Object.keys(acts) as (keyof typeof acts)[];
    const operation = fc.tuple(fc.constantFrom(...sides), fc.nat(2), fc.nat(6), fc.nat(50));
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
        for (const [side, meeting, kind, at] of operations) await acts[side](meeting, kind, at);
        await client.rpc.status.setOnline({ online: true });
        await client.connected();
        await until('all saved', () => plans.every(({ saved }) => saved));
        await client.allSent();
      }),
      { numRuns: 15, endOnFailure: true },
    );
    for (const [i, meeting] of meetings.entries()) {
      const there = readPlan(host.doc(`meeting/${meeting}/plan`));
      await until('the same plan here and there', () =>
        isSame(readPlan(plans[i]?.doc ?? new Y.Doc()), there),
      );
    }
  } finally {
    await client.close();
    await host.close();
  }
});

function storeIn(dataDir: string, url: string): string {
  return path.join(dataDir, 'people', `${new URL(url).host.replace(':', '_')}-an`, 'store.sqlite');
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
