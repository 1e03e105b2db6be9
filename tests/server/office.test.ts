import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { ConclusionId, TemplateId, UnitId } from '#domain/ids.ts';
import { emptyFloor } from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { readTemplates, templateOf } from '#domain/meeting/template.ts';
import { readDeskTasks } from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { OfficeFile, takeInOffice } from '#server/office.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId, RawClient } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testOffice, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const documentBytes = () =>
  server.core.store.db.prepare('SELECT sum(length(bytes)) FROM updates').pluck().get();

it('changes nothing when it is taken in again, and signs nobody out', async () => {
  const { token } = await server.signIn('thuky');
  const before = documentBytes();
  await takeInOffice(testOffice, server.core);
  expect(documentBytes()).toBe(before);
  (await RawClient.connect(server.url, token)).close();
});

it('changes what it names and leaves everyone else', async () => {
  const [first] = testOffice.people;
  if (!first) throw new Error('nobody');
  await takeInOffice({ ...testOffice, people: [{ ...first, title: 'Chánh Văn phòng' }] }, server.core);
  const { people } = server.core.rooms.read({ kind: 'directory' }, readDirectory);
  expect(people.get(first.id)?.title).toBe('Chánh Văn phòng');
  expect(people.size).toBe(testOffice.people.length);
});

it('gives whoever comes to another unit the tasks of that unit, and takes those of the other; their own stay', async () => {
  const { core } = server;
  const other = { id: 'phong-khac' as UnitId, name: 'Phòng Khác', level: 'department' as const };
  const moving = (unit: UnitId) => ({
    ...testOffice,
    units: [...testOffice.units, other],
    people: testOffice.people.map((each) => (each.id === 'nguoila' ? { ...each, unit } : each)),
  });
  await takeInOffice(moving('phong-thu' as UnitId), core);
  const meeting = makeMeeting(core, 'ended');
  const ask = <N extends CommandName>(name: N, input: CommandInput<N>) =>
    core.decider.decide(person('thuky'), { id: commandId(), name, input, askedAt: 1 });
  for (const [id, lead] of [
    ['cua-phong', { kind: 'unit', id: 'phong-thu' as UnitId }],
    ['cua-phong-khac', { kind: 'unit', id: other.id }],
    ['cua-nguoi', { kind: 'person', id: person('nguoila') }],
  ] as const) {
    const words = { item: null, text: id, lead, coWorkers: [], dueDate: null };
    ask('conclusion.put', { meeting, conclusion: id as ConclusionId, ...words });
  }
  expect(ask('conclusion.issue', { meeting, number: null })).toMatchObject({ ok: true });
  const tasks = () =>
    core.rooms.read({ kind: 'desk', person: person('nguoila') }, (doc) =>
      [...readDeskTasks(doc).keys()].sort(),
    );
  expect(tasks()).toEqual(['cua-nguoi', 'cua-phong']);
  await takeInOffice(moving(other.id), core);
  expect(tasks()).toEqual(['cua-nguoi', 'cua-phong-khac']);
  const bytes = documentBytes();
  await takeInOffice(moving(other.id), core);
  expect(documentBytes()).toBe(bytes);
});

it('signs out everywhere whoever gets another password', async () => {
  const { token } = await server.signIn('thuky');
  const other = await server.signIn('chutri');
  const people = testOffice.people.map((person) =>
    person.id === 'thuky' ? { ...person, password: 'mật khẩu mới' } : person,
  );
  await takeInOffice({ ...testOffice, people }, server.core);
  await expect(RawClient.connect(server.url, token)).rejects.toThrow('not-signed-in');
  await expect(server.signIn('thuky', testPassword)).rejects.toThrow('401');
  await server.signIn('thuky', 'mật khẩu mới');
  (await RawClient.connect(server.url, other.token)).close();
});

it('a template for the office reaches everybody and outlives a restart; one’s own is nobody else’s', async () => {
  const template = templateOf(readPlan(new Y.Doc()), emptyFloor(), {
    id: 'mau-1' as TemplateId,
    name: 'Giao ban',
  });
  const [maker, other] = [await server.join('thuky'), await server.join('daibieu')];
  const shared = await other.hold({ kind: 'templates' });
  expect(shared.mayWrite).toBe(false);
  expect((await maker.ask('template.put', { template })).ok).toBe(true);
  await until('the template', () => readTemplates(shared.doc).get(template.id)?.madeBy === 'thuky');
  expect(await other.ask('template.drop', { template: template.id })).toMatchObject({
    refusal: { code: 'template-of-other' },
  });
  const own = { kind: 'ownTemplates', person: person('thuky') } as const;
  expect((await maker.hold(own)).mayWrite).toBe(true);
  expect((await other.hold(own)).refused).toBe('not-found');
  maker.close();
  other.close();
  await server.restart();
  expect([...server.core.rooms.read({ kind: 'templates' }, readTemplates).keys()]).toEqual(['mau-1']);
});

it('says what is wrong with a file', () => {
  const [first] = testOffice.people;
  const problems = (people: unknown[]) =>
    OfficeFile.safeParse({ ...testOffice, people }).error?.issues.map(({ message }) => message);
  expect(problems([{ ...first, unit: 'khac' as UnitId }])?.join()).toContain('unit khac');
  expect(problems([first, first])).toHaveLength(2);
  expect(problems([{ ...first, password: undefined }])?.join()).toContain('come together');
  expect(OfficeFile.safeParse(testOffice).success).toBe(true);
});
