/** Units, people and accounts as whoever runs the server writes them down, and taking them in. */
import { z } from 'zod';
import type { PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { changeCatalogues, MeetingRoom, readCatalogues } from '#domain/office/catalogues.ts';
import { Person, peopleOf, Unit, unitsOf } from '#domain/people/directory.ts';
import type { Passwords } from './auth/passwords.ts';
import { movedTasks } from './commands/desks.ts';
import type { KeptChange, Rooms } from './rooms.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { OfficeTable } from './store/office.ts';
import type { SessionTable } from './store/sessions.ts';

const OfficePerson = Person.extend({
  /** Both or neither: without an account a person can be invited but not sign in. */
  username: z.string().trim().min(1).max(100).optional(),
  password: z.string().min(8).max(1024).optional(),
}).refine(({ username, password }) => (username === undefined) === (password === undefined), {
  message: 'username and password come together',
});

/** The file behind `--office`. Taking it in again changes what it names and leaves everything else. */
export const OfficeFile = z
  .object({
    name: z.string().min(1).max(200),
    units: z.array(Unit),
    people: z.array(OfficePerson),
    /** Meeting rooms to begin with; an administrator keeps them from then on. */
    rooms: z.array(MeetingRoom).optional(),
  })
  .superRefine(({ units, people }, context) => {
    const known = new Set<string>(units.map(({ id }) => id));
    for (const { id, unit } of people)
      if (!known.has(unit)) context.addIssue(`${id} belongs to the unit ${unit}, which is not in the file`);
    for (const twice of repeated(people.map(({ id }) => id)))
      context.addIssue(`the person ${twice} is in the file twice`);
    for (const twice of repeated(people.flatMap(({ username }) => username?.toLowerCase() ?? [])))
      context.addIssue(`the username ${twice} is in the file twice`);
  });
export type OfficeFile = z.infer<typeof OfficeFile>;

export interface OfficeServices {
  office: OfficeTable;
  sessions: SessionTable;
  rooms: Rooms;
  passwords: Passwords;
  meetings: MeetingTable;
}

/**
 * Writes tables and directory in one transaction. Who gets another password is signed out everywhere; who comes to another
 * unit takes over its tasks.
 */
export async function takeInOffice(
  { name, units, people, rooms: firstRooms = [] }: OfficeFile,
  { office, sessions, rooms, passwords, meetings }: OfficeServices,
): Promise<void> {
  const hashes = await changedPasswords(people, office, passwords);
  const moved = people.filter(({ id, unit }) => office.unitOf(id) !== unit);
  rooms.change(
    [
      ...tasksOfMoved(moved, { rooms, meetings }),
      {
        name: { kind: 'directory' },
        write(doc) {
          for (const unit of units) putIfChanged(unitsOf(doc), unit);
          const known = readCatalogues(doc).rooms;
          for (const room of firstRooms)
            if (!known.has(room.id)) changeCatalogues(doc, { in: 'rooms', put: room });
          for (const person of people) putIfChanged(peopleOf(doc), asInDirectory(person));
        },
      },
    ],
    () => {
      office.setFact('name', name);
      for (const unit of units) office.putUnit(unit);
      for (const person of people) {
        office.putPerson(person);
        const hash = hashes.get(person.id) ?? office.passwordOf(person.id);
        if (person.username && hash) office.putAccount(person.username, person.id, hash);
        if (hashes.has(person.id)) sessions.endAllOf(person.id);
      }
    },
  );
}

function tasksOfMoved(
  moved: OfficeFile['people'],
  { rooms, meetings }: Pick<OfficeServices, 'rooms' | 'meetings'>,
): KeptChange[] {
  if (moved.length === 0) return [];
  const tasks = meetings
    .issued()
    .flatMap((meeting) => [...rooms.read({ kind: 'floor', meeting }, readFloor).tasks.values()]);
  return moved.flatMap(({ id: person, unit }) => movedTasks(tasks, { person, unit }) ?? []);
}

/** The hashes of passwords that are new. Equal work is done once: a whole office may begin with one password. */
async function changedPasswords(
  people: OfficeFile['people'],
  office: OfficeTable,
  passwords: Passwords,
): Promise<Map<PersonId, string>> {
  const done = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const known = (done.get(key) as Promise<T> | undefined) ?? work();
    done.set(key, known);
    return known;
  };
  const changed = new Map<PersonId, string>();
  for (const { id, password } of people) {
    if (password === undefined) continue;
    const old = office.passwordOf(id);
    const same =
      old !== undefined && (await once(`${old} ${password}`, () => passwords.matches(old, password)));
    if (!same) changed.set(id, await once(password, () => passwords.hash(password)));
  }
  return changed;
}

/** The account is nobody else's business. */
function asInDirectory({ username: _, password: __, ...person }: OfficeFile['people'][number]): Person {
  return person;
}

function putIfChanged(
  map: ReturnType<typeof unitsOf>,
  record: { id: string } & Record<string, unknown>,
): void {
  const known = map.get(record.id);
  if (JSON.stringify(known) !== JSON.stringify(record)) map.set(record.id, record);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}
