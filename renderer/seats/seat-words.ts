import type { PersonId } from '#domain/ids.ts';
import type { People } from '#renderer/data/people.ts';

/** What fits on a seat: the last two words of a full name, the given name with the one before it. */
export function shortName(name: string): string {
  return name.trim().split(/\s+/).slice(-2).join(' ');
}

/** Title and unit, as far as they are known. */
export function factsOf(people: People, person: PersonId): string {
  return [people.titleOf(person), people.unitOf(person)].filter(Boolean).join(' · ');
}
