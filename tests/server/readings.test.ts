/** Read receipts, and opinions ahead of the meeting: who says what, and who is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readOpinions, setOpinion } from '#domain/meeting/opinion.ts';
import { replacePaper, setMustRead } from '#domain/meeting/plan.ts';
import { haveNotRead, readStateOf } from '#domain/meeting/read.ts';
import { item, makeMeeting, paper, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const first = '0'.repeat(64) as Sha256;
const second = '1'.repeat(64) as Sha256;

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): string {
  const answer = server.core.decider.decide(person(who), { id: commandId(), name, input, askedAt: 5 });
  return answer.ok ? 'ok' : answer.refusal.code;
}

function changePlan(meeting: MeetingId, write: Parameters<TestServer['core']['rooms']['read']>[1]): void {
  const channel = server.core.rooms.open({ kind: 'plan', meeting });
  channel.room.change(write as never);
  server.core.rooms.release(channel);
}

const floorOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'floor', meeting }, readFloor);
const named = (sha256: Sha256) => ({
  id: paper,
  file: { sha256, name: 'a.pdf', size: 1, pages: 1 },
  addedBy: person('thuky'),
});

describe('read receipts', () => {
  it('are of papers that are to be read, once for each version', () => {
    const meeting = makeMeeting(server.core, 'convened');
    const read = (who: string, sha256 = first) => ask(who, 'paper.markRead', { meeting, paper, sha256 });
    expect(read('daibieu')).toBe('unknown-paper');
    changePlan(meeting, (doc) => setMustRead(doc, paper, true));
    expect(read('daibieu', second)).toBe('paper-changed');
    expect(read('daibieu')).toBe('ok');
    expect(read('daibieu')).toBe('already-read');
    expect(ask('daibieu', 'paper.markRead', { meeting, paper: 'khac' as PaperId, sha256: first })).toBe(
      'unknown-paper',
    );
    expect(read('nguoila')).toBe('not-found');
    expect(haveNotRead(floorOf(meeting), named(first)).sort()).toEqual(['chutri', 'daibieu2', 'khach']);
  });

  it('say nothing of another file in the paper’s place', () => {
    const meeting = makeMeeting(server.core, 'convened');
    changePlan(meeting, (doc) => setMustRead(doc, paper, true));
    expect(ask('daibieu', 'paper.markRead', { meeting, paper, sha256: first })).toBe('ok');
    changePlan(meeting, (doc) => replacePaper(doc, { ...named(second), addedAt: 9 }));
    expect(readStateOf(floorOf(meeting).reads, person('daibieu'), named(second))).toBe('changed');
    expect(ask('daibieu', 'paper.markRead', { meeting, paper, sha256: first })).toBe('paper-changed');
    expect(ask('daibieu', 'paper.markRead', { meeting, paper, sha256: second })).toBe('ok');
    expect(readStateOf(floorOf(meeting).reads, person('daibieu'), named(second))).toBe('read');
  });
});

describe('opinions ahead of the meeting', () => {
  it('are written by whose they are, read by the organisers, and by nobody else', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const name = { kind: 'opinions', meeting, person: person('daibieu') } as const;
    const delegate = await server.join('daibieu');
    const own = await delegate.hold(name);
    await delegate.change(own, (doc) =>
      setOpinion(doc, { id: item, stance: 'remark', text: 'Bổ sung số liệu', at: 7 }),
    );
    expect(own.updateRefused).toBeUndefined();
    for (const organiser of ['thuky', 'chutri']) {
      const client = await server.join(organiser);
      const held = await client.hold(name);
      expect(readOpinions(held.doc).get(item)?.text).toBe('Bổ sung số liệu');
      expect(held.mayWrite).toBe(false);
      client.close();
    }
    for (const other of ['daibieu2', 'khach', 'nguoila']) {
      const client = await server.connect(other);
      expect((await client.open(formatDocumentName(name))).kind, other).toBe('refused');
      client.close();
    }
    delegate.close();
  });

  it('rest once the meeting is over', async () => {
    const meeting = makeMeeting(server.core, 'ended');
    const client = await server.join('daibieu');
    const held = await client.hold({ kind: 'opinions', meeting, person: person('daibieu') });
    expect(held.mayWrite).toBe(false);
    client.close();
  });
});
