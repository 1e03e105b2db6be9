/**
 * The client's main process with one window, at work until it is killed. It tells its parent what it claims: keys that are
 * "on this machine" and keys that are "on the server", and commands that were taken.
 */
import type { DocumentName } from '#domain/documents.ts';
import type { MeetingId } from '#domain/ids.ts';
import type { OpenDocument } from '#renderer/data/documents.ts';
import { openTestClient } from '../helpers/client.ts';
import { testPassword } from '../helpers/server.ts';

export interface Claims {
  here?: { document: number; keys: string[] };
  onServer?: { document: number; keys: string[] };
  asked?: { meeting: string; outcome: string };
  ready?: true;
  drained?: true;
}

interface Work {
  document: OpenDocument;
  name: DocumentName;
  written: string[];
  here: string[];
}

const [server = '', dataDir = '', username = '', meetingText = '', mode = 'work'] = process.argv.slice(2);
const meeting = meetingText as MeetingId;
const claim = (claims: Claims) => process.send?.(claims);

const client = await openTestClient(server, { dataDir });
let session = await client.session();
if (session.state === 'signed-out') {
  await client.signIn(username, testPassword);
  session = await client.session();
}
if (session.state !== 'signed-in') throw new Error('not signed in');
const { person } = session;

async function open(name: DocumentName): Promise<Work> {
  const document = await client.open(name);
  return { document, name, written: [], here: [] };
}

const works = await Promise.all([
  open({ kind: 'plan', meeting }),
  open({ kind: 'notes', meeting, person }),
  open({ kind: 'ink', meeting, person }),
]);
if (mode === 'offline') await client.rpc.status.setOnline({ online: false });
claim({ ready: true });

if (mode === 'drain') {
  await client.connected();
  await client.allSent();
  claim({ drained: true });
}

for (const [i, work] of works.entries())
  work.document.subscribe(() => {
    if (!work.document.saved || work.written.length === 0) return;
    const keys = work.written.splice(0);
    work.here.push(...keys);
    claim({ here: { document: i, keys } });
  });

/** People pause now and then: only then is anything "saved". */
const BURST = 5;
let writes = 0;
let turn = 0;
const prefix = `${username}-${process.pid}-${Date.now()}`;
setInterval(() => {
  const work = works[turn++ % works.length];
  if (mode === 'drain' || !work?.document.mayWrite || work.written.length >= BURST) return;
  const key = `${prefix}-${writes++}`;
  work.written.push(key);
  const { doc } = work.document;
  doc.transact(() => {
    doc.getMap('crash').set(key, key);
    if (work.name.kind === 'plan') doc.getMap('details').set('title', `Họp thử ${key}`);
  });
}, 4);

setInterval(async () => {
  const before = works.map((work) => work.here.length);
  const { unsent } = await client.saving();
  for (const [i, work] of works.entries()) {
    const prefixes = {
      plan: `meeting/${meeting}/plan`,
      notes: `person/${person}/notes`,
      ink: `meeting/${meeting}/ink`,
    };
    const kind = work.name.kind as keyof typeof prefixes;
    if (unsent.some(({ document }) => document.startsWith(prefixes[kind]))) continue;
    const keys = work.here.splice(0, before[i]);
    if (keys.length > 0) claim({ onServer: { document: i, keys } });
  }
}, 15);

setInterval(async () => {
  if (mode === 'drain') return;
  const created = `hop-${prefix}-${writes}`.toLowerCase();
  const { outcome } = await client.ask('meeting.create', { meeting: created });
  claim({ asked: { meeting: created, outcome } });
}, 60);
