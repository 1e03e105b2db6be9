/** Họp Số's server as it is, with people and one meeting whose plan everybody reads and the writers write. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/server.ts';
import { answerUsage } from '../child.ts';

const clients = Number(process.argv[2]);
const WRITERS = 21;
const person = (i: number) => `p${i}` as PersonId;

const { url, core } = await startServer({
  dataDir: mkdtempSync(path.join(tmpdir(), 'hopso-bench-')),
  log: createLog({ level: 'silent' }),
  office: {
    name: 'Bench',
    units: [{ id: 'u' as never, name: 'Bench', level: 'department' }],
    people: Array.from({ length: clients }, (_, i) => ({
      id: person(i),
      name: `P ${i}`,
      title: '',
      unit: 'u' as never,
    })),
  },
});
const meeting = 'm1' as MeetingId;
core.store.db.transaction(() =>
  core.meetings.put(meeting, {
    phase: 'convened',
    minutes: 'drafting',
    groups: [],
    members: Array.from({ length: clients }, (_, i) => ({
      id: person(i),
      role: i < WRITERS ? 'secretary' : 'delegate',
    })),
  }),
)();
const tokens = Array.from({ length: clients }, (_, i) => core.sessions.start(person(i), Date.now()).token);
answerUsage();
process.send?.({ url, room: 'meeting/m1/plan', tokens });
