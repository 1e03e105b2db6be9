/**
 * What comes twice at once, too late, by a wrong clock, or from somebody who has no part any more: on the real server, from
 * real clients. One outcome each, a sentence for whoever is refused, and a journal without a flaw.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { CommandId, MeetingId, SpeechId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readPlan, setDetails } from '#domain/meeting/plan.ts';
import { elapsedMsOf, progressOf } from '#domain/meeting/running-order.ts';
import { waitingIn } from '#domain/meeting/speech.ts';
import { checkInCodePath } from '#protocol/http.ts';
import { systemClock } from '#server/clock.ts';
import { verifyStore } from '#server/verify-store.ts';
import { Voting } from '#tests/helpers/ballot.ts';
import { first, openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { item, makeMeeting, person } from '#tests/helpers/meeting.ts';
import { askPoll, sentPoll } from '#tests/helpers/poll.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';
import { words } from '#tests/helpers/words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The server's clock: at the beginning of a minute, so that no code changes while a test looks. */
let now = 30_000_000 * MINUTE_MS;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { ...systemClock, now: () => now } });
});
afterAll(async () => {
  expect(verifyStore(server.dataDir).flaws).toEqual([]);
  await server.close();
});

const floorOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'floor', meeting }, readFloor);

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): CommandAnswer {
  return server.core.decider.decide(person(who), { id: commandId(), name, input, askedAt: now });
}
const codeOf = (answer: CommandAnswer) => (answer.ok ? 'ok' : answer.refusal.code);

/** What the journal says was asked by this name about a meeting, and whether it was done. */
const journalOf = (meeting: MeetingId, name: CommandName) =>
  [...server.core.journal.entries(`meeting/${meeting}`)]
    .filter((entry) => entry.name === name)
    .map((entry) => ({ ...entry, ok: JSON.parse(entry.answer).ok as boolean }));

/** Everyone is told why in a sentence. */
const sentenceFor = (answer: CommandAnswer) => words(`errors:refusal.${codeOf(answer)}`);

describe('two secretaries at once', () => {
  /** A meeting at its item, with `thuky` and `nguoila` at open lines. */
  async function twoSecretaries() {
    const meeting = makeMeeting(server.core, 'in_progress');
    const secretaries = [person('thuky'), person('nguoila')];
    ask('thuky', 'meeting.appoint', { meeting, chair: person('chutri'), secretaries });
    ask('thuky', 'meeting.present', { meeting, item });
    const clients = await Promise.all(['thuky', 'nguoila'].map((who) => server.join(who)));
    const close = () => {
      for (const client of clients) client.close();
    };
    return { meeting, clients, close };
  }

  it('end the same item: it ends once, as the first said, and the second is told', async () => {
    const { meeting, clients, close } = await twoSecretaries();
    const [one, two] = clients;
    if (!one || !two) throw new Error('two were to come');
    const answers = await Promise.all([
      one.ask('agenda.close', { meeting, item, as: 'done' }),
      two.ask('agenda.close', { meeting, item, as: 'deferred' }),
    ]);
    expect(answers.map(codeOf).sort()).toEqual(['item-closed', 'ok']);
    expect(answers.map((answer) => !answer.ok && sentenceFor(answer)).filter(Boolean)).toHaveLength(1);
    const done = journalOf(meeting, 'agenda.close').filter(({ ok }) => ok);
    expect(done).toHaveLength(1);
    const { state, closedAt } = progressOf(floorOf(meeting).items, item);
    expect({ state, closedAt }).toEqual({ state: JSON.parse(done[0]?.input ?? '').as, closedAt: now });
    // Both see the same, the one who was refused too.
    for (const client of clients) {
      const { doc } = await client.hold({ kind: 'floor', meeting });
      expect(progressOf(readFloor(doc).items, item).state).toBe(state);
    }
    close();
  });

  it('end the meeting: it ends once', async () => {
    const { meeting, clients, close } = await twoSecretaries();
    const answers = await Promise.all(clients.map((client) => client.ask('meeting.end', { meeting })));
    expect(answers.map(codeOf).sort()).toEqual(['ok', 'wrong-phase']);
    expect(journalOf(meeting, 'meeting.end').filter(({ ok }) => ok)).toHaveLength(1);
    expect(floorOf(meeting)).toMatchObject({ phase: 'ended', endedAt: now });
    close();
  });

  it('both open the next item: it opens once, and its clock is not set back', async () => {
    const { meeting, clients, close } = await twoSecretaries();
    await clients[0]?.ask('agenda.close', { meeting, item, as: 'done' });
    await clients[0]?.ask('meeting.present', { meeting, item });
    const since = now;
    now += MINUTE_MS;
    const answers = await Promise.all(
      clients.map((client) => client.ask('meeting.present', { meeting, item })),
    );
    expect(answers.map(codeOf)).toEqual(['ok', 'ok']);
    expect(progressOf(floorOf(meeting).items, item)).toMatchObject({ state: 'presenting', since });
    close();
  });
});

