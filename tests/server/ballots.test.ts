import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperList } from '#domain/meeting/paper-list.ts';
import { ballotListPath } from '#protocol/http.ts';
import { Voting } from '#tests/helpers/ballot.ts';
import { person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
const core = () => server.core;
const secret = { secrecy: 'secret' } as const;

describe('an open ballot', () => {
  it('[B1] freezes words, voters and rules at the opening', () => {
    const voting = Voting.open(core);
    expect(voting.state).toMatchObject({
      state: 'open',
      eligible: ['chutri', 'daibieu', 'daibieu2'],
      members: 3,
      present: 3,
      chair: 'chutri',
    });
    expect(voting.ask('thuky', 'ballot.prepare', { terms: voting.state, revoteOf: null })).toBe(
      'ballot-moved-on',
    );
    expect(voting.cast('thuky', 'agree')).toBe('not-eligible');
    expect(voting.cast('khach', 'agree')).toBe('guests-do-not-vote');
    expect(voting.cast('nguoila', 'agree')).toBe('not-found');
  });

  it('[B2] shows who has voted and nobody how, until it is published', () => {
    const voting = Voting.open(core);
    expect(voting.cast('daibieu', 'other', 'Đề nghị xem lại điều bảy')).toBe('ok');
    expect(voting.cast('chutri', 'agree')).toBe('ok');
    const texts = () =>
      JSON.stringify([...voting.floor.ballots.values(), ...voting.floor.ballotTurns.values()]);
    expect([...voting.floor.ballotTurns.values()].map((turn) => turn.person).sort()).toEqual([
      'chutri',
      'daibieu',
    ]);
    expect(texts()).not.toContain('điều bảy');
    expect(voting.ask('thuky', 'ballot.publish', {})).toBe('ballot-moved-on');
    expect(voting.ask('thuky', 'ballot.close', {})).toBe('ok');
    expect(voting.state).toMatchObject({ state: 'closed', voted: 2, result: null });
    expect(texts()).not.toContain('điều bảy');
    expect(voting.ask('chutri', 'ballot.publish', {})).toBe('ok');
    expect(voting.state.result).toEqual({
      totals: [
        { option: 'agree', count: 1 },
        { option: 'disagree', count: 0 },
        { option: 'other', count: 1 },
      ],
      cast: 2,
      of: 3,
      needed: 2,
      winner: null,
      tied: false,
      passed: false,
      opinions: ['Đề nghị xem lại điều bảy'],
      votes: [
        { person: 'chutri', option: 'agree', text: '' },
        { person: 'daibieu', option: 'other', text: 'Đề nghị xem lại điều bảy' },
      ],
    });
  });

  it('[B3] takes one vote of each, and another one where changing was allowed at the opening', () => {
    const strict = Voting.open(core);
    const id = commandId();
    const vote = { choice: { option: 'agree', text: '' } };
    expect(strict.ask('daibieu', 'ballot.cast', vote, id)).toBe('ok');
    expect(strict.ask('daibieu', 'ballot.cast', vote, id)).toBe('ok');
    expect(strict.cast('daibieu', 'disagree')).toBe('already-voted');
    const lenient = Voting.open(core, { allowChange: true });
    expect(lenient.cast('daibieu', 'agree')).toBe('ok');
    expect(lenient.cast('daibieu', 'disagree')).toBe('ok');
    for (const voting of [strict, lenient]) {
      voting.ask('thuky', 'ballot.close', {});
      voting.ask('thuky', 'ballot.publish', {});
    }
    expect(strict.state.result?.votes).toEqual([{ person: 'daibieu', option: 'agree', text: '' }]);
    expect(lenient.state.result?.votes).toEqual([{ person: 'daibieu', option: 'disagree', text: '' }]);
  });

  it('[B4] counts nothing that comes while it is suspended or after it was closed', () => {
    const voting = Voting.open(core);
    expect(voting.ask('thuky', 'ballot.suspend', {})).toBe('ok');
    expect(voting.cast('daibieu', 'agree')).toBe('ballot-suspended');
    expect(voting.ask('thuky', 'ballot.resume', {})).toBe('ok');
    expect(voting.cast('daibieu', 'agree')).toBe('ok');
    expect(voting.ask('thuky', 'meeting.end', {})).toBe('ballot-under-way');
    expect(voting.ask('thuky', 'ballot.close', {})).toBe('ok');
    expect(voting.cast('daibieu2', 'agree')).toBe('ballot-closed');
    expect(voting.ask('thuky', 'meeting.end', {})).toBe('ok');
    expect(voting.cast('daibieu2', 'agree')).toBe('ballot-closed');
    expect(voting.state.voted).toBe(1);
  });

  it('[B5] is annulled by the chair alone, with a reason; voting again is another ballot', () => {
    const voting = Voting.open(core);
    voting.cast('daibieu', 'agree');
    expect(voting.ask('thuky', 'ballot.annul', { reason: 'nhầm câu hỏi' })).toBe('only-chair-annuls');
    expect(voting.ask('chutri', 'ballot.annul', { reason: ' ' })).toBe('bad-input');
    expect(voting.ask('chutri', 'ballot.annul', { reason: 'nhầm câu hỏi' })).toBe('ok');
    expect(voting.state).toMatchObject({ state: 'annulled', annulReason: 'nhầm câu hỏi', result: null });
    expect(voting.cast('daibieu2', 'agree')).toBe('ballot-closed');
    expect(voting.ask('chutri', 'ballot.publish', {})).toBe('ballot-moved-on');
  });

  it('shows no votes of a box in another meeting, whatever its ballot is named', () => {
    const voting = Voting.open(core);
    voting.cast('daibieu', 'agree');
    const box = core().boxes.of('hop-khac' as typeof voting.meeting);
    expect(box.votes(voting.ballot)).toEqual([]);
  });
});

describe('a secret ballot', () => {
  it('[B6] hands one paper to each eligible person: the same again, another never', async () => {
    const voting = Voting.open(core, secret);
    const voter = voting.voter();
    const blinded = await voter.blind();
    const first = voting.answer('daibieu', 'ballot.takePaper', { blinded });
    const again = voting.answer('daibieu', 'ballot.takePaper', { blinded });
    expect(first).toMatchObject({ ok: true });
    expect(again).toMatchObject({ ok: true, result: first.ok && first.result });
    const other = await voting.voter().blind();
    expect(voting.ask('daibieu', 'ballot.takePaper', { blinded: other })).toBe('paper-taken');
    for (const [who, why] of [
      ['thuky', 'not-eligible'],
      ['khach', 'guests-do-not-vote'],
      ['nguoila', 'not-found'],
    ] as const)
      expect(voting.ask(who, 'ballot.takePaper', { blinded: other })).toBe(why);
    // Signed by node:crypto without seeing it, and verified by the library: the two follow the same RFC 9474.
    await voter.unblind((first.ok && first.result) || '');
    await expect(voter.unblind(Buffer.alloc(256, 7).toString('base64url'))).rejects.toThrow();
  });

  it('[B7] takes papers from anybody who has one, each once, and tells nothing but how many', async () => {
    const voting = Voting.open(core, secret);
    const voter = await voting.takePaper('daibieu');
    const paper = voter.paper('agree');
    const posts = await Promise.all([paper, paper, paper].map((each) => voter.post(server.url, each)));
    expect(posts).toEqual(['stored', 'stored', 'stored']);
    expect(await voter.post(server.url, voter.paper('disagree'))).toBe('another-paper');
    expect(voting.cast('daibieu', 'agree')).toBe('bad-input');
    await until('the count', () => voting.floor.ballotCounts.get(voting.ballot)?.cast === 1);
    voting.ask('thuky', 'ballot.close', {});
    expect(voting.state.voted).toBe(1);
  });

  it('[B8] takes no paper that is not signed for this very ballot, or changed since', async () => {
    const voting = Voting.open(core, secret);
    const voter = await voting.takePaper('daibieu');
    const elsewhere = await Voting.open(core, secret).takePaper('daibieu');
    const stranger = voting.voter();
    const good = voter.paper('agree');
    for (const paper of [
      { ...good, option: 'disagree' },
      { ...good, text: 'thêm' },
      { ...good, option: 'khac' },
      { ...good, permit: elsewhere.permit },
      { ...good, key: stranger.key },
      { ...stranger.paper('agree'), permit: good.permit },
      elsewhere.paper('agree'),
      voter.paper('other'),
    ])
      expect(await voter.post(server.url, paper)).toBe('bad-input');
    voting.ask('thuky', 'ballot.close', {});
    expect(voting.state.voted).toBe(0);
  });

  it('[B4] refuses a paper after the end, and still says yes to one that came in time', async () => {
    const voting = Voting.open(core, secret);
    const [early, late] = [await voting.takePaper('daibieu'), await voting.takePaper('daibieu2')];
    voting.ask('thuky', 'ballot.suspend', {});
    expect(await early.post(server.url, early.paper('agree'))).toBe('ballot-suspended');
    voting.ask('thuky', 'ballot.resume', {});
    expect(await early.post(server.url, early.paper('agree'))).toBe('stored');
    voting.ask('thuky', 'ballot.close', {});
    expect(await early.post(server.url, early.paper('agree'))).toBe('stored');
    expect(await early.post(server.url, early.paper('disagree'))).toBe('another-paper');
    expect(await late.post(server.url, late.paper('agree'))).toBe('ballot-closed');
    expect(voting.ask('daibieu', 'ballot.takePaper', { blinded: early.blinded })).toBe('ballot-closed');
  });

  it('[B9] publishes the list whose hash was told at the closing, to members alone', async () => {
    const voting = Voting.open(core, secret);
    const voters = [await voting.takePaper('daibieu'), await voting.takePaper('chutri')];
    for (const voter of voters) await voter.post(server.url, voter.paper('agree'));
    await voting.takePaper('daibieu2');
    const get = async (who: string) => {
      const { token } = await server.signIn(who);
      return fetch(server.url + ballotListPath(voting.meeting, voting.ballot), {
        headers: { authorization: `Bearer ${token}` },
      });
    };
    voting.ask('thuky', 'ballot.close', {});
    const hash = voting.state.papersHash;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await get('daibieu')).status).toBe(404);
    voting.ask('thuky', 'ballot.publish', {});
    expect((await get('nguoila')).status).toBe(404);
    // Guests are told of no ballot but those of items shared with them.
    expect((await get('khach')).status).toBe(404);
    const text = await (await get('chutri')).text();
    expect(Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex')).toBe(hash);
    const list = PaperList.parse(JSON.parse(text));
    expect(list).toMatchObject({ taken: 3, eligible: 3, members: 3 });
    expect(list.papers.map(({ key }) => key).sort()).toEqual(voters.map(({ key }) => key).sort());
    expect(list.papers.map(({ receipt }) => receipt)).toEqual(
      list.papers.map(({ receipt }) => receipt).sort(),
    );
    expect(voting.state.result).toMatchObject({ passed: true, cast: 2, votes: null });
  });

  it('keeps neither key nor single papers once it is closed, nor after it was annulled', async () => {
    const rows = () =>
      ['ballot_keys', 'ballot_papers'].map((table) =>
        core().store.db.prepare(`SELECT count(*) FROM ${table} WHERE ballot LIKE ?`),
      );
    for (const end of ['ballot.close', 'ballot.annul'] as const) {
      const voting = Voting.open(core, secret);
      const voter = await voting.takePaper('daibieu');
      await voter.post(server.url, voter.paper('agree'));
      const count = () => rows().map((row) => row.pluck().get(`${voting.meeting}/%`));
      expect(count()).toEqual([1, 1]);
      voting.ask('chutri', end, { reason: 'thử' });
      expect(count()).toEqual([0, 0]);
    }
  });

  it('[B3] gives one person one paper, however many ask for it at once', async () => {
    const voting = Voting.open(core, secret);
    const client = await server.connect('daibieu');
    const blinded = await Promise.all(Array.from({ length: 8 }, () => voting.voter().blind()));
    const answers = await Promise.all(
      blinded.map((each) =>
        client.ask('ballot.takePaper', { meeting: voting.meeting, ballot: voting.ballot, blinded: each }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(core().boxes.of(voting.meeting).paperOf(voting.ballot, person('daibieu'))?.blinded).toBe(
      blinded[0],
    );
    client.close();
  });

  it('[B7] survives a restart in the middle, with every paper that was acknowledged', async () => {
    const voting = Voting.open(core, secret);
    const [first, second] = [await voting.takePaper('daibieu'), await voting.takePaper('daibieu2')];
    expect(await first.post(server.url, first.paper('disagree'))).toBe('stored');
    await server.restart();
    expect(await first.post(server.url, first.paper('disagree'))).toBe('stored');
    expect(await second.post(server.url, second.paper('agree'))).toBe('stored');
    await until('the count', () => voting.floor.ballotCounts.get(voting.ballot)?.cast === 2);
    voting.ask('thuky', 'ballot.close', {});
    voting.ask('thuky', 'ballot.publish', {});
    expect(voting.state.result?.totals.map(({ count }) => count)).toEqual([1, 1, 0]);
  });
});
