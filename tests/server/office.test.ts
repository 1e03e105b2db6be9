import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UnitId } from '#domain/ids.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { OfficeFile, takeInOffice } from '#server/office.ts';
import { RawClient } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testOffice, testPassword } from '#tests/helpers/server.ts';

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

it('says what is wrong with a file', () => {
  const [first] = testOffice.people;
  const problems = (people: unknown[]) =>
    OfficeFile.safeParse({ ...testOffice, people }).error?.issues.map(({ message }) => message);
  expect(problems([{ ...first, unit: 'khac' as UnitId }])?.join()).toContain('unit khac');
  expect(problems([first, first])).toHaveLength(2);
  expect(problems([{ ...first, password: undefined }])?.join()).toContain('come together');
  expect(OfficeFile.safeParse(testOffice).success).toBe(true);
});
