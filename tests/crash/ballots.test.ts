/** The server's process is killed while people vote: every paper it acknowledged is counted, once, and no other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '#domain/commands.ts';
import type { BallotId, ItemId, MeetingId, PersonId, UnitId } from '#domain/ids.ts';
import { usualTerms } from '#domain/meeting/ballot.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { PaperList } from '#domain/meeting/paper-list.ts';
import { addItem, invite, setDetails } from '#domain/meeting/plan.ts';
import { ballotListPath } from '#protocol/http.ts';
import { LinkedClient } from '../helpers/linked-client.ts';
import { commandId } from '../helpers/raw-client.ts';
import { testPassword } from '../helpers/server.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { until } from '../helpers/until.ts';
import { Voter } from '../helpers/voter.ts';
import { bundled } from './bundled.ts';
import { pause, random } from './rounds.ts';

const voters = Array.from({ length: 5 }, (_, index) => `daibieu${index}` as PersonId);
const meeting = 'hop-bau' as MeetingId;
const item = 'muc-1' as ItemId;
const unit = 'phong-thu' as UnitId;
const mostKills = 4;
/** Papers taken, and papers said to be in the box. */
let steps = 0;
let server: ServerProcess;
let secretary: LinkedClient;
const tokens = new Map<string, string>();

beforeAll(async () => {
  const account = (id: string) => ({
    id: id as PersonId,
    name: `Người Thử ${id}`,
    title: 'Đại biểu',
    unit,
    username: id,
    password: testPassword,
  });
  server = new ServerProcess({
    program: await bundled('sync-server/cli.ts', 'sync-server/auth/password-worker.ts'),
    office: {
      name: 'Văn phòng thử',
      units: [{ id: unit, name: 'Phòng Thử', level: 'department' }],
      people: ['thuky', 'chutri', ...voters].map(account),
    },
  });
  await server.start();
  secretary = await connect('thuky');
  await ask(secretary, 'meeting.create', {});
  await ask(secretary, 'meeting.appoint', {
    chair: 'chutri' as PersonId,
    secretaries: ['thuky' as PersonId],
  });
  const plan = await secretary.hold({ kind: 'plan', meeting });
  await secretary.change(plan, (doc) => {
    setDetails(doc, { title: 'Họp bầu', place: 'Hội trường', startsAt: 1_000, endsAt: 2_000 });
    invite(doc, voters, 'delegate');
    addItem(doc, { id: item, title: 'Bầu cử', presenter: '', minutes: 30 });
  });
  await ask(secretary, 'meeting.convene', {});
  await ask(secretary, 'meeting.start', {});
}, 120_000);
afterAll(async () => {
  secretary.close();
  await server.remove();
});

async function connect(who: string): Promise<LinkedClient> {
  const token = tokens.get(who) ?? (await server.signIn(who)).token;
  tokens.set(who, token);
  return LinkedClient.connect(server.url, token);
}

async function ask<N extends CommandName>(
  client: LinkedClient,
  name: N,
  input: Omit<CommandInput<N>, 'meeting'>,
  id = commandId(),
): Promise<CommandAnswer> {
  const answer = await client.ask(name, { ...input, meeting } as unknown as CommandInput<N>, id);
  expect(answer, name).toMatchObject({ ok: true });
  return answer;
}

/** Takes a paper and casts it, again and again until it is said to be in the box, as clients do. */
async function vote(who: PersonId, voter: Voter, option: string): Promise<void> {
  const blinded = await voter.blind();
  const id = commandId();
  for (;;) {
    try {
      if (voter.permit === '') {
        const client = await connect(who);
        const answer = await Promise.race([
          client.ask('ballot.takePaper', { meeting, ballot: voter.ballot, blinded }, id),
          until('the end of the line', () => client.closed).then(() => undefined),
        ]);
        client.close();
        if (!answer?.ok) continue;
        await voter.unblind(answer.result ?? '');
        steps++;
      } else if ((await voter.post(server.url, voter.paper(option))) === 'stored') {
        steps++;
        return;
      }
    } catch {
      // The server is away: once more.
      await pause(50);
    }
  }
}

test('[B7] [C2] killed in the middle of a secret ballot, again and again, it loses no paper and counts none twice', async () => {
  const ballot = 'bau-1' as BallotId;
  const terms = { ...usualTerms, question: 'Bầu?', item, secrecy: 'secret', electorate: 'members' } as const;
  await ask(secretary, 'ballot.prepare', { ballot, terms, revoteOf: null });
  await ask(secretary, 'ballot.open', { ballot });
  const floor = await secretary.hold({ kind: 'floor', meeting });
  const publicKey = readFloor(floor.doc).ballots.get(ballot)?.publicKey ?? '';
  secretary.close();

  const cast = voters.map((_, index) => (index % 3 === 0 ? 'disagree' : 'agree'));
  const papers = voters.map(() => new Voter({ meeting, ballot }, publicKey));
  let voting = true;
  const all = Promise.all(
    papers.map(async (voter, index) => {
      await pause(random.below(500));
      await vote(voters[index] ?? ('' as PersonId), voter, cast[index] ?? '');
    }),
  ).finally(() => {
    voting = false;
  });
  let kills = 0;
  while (voting && kills < mostKills) {
    const before = steps;
    const enough = before + 1 + random.below(2);
    await until('a step further', () => steps >= enough || !voting, 60_000);
    await pause(random.below(20));
    if (!voting) break;
    await server.kill();
    kills++;
    await server.start();
  }
  await all;
  expect(kills).toBeGreaterThan(0);

  secretary = await connect('thuky');
  await ask(secretary, 'ballot.close', { ballot });
  await ask(secretary, 'ballot.publish', { ballot });
  const response = await fetch(server.url + ballotListPath(meeting, ballot), {
    headers: { authorization: `Bearer ${tokens.get('thuky')}` },
  });
  const list = PaperList.parse(await response.json());
  const choices = new Map(list.papers.map(({ key, option }) => [key, option]));
  expect(list.papers).toHaveLength(voters.length);
  expect(papers.map(({ key }) => choices.get(key))).toEqual(cast);
  expect(list.taken).toBe(voters.length);
}, 180_000);
