/** Units, people and accounts as whoever runs the server writes them down, and taking them in. */
import { z } from 'zod';
import { Person, peopleOf, Unit, unitsOf } from '#domain/people/directory.ts';
import type { Passwords } from './auth/passwords.ts';
import type { Rooms } from './rooms.ts';
import type { OfficeTable } from './store/office.ts';

/** The file behind `--office`. Taking it in again changes what it names and leaves everything else. */
export const OfficeFile = z.object({
  name: z.string().min(1).max(200),
  units: z.array(Unit),
  people: z.array(
    Person.extend({
      /** Both or neither: without an account a person can be invited but not sign in. */
      username: z.string().trim().min(1).max(100).optional(),
      password: z.string().min(8).max(1024).optional(),
    }).refine(({ username, password }) => (username === undefined) === (password === undefined), {
      message: 'username and password come together',
    }),
  ),
});
export type OfficeFile = z.infer<typeof OfficeFile>;

/** Writes tables and directory in one transaction. */
export async function takeInOffice(
  { name, units, people }: OfficeFile,
  { office, rooms, passwords }: { office: OfficeTable; rooms: Rooms; passwords: Passwords },
): Promise<void> {
  // People who begin with the same password share its hash: hundreds are taken in within a moment.
  const wanted = new Set(people.flatMap(({ password }) => password ?? []));
  const hashes = new Map(
    await Promise.all(
      [...wanted].map(async (password) => [password, await passwords.hash(password)] as const),
    ),
  );
  rooms.change(
    [
      {
        name: { kind: 'directory' },
        write(doc) {
          for (const unit of units) putIfChanged(unitsOf(doc), unit);
          for (const { id, name, title, unit } of people)
            putIfChanged(peopleOf(doc), { id, name, title, unit });
        },
      },
    ],
    () => {
      office.setFact('name', name);
      for (const unit of units) office.putUnit(unit);
      for (const person of people) {
        office.putPerson(person);
        const hash = person.password && hashes.get(person.password);
        if (person.username && hash) office.putAccount(person.username, person.id, hash);
      }
    },
  );
}

function putIfChanged(
  map: ReturnType<typeof unitsOf>,
  record: { id: string } & Record<string, unknown>,
): void {
  const known = map.get(record.id);
  if (JSON.stringify(known) !== JSON.stringify(record)) map.set(record.id, record);
}
