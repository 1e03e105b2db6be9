/** Commands about the office as a whole: its catalogues and settings, which the directory holds, and its templates. */
import { type CommandName, commands, type OfficeOutcome, type OfficeSituation } from '#domain/commands.ts';
import type { PersonId, Timestamp } from '#domain/ids.ts';
import { changeTemplate, readTemplates } from '#domain/meeting/template.ts';
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

  decide(name: CommandName, asker: PersonId, input: never, at: Timestamp): Decision {
    const rule = commands[name];
    if (rule.about !== 'office') throw new Error(`${name} is not about the office`);
    const now: OfficeSituation = {
      asker,
      at,
      directory: this.#rooms.read({ kind: 'directory' }, readDirectory),
      templates: () => this.#rooms.read({ kind: 'templates' }, readTemplates),
    };
    const code = rule.refusal(now);
    if (code) return { refusal: { code } };
    const outcomeOf = rule.outcome as (now: OfficeSituation, input: unknown) => OfficeOutcome;
    const outcome = outcomeOf(now, input);
    if ('refusal' in outcome) return outcome;
    const { changes, templates = [] } = outcome;
    return {
      work: {
        documents: () => [
          {
            name: { kind: 'directory' },
            write(doc) {
              for (const change of changes) changeCatalogues(doc, change);
            },
          },
          {
            name: { kind: 'templates' },
            write(doc) {
              for (const change of templates) changeTemplate(doc, change);
            },
          },
        ],
        write: () => {},
        changesRights: false,
      },
    };
  }
}