describe('a ballot cast after the close', () => {
  const choice = { option: 'agree', text: '' };

  it('is refused with a sentence, and the count stays as it was', async () => {
    const voting = Voting.open(() => server.core);
    const voter = await server.join('daibieu2');
    expect(voting.cast('daibieu', 'agree')).toBe('ok');
    expect(voting.ask('thuky', 'ballot.close', {})).toBe('ok');
    const { meeting, ballot } = voting;
    const answer = await voter.ask('ballot.cast', { meeting, ballot, choice });
    expect(codeOf(answer)).toBe('ballot-closed');
    expect(sentenceFor(answer)).toMatch(/không được tính|đã đóng/);
    expect(voting.state.voted).toBe(1);
    voting.ask('thuky', 'ballot.publish', {});
    expect(voting.state.result).toMatchObject({ cast: 1, totals: [{ option: 'agree', count: 1 }, {}, {}] });
    voter.close();
  });

  it('is refused too where it was chosen before the close and came after it', async () => {
    const voting = Voting.open(() => server.core);
    const { meeting, ballot } = voting;
    const client = await openTestClient(server.url, { clock: { ...systemClock, now: () => now } });
    await client.signIn('daibieu2', testPassword);
    await client.connected();
    await client.rpc.status.setOnline({ online: false });
    expect(await client.ask('ballot.cast', { meeting, ballot, choice })).toEqual({ outcome: 'waiting' });
    now += MINUTE_MS;
    expect(voting.ask('thuky', 'ballot.close', {})).toBe('ok');
    await client.rpc.status.setOnline({ online: true });
    const outbox = async () => first(await client.rpc.commands.watchOutbox());
    // It stays before its author's eyes until they have read why.
    const row = await until('the refusal', async () =>
      (await outbox()).find(({ state }) => state === 'refused'),
    );
    expect(row).toMatchObject({ name: 'ballot.cast', refusal: { code: 'ballot-closed' } });
    const [entry] = journalOf(meeting, 'ballot.cast');
    expect(entry).toMatchObject({ ok: false, askedAt: now - MINUTE_MS, decidedAt: now });
    expect(voting.state).toMatchObject({ state: 'closed', voted: 0 });
    expect(voting.floor.ballotTurns.size).toBe(0);
    await client.close();
  });
});

describe('machines whose clocks are two hours off, one ahead and one behind', () => {
  const offBy = { daibieu: 2 * HOUR_MS, daibieu2: -2 * HOUR_MS } as const;
  const clients = {} as Record<keyof typeof offBy, TestClient>;
  beforeAll(async () => {
    for (const who of ['daibieu', 'daibieu2'] as const) {
      const clock = { ...systemClock, now: () => now + offBy[who] };
      clients[who] = await openTestClient(server.url, { clock });
      await clients[who].signIn(who, testPassword);
      await clients[who].connected();
    }
  });
  afterAll(async () => {
    for (const client of Object.values(clients)) await client.close();
  });

  it('stand in the order in which the server heard them', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    ask('thuky', 'meeting.present', { meeting, item });
    const register = (who: keyof typeof offBy) =>
      clients[who].ask('speaking.register', { meeting, speech: `y-kien-${who}`, kind: 'speech', item });
    await register('daibieu');
    now += 1_000;
    await register('daibieu2');
    const { speeches } = floorOf(meeting);
    expect(waitingIn(speeches, 'speeches', item)).toMatchObject([
      { person: 'daibieu', registeredAt: now - 1_000 },
      { person: 'daibieu2', registeredAt: now },
    ]);
    // The journal keeps both clocks.
    expect(
      journalOf(meeting, 'speaking.register').map(({ askedAt, decidedAt }) => askedAt - decidedAt),
    ).toEqual([offBy.daibieu, offBy.daibieu2]);
  });

  it('show the time an item has taken as it is, and so the time a speaker has left', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    ask('thuky', 'meeting.present', { meeting, item });
    now += 65_000;
    for (const [who, client] of Object.entries(clients)) {
      const { doc } = await client.open({ kind: 'floor', meeting });
      await until('the item', () => readFloor(doc).currentItem === item);
      const { clockSkew } = await client.connection();
      const itsNow = now + offBy[who as keyof typeof offBy];
      expect(elapsedMsOf(progressOf(readFloor(doc).items, item), itsNow + clockSkew), who).toBe(65_000);
    }
  });

  it('check in with the code of the room screen, and are late by the server’s clock', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const rules = { quorum: 'none', quorumRequired: false, lateAfter: 15, codeRequired: true } as const;
    ask('thuky', 'attendance.configure', { meeting, rules });
    const { token } = await server.signIn('thuky');
    const headers = { authorization: `Bearer ${token}` };
    const { code } = await (await fetch(server.url + checkInCodePath(meeting), { headers })).json();
    for (const client of Object.values(clients))
      expect(await client.ask('meeting.checkIn', { meeting, code })).toEqual({ outcome: 'done' });
    const { attendance, startedAt } = floorOf(meeting);
    for (const { at } of attendance.values()) expect(at).toBe(startedAt);
    expect(attendance.size).toBe(2);
  });

  it('are asked for their answer as long as the meeting is to come', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const channel = server.core.rooms.open({ kind: 'plan', meeting });
    channel.room.change((doc) => setDetails(doc, { startsAt: now + HOUR_MS / 2, endsAt: now + HOUR_MS }));
    server.core.rooms.release(channel);
    for (const client of Object.values(clients))
      await until('the invitation on the desk', async () =>
        (await client.rpc.desk.list()).some((each) => each.kind === 'invitation' && each.meeting === meeting),
      );
    now += HOUR_MS + 1;
    for (const client of Object.values(clients))
      expect(
        (await client.rpc.desk.list()).filter((each) => 'meeting' in each && each.meeting === meeting),
      ).toEqual([]);
  });

  it('answer a poll in time or not by the server’s clock', async () => {
    const open = sentPoll(server.core, { dueAt: now + HOUR_MS });
    expect(await clients.daibieu.ask('poll.answer', { poll: open, choice: 'agree', text: '' })).toEqual({
      outcome: 'done',
    });
    now += HOUR_MS + 1;
    const late = askPoll(
      server.core,
      'daibieu2',
      'poll.answer',
      { poll: open, choice: 'agree', text: '' },
      now - 2 * HOUR_MS,
    );
    expect(codeOf(late)).toBe('poll-closed');
  });
});

