/** Who issues a meeting's documents. */
import type { IssuerId, PersonId, UnitId } from '../ids.ts';
import type { Letterhead } from '../office/document.ts';
import type { Issuer } from '../office/entries.ts';
import { letterheadOf } from '../office/letterhead.ts';
import type { Person, Unit } from '../people/directory.ts';
import type { Member } from './floor.ts';
import type { MinutesFrame } from './minutes-text.ts';

/** The parts of the directory that tell it. */
interface Listed {
  people: ReadonlyMap<PersonId, Person>;
  units: ReadonlyMap<UnitId, Unit>;
  issuers: ReadonlyMap<IssuerId, Issuer>;
}

/** The chair's unit issues; before there is a chair, the secretary's. */
export function letterheadOfMeeting(
  members: ReadonlyMap<PersonId, Member>,
  { people, units, issuers }: Listed,
): Letterhead {
  const all = [...members.values()];
  const keeper = all.find(({ role }) => role === 'chair') ?? all.find(({ role }) => role === 'secretary');
  const unit = keeper && people.get(keeper.id)?.unit;
  return letterheadOf(unit && units.get(unit), issuers.values());
}

/** With what the secretaries wrote in its place. */
export function framed(usual: Letterhead, frame: MinutesFrame): Letterhead {
  return {
    parent: frame.parent ?? usual.parent,
    issuer: frame.issuer ?? usual.issuer,
    abbreviation: frame.abbreviation ?? usual.abbreviation,
    place: frame.place ?? usual.place,
  };
}
