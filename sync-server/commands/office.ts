/** Commands about the office as a whole: its catalogues and settings, which the directory holds. */
import {
  type CommandName,
  commands,
  type OfficeCircumstances,
  type OfficeOutcome,
} from '#domain/commands.ts';
import type { PersonId } from '#domain/ids.ts';
import { changeCatalogues } from '#domain/office/catalogues.ts';
import { readDirectory } from '#domain/people/directory.ts';
import type { Rooms } from '../rooms.ts';
import type { Decision, Subject } from './subject.ts';

export class OfficeSubject implements Subject {
  readonly #rooms: Rooms;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  nameOf(): string {
    return 'office';
  }

  decide(name: CommandName, asker: PersonId, input: never): Decision {
    const rule = commands[name];
    if (rule.about !== 'office') throw new Error(`${name} is not about the office`);
    const now: OfficeCircumstances = {
      asker,
      directory: this.#rooms.read({ kind: 'directory' }, readDirectory),
    };
    const code = rule.refusal(now);
    if (code) return { refusal: { code } };
    const outcomeOf = rule.outcome as (now: OfficeCircumstances, input: unknown) => OfficeOutcome;
    const outcome = outcomeOf(now, input);
    if ('refusal' in outcome) return outcome;
    return {
      work: {
        documents: () => [
          {
            name: { kind: 'directory' },
            write(doc) {
              for (const change of outcome.changes) changeCatalogues(doc, change);
            },
          },
        ],
        write: () => {},
        changesRights: false,
      },
    };
  }
}
