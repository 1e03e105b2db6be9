/** Papers that are news to a person: counted in lists, told of when they come late, known again on all their machines. */
import { expect, it } from 'vitest';
import type { MeetingId, Sha256 } from '#domain/ids.ts';
import { replacePaper } from '#domain/meeting/plan.ts';
import { setNoticed, setOpened } from '#domain/paper/opened.ts';
import type { TestClient } from '#tests/helpers/client.ts';
import { testMachines } from '#tests/helpers/machines.ts';
import { makeMeeting, paper, person } from '#tests/helpers/meeting.ts';
import { until } from '#tests/helpers/until.ts';

const machines = testMachines();
const { enter } = machines;

const version = (digit: string) => digit.repeat(64) as Sha256;
const read = (digit: string) => ({ id: paper, sha256: version(digit), at: 5 });

async function newsIs(
  { rpc }: TestClient,
  meeting: MeetingId,
  count: number,
  told: ('new' | 'replaced')[],
): Promise<void> {
  await until(`${count} papers and ${told.join()} told of`, async () => {
    const row = (await rpc.meetings.list({ query: '', when: 'all' })).find(({ id }) => id === meeting);
    const news = (await rpc.meetings.paperNews()).map((each) => each.news);
    return row?.news === count && news.join() === told.join();
  });
}

async function replace(secretary: TestClient, meeting: MeetingId, digit: string): Promise<void> {
  const plan = await secretary.open({ kind: 'plan', meeting });
  await secretary.change(plan, (doc) =>
    replacePaper(doc, {
      ...{ id: paper, addedBy: person('thuky'), addedAt: Date.now() + 1 },
      file: { sha256: version(digit), name: 'b.pdf', size: 1, pages: 1 },
    }),
  );
  plan.release();
}

it('a paper is news until it is opened, and again once it is replaced; one machine tells the other', async () => {
  const meeting = makeMeeting(machines.server.core, 'convened');
  const [secretary, here, there] = [await enter('thuky'), await enter('daibieu'), await enter('daibieu')];
  // What was there when people were invited is no late news; whoever brought it knows it.
  for (const machine of [here, there]) await newsIs(machine, meeting, 1, []);
  await newsIs(secretary, meeting, 0, []);

  const notes = await here.open({ kind: 'notes', person: person('daibieu'), meeting });
  await here.change(notes, (doc) => setOpened(doc, read('0')));
  for (const machine of [here, there]) await newsIs(machine, meeting, 0, []);

  await replace(secretary, meeting, 'a');
  for (const machine of [here, there]) await newsIs(machine, meeting, 1, ['replaced']);

  // Put away, it is still to be opened.
  await here.change(notes, (doc) => setNoticed(doc, [read('a')]));
  for (const machine of [here, there]) await newsIs(machine, meeting, 1, []);
  await replace(secretary, meeting, 'b');
  for (const machine of [here, there]) await newsIs(machine, meeting, 1, ['replaced']);
  await here.change(notes, (doc) => setOpened(doc, read('b')));
  for (const machine of [here, there]) await newsIs(machine, meeting, 0, []);
});

it('a late paper is new to whoever has opened nothing, and to nobody once the meeting is over', async () => {
  const meeting = makeMeeting(machines.server.core, 'convened');
  const [secretary, delegate] = [await enter('thuky'), await enter('daibieu2')];
  await replace(secretary, meeting, 'a');
  await newsIs(delegate, meeting, 1, ['new']);
  for (const step of ['meeting.start', 'meeting.end'] as const)
    expect(await secretary.ask(step, { meeting })).toEqual({ outcome: 'done' });
  await newsIs(delegate, meeting, 0, []);
});
