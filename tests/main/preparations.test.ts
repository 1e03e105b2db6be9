/** An officer's machine: it is told of the request, brings papers, and keeps nothing once the request is taken back. */
import { expect, it } from 'vitest';
import type { MeetingId, PaperId, UnitId } from '#domain/ids.ts';
import { addPaper, readPlan } from '#domain/meeting/plan.ts';
import { readPreparations } from '#domain/meeting/preparation.ts';
import { first, type TestClient } from '#tests/helpers/client.ts';
import { testMachines } from '#tests/helpers/machines.ts';
import { item, makeMeeting, person } from '#tests/helpers/meeting.ts';
import { takeIn } from '#tests/helpers/take-in.ts';
import { until } from '#tests/helpers/until.ts';

const machines = testMachines();
const { enter } = machines;

/** Asked of somebody who has no part in the meeting. */
async function asked(secretary: TestClient): Promise<MeetingId> {
  const meeting = makeMeeting(machines.server.core, 'convened');
  const unit = 'phong-thu' as UnitId;
  const officers = [person('nguoila')];
  const outcome = await secretary.ask('preparation.assign', { meeting, item, unit, dueAt: null, officers });
  expect(outcome).toEqual({ outcome: 'done' });
  return meeting;
}

const statesOf = async ({ rpc }: TestClient, meeting: MeetingId) =>
  first(await rpc.papers.watch({ meeting }));
const requestOf = (meeting: MeetingId) =>
  machines.server.core.rooms.read({ kind: 'preparations', meeting }, (doc) =>
    readPreparations(doc).get(item),
  );

it('brings papers without a network, submits them when there is one, and the organiser has them to read', async () => {
  const secretary = await enter('thuky');
  const meeting = await asked(secretary);
  const officer = await enter('nguoila');
  const document = await officer.open({ kind: 'preparation', meeting, item });
  expect(document.mayWrite).toBe(true);
  await officer.rpc.status.setOnline({ online: false });
  const file = await takeIn(officer, meeting);
  await officer.change(document, (doc) =>
    addPaper(doc, {
      ...{ id: 'to-trinh' as PaperId, item, title: 'Tờ trình', file },
      ...{ addedBy: person('nguoila'), addedAt: Date.now() },
    }),
  );
  await officer.rpc.status.setOnline({ online: true });
  await until('the paper on the server', async () =>
    (await statesOf(officer, meeting)).some(({ sha256, onServer }) => sha256 === file.sha256 && onServer),
  );
  const deskOf = async ({ rpc }: TestClient) =>
    (await rpc.desk.list()).map((row) => row.kind).filter((kind) => kind.startsWith('preparation'));
  expect([await deskOf(officer), await deskOf(secretary)]).toEqual([['preparation'], []]);
  expect(await officer.ask('preparation.submit', { meeting, item })).toEqual({ outcome: 'done' });
  await until('it waits for the organiser', async () =>
    (await deskOf(secretary)).includes('preparationApproval'),
  );
  await until('it waits for the officer no more', async () => (await deskOf(officer)).length === 0);
  await until('no more writing', () => !document.mayWrite);
  await until('the paper at the organiser', async () =>
    (await statesOf(secretary, meeting)).some(({ sha256, here }) => sha256 === file.sha256 && here),
  );
  const submittedAt = requestOf(meeting)?.submittedAt ?? 0;
  expect(await secretary.ask('preparation.approve', { meeting, item, submittedAt })).toEqual({
    outcome: 'done',
  });
  const plan = await secretary.open({ kind: 'plan', meeting });
  await until('the paper in the plan', () => readPlan(plan.doc).papers.length === 2);
  const delegate = await enter('daibieu');
  await until('the paper at a delegate', async () =>
    (await statesOf(delegate, meeting)).some(({ sha256, here }) => sha256 === file.sha256 && here),
  );
});

it('loses the papers of a request that is taken back, and may not open them any more', async () => {
  const secretary = await enter('thuky');
  const meeting = await asked(secretary);
  const officer = await enter('nguoila');
  const document = await officer.open({ kind: 'preparation', meeting, item });
  const file = await takeIn(officer, meeting);
  await officer.change(document, (doc) =>
    addPaper(doc, {
      ...{ id: 'to-trinh' as PaperId, item, title: 'Tờ trình', file },
      ...{ addedBy: person('nguoila'), addedAt: Date.now() },
    }),
  );
  await officer.allSent();
  expect(await secretary.ask('preparation.cancel', { meeting, item })).toEqual({ outcome: 'done' });
  await until('the papers gone', () => document.state === 'refused');
  await until('nothing wanted', async () => (await statesOf(officer, meeting)).length === 0);
});
