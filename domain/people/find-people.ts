/** Finding somebody among the people of an office as one types, and saying what they are. Pure. */
import type { PersonId, UnitId } from '../ids.ts';
import { comparePersonNames, fold } from '../text.ts';
import type { Person, Unit } from './directory.ts';

interface People {
  people: ReadonlyMap<PersonId, Person>;
  units: ReadonlyMap<UnitId, Unit>;
}

/**
 * Those whose name, title or unit holds every word, without dấu. First whose name holds them all, so that "sen trang" is
 * Trịnh Sen Trắng before a Trắng of the commune Đồng Sen; among equals colleagues first, then as Vietnamese lists stand.
 *
 * @param near the unit of whoever looks
 */
export function findPeople({ people, units }: People, query: string, near: UnitId | undefined): Person[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.includes(word));
  const rank = (person: Person): number | undefined => {
    const name = fold(person.name);
    if (holds(name)) return 0;
    return holds(`${name}\n${fold(`${person.title}\n${units.get(person.unit)?.name ?? ''}`)}`)
      ? 1
      : undefined;
  };
  return [...people.values()]
    .flatMap((person) => {
      const byWords = rank(person);
      return byWords === undefined ? [] : [{ person, order: byWords * 2 + (person.unit === near ? 0 : 1) }];
    })
    .sort((a, b) => a.order - b.order || comparePersonNames(a.person.name, b.person.name))
    .map(({ person }) => person);
}

/**
 * Title and unit in one line. A title that names its unit, or the place whose unit it is, says enough: "Chủ tịch UBND xã
 * Đồng Sen", "Trưởng phòng Kinh tế xã Đồng Sen".
 */
export function postOf({ title }: Pick<Person, 'title'>, unit: string | undefined): string {
  if (!unit || fold(title).includes(placeOf(fold(unit)))) return title;
  return title === '' ? unit : `${title} · ${unit}`;
}

/** What a unit is called after the word for what it is ("UBND", "Sở"), where that leaves a name. */
function placeOf(unit: string): string {
  const [, ...rest] = unit.split(' ');
  return rest.length > 1 ? rest.join(' ') : unit;
}