describe('a substitute who loses their part in the middle of the meeting', () => {
  const speech = (name: string) => `${name}-${commandId()}` as SpeechId;

  /** `nguoila` in the place of `daibieu`. */
  function substituted(): MeetingId {
    const meeting = makeMeeting(server.core, 'in_progress');
    ask('thuky', 'meeting.present', { meeting, item });
    const substitute = person('nguoila');
    expect(codeOf(ask('daibieu', 'invitation.sendSubstitute', { meeting, substitute, reason: 'Bận' }))).toBe(
      'ok',
    );
    return meeting;
  }

  it('is not sent away once they sit there, unless an organiser takes their check-in back', () => {
    const meeting = substituted();
    expect(codeOf(ask('nguoila', 'meeting.checkIn', { meeting }))).toBe('ok');
    const answer = ask('daibieu', 'invitation.accept', { meeting });
    expect(codeOf(answer)).toBe('substitute-checked-in');
    expect(sentenceFor(answer)).toBeTruthy();
    expect(codeOf(ask('thuky', 'attendance.undo', { meeting, person: person('nguoila') }))).toBe('ok');
    expect(codeOf(ask('daibieu', 'invitation.accept', { meeting }))).toBe('ok');
    expect(floorOf(meeting).members.has(person('nguoila'))).toBe(false);
  });

  it('makes room for whoever comes after all: out of the room, told why on their desk, the seat taken back', async () => {
    const meeting = substituted();
    const substitute = await openTestClient(server.url, { clock: { ...systemClock, now: () => now } });
    await substitute.signIn('nguoila', testPassword);
    await substitute.connected();
    expect(await substitute.ask('meeting.checkIn', { meeting })).toEqual({ outcome: 'done' });
    const floor = await substitute.open({ kind: 'floor', meeting });
    now += 5_000;
    expect(codeOf(ask('daibieu', 'meeting.checkIn', { meeting }))).toBe('ok');
    const { members, attendance } = floorOf(meeting);
    expect(members.has(person('nguoila'))).toBe(false);
    expect(attendance.get(person('nguoila'))).toMatchObject({ leftAt: now });
    expect(attendance.get(person('daibieu'))).toMatchObject({ leftAt: null });
    await until('the meeting is gone from their machine', () => floor.state === 'refused');
    const ends = async () =>
      (await substitute.rpc.desk.list()).filter((each) => 'meeting' in each && each.meeting === meeting);
    await until('the news on their desk', async () => (await ends()).length > 0);
    expect(await ends()).toEqual([
      { kind: 'substitutionEnd', meeting, title: 'Họp thử', at: now, principal: 'daibieu', comes: true },
    ]);
    // Whoever is called in again is told of the meeting, not of its end.
    const organisers = {
      meeting,
      chair: person('chutri'),
      secretaries: [person('thuky'), person('nguoila')],
    };
    expect(codeOf(ask('thuky', 'meeting.appoint', organisers))).toBe('ok');
    await until('the meeting on their desk', async () =>
      (await ends()).every(({ kind }) => kind !== 'substitutionEnd'),
    );
    await substitute.close();
  });

  it('reads nothing more, not a byte of it, and is refused like any stranger', async () => {
    const meeting = substituted();
    const plan = { kind: 'plan', meeting } as const;
    const client = await server.join('nguoila');
    const raw = await server.connect('nguoila');
    const held = await client.hold(plan);
    const floor = await client.hold({ kind: 'floor', meeting });
    expect(await raw.open(formatDocumentName(plan))).toMatchObject({ kind: 'opened' });
    expect(codeOf(ask('daibieu', 'invitation.accept', { meeting }))).toBe('ok');
    await until('the line is shut', () => held.refused !== undefined && floor.refused !== undefined);

    const secret = 'Chỉ người còn dự được đọc';
    const channel = server.core.rooms.open(plan);
    channel.room.change((doc) => setDetails(doc, { title: secret }));
    server.core.rooms.release(channel);
    server.core.rooms.flush();
    // What is answered comes after whatever was to come before.
    const answers = await Promise.all([
      client.ask('speaking.register', { meeting, speech: speech('moi'), kind: 'speech', item } as never),
      client.ask('meeting.checkIn', { meeting }),
      client.ask('ballot.cast', { meeting, ballot: 'b' as never, choice: { option: 'agree', text: '' } }),
      raw.ask('meeting.checkIn', { meeting }),
    ]);
    expect(answers.map(codeOf)).toEqual(['not-found', 'not-found', 'not-found', 'not-found']);
    expect(readPlan(held.doc).details.title).not.toBe(secret);
    expect(
      JSON.stringify(
        raw.frames.map((frame) => ('message' in frame ? Buffer.from(frame.message).toString() : '')),
      ),
    ).not.toContain(secret);
    expect(await raw.open(formatDocumentName(plan))).toMatchObject({ kind: 'refused', reason: 'not-found' });
    client.close();
    raw.socket.terminate();
  });

  it('neither waits to speak nor goes on speaking; what they said stays said', () => {
    const meeting = substituted();
    const [said, waiting] = [speech('da-noi'), speech('cho')];
    const register = (id: SpeechId) =>
      ask('nguoila', 'speaking.register', {
        meeting,
        speech: id,
        kind: 'speech',
        item,
        topic: '',
        answerer: null,
      });
    expect(codeOf(register(said))).toBe('ok');
    expect(codeOf(ask('chutri', 'speaking.call', { meeting, speech: said }))).toBe('ok');
    expect(codeOf(register(waiting))).toBe('ok');
    now += 40_000;
    expect(codeOf(ask('daibieu', 'invitation.accept', { meeting }))).toBe('ok');
    const { speeches } = floorOf(meeting);
    expect(speeches.get(said)).toMatchObject({ state: 'done', spokenMs: 40_000, endedAt: now });
    expect(speeches.get(waiting)).toMatchObject({ state: 'cancelled' });
    expect(codeOf(ask('chutri', 'speaking.call', { meeting, speech: waiting }))).toBe('speech-moved-on');
  });

  it('never had a vote; the vote of a member who loses their part was cast and counts', () => {
    const voting = Voting.open(() => server.core, { secretariesVote: true, electorate: 'members' });
    const { meeting } = voting;
    const organisers = (...secretaries: string[]) =>
      ask('chutri', 'meeting.appoint', {
        meeting,
        chair: person('chutri'),
        secretaries: secretaries.map(person),
      });
    expect(voting.cast('thuky', 'disagree')).toBe('ok');
    expect(voting.cast('daibieu', 'agree')).toBe('ok');
    expect(codeOf(organisers('nguoila'))).toBe('ok');
    expect(voting.cast('thuky', 'agree')).toBe('not-found');
    // The list of voters was frozen at the opening: whoever comes in their place is not on it.
    expect(voting.cast('nguoila', 'agree')).toBe('not-eligible');
    expect(voting.ask('chutri', 'ballot.close', {})).toBe('ok');
    expect(voting.ask('chutri', 'ballot.publish', {})).toBe('ok');
    expect(voting.state.result?.votes).toEqual([
      { person: 'daibieu', option: 'agree', text: '' },
      { person: 'thuky', option: 'disagree', text: '' },
    ]);
  });
});

it('a command sent twice over a broken line is done once', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const id = commandId() as CommandId;
  for (let attempt = 0; attempt < 2; attempt++) {
    const client = await server.join('daibieu');
    expect(codeOf(await client.ask('meeting.checkIn', { meeting }, id))).toBe('ok');
    client.close();
  }
  expect(journalOf(meeting, 'meeting.checkIn')).toHaveLength(1);
});
