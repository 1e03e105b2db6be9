/** Keeping the office's catalogues and settings: an administrator's work. */
import { z } from 'zod';
import { KindId, PersonId, RoomId, type Timestamp, TitleId } from '../ids.ts';
import type { TemplateChange, Templates } from '../meeting/template.ts';
import { type CatalogueChange, MeetingKind, MeetingRoom, OfficeSettings } from '../office/catalogues.ts';
import { type Entry, EntryList, EntryWords, entriesInOrder, entryNamed } from '../office/entries.ts';
import { type Directory, hasDuty } from '../people/directory.ts';
import { ProfileWords } from '../people/profile.ts';
import type { CommandRule } from './command-rule.ts';
import type { Refusal } from './refusal.ts';

/** What is known of the office; both sides can fill it in. */
export interface OfficeCircumstances {
  asker: PersonId;
  directory: Directory;
}

/** What a command is decided upon, once it is settled that the asker may ask for it. */
export interface OfficeSituation extends OfficeCircumstances {
  /** The server's clock. */
  at: Timestamp;
  /** Of the whole office. */
  templates(): Templates;
}

/** What a command does, as plain data. */
interface OfficeDone {
  changes: CatalogueChange[];
  templates?: TemplateChange[];
}

export type OfficeOutcome = OfficeDone | { refusal: Refusal };

/** A command about the office as a whole. */
export type OfficeRule<I extends z.ZodType> = CommandRule<
  'office',
  OfficeCircumstances,
  OfficeSituation,
  OfficeDone,
  I
>;

/** What is kept for the whole office is an administrator's to change. */
function officeRule<I extends z.ZodType>(input: I, outcome: OfficeRule<I>['outcome']): OfficeRule<I> {
  return {
    about: 'office',
    input,
    patience: null,
    refusal: ({ asker, directory }) =>
      hasDuty(directory.people.get(asker), 'administrator') ? null : 'not-administrator',
    outcome,
  };
}

export const officeCommands = {
  /** Adds a room, or changes the one of that id. */
  'office.putRoom': officeRule(z.object({ room: MeetingRoom }), ({ directory }, { room }) =>
    room.unit !== null && !directory.units.has(room.unit)
      ? { refusal: { code: 'unknown-unit' } }
      : { changes: [{ in: 'rooms', put: room }] },
  ),
  /** Meetings that have it as their place keep its name. */
  'office.dropRoom': officeRule(z.object({ room: RoomId }), (_, { room }) => ({
    changes: [{ in: 'rooms', drop: room }],
  })),
  'office.putKind': officeRule(z.object({ kind: MeetingKind }), (_, { kind }) => ({
    changes: [{ in: 'kinds', put: kind }],
  })),
  'office.dropKind': officeRule(z.object({ kind: KindId }), (_, { kind }) => ({
    changes: [{ in: 'kinds', drop: kind }],
  })),
  /** Adds an entry at the end of its list, or words the one of that id anew. */
  'office.putEntry': officeRule(
    z.object({ words: EntryWords }),
    ({ directory }, { words: { list, entry } }) => {
      const taken = entryNamed<Entry>(directory[list].values(), entry);
      if (taken) return { refusal: { code: 'name-taken', details: [taken.name] } };
      if ('unit' in entry && entry.unit !== null && !directory.units.has(entry.unit))
        return { refusal: { code: 'unknown-unit' } };
      const known = (directory[list] as ReadonlyMap<string, Entry>).get(entry.id);
      const { order, retired } = known ?? { order: directory[list].size, retired: false };
      return { changes: [{ in: list, put: { ...entry, order, retired } }] };
    },
  ),
  /** Nobody chooses it any more, or everybody may again; what was written with it keeps its name. */
  'office.retireEntry': officeRule(
    z.object({ list: EntryList, entry: z.string().max(64), retired: z.boolean() }),
    ({ directory }, { list, entry, retired }) => {
      const known = (directory[list] as ReadonlyMap<string, Entry>).get(entry);
      if (!known) return { refusal: { code: 'unknown-entry' } };
      return { changes: [{ in: list, put: { ...known, retired } }] };
    },
  ),
  /** Puts a list in order. Entries that are not named, added meanwhile by someone else, follow those that are. */
  'office.arrangeEntries': officeRule(
    z.object({ list: EntryList, entries: z.array(z.string().max(64)).max(1000) }),
    ({ directory }, { list, entries }) => {
      const places = new Map(entries.map((id, i) => [id, i]));
      const placeOf = ({ id }: Entry) => places.get(id) ?? entries.length;
      const before: Entry[] = entriesInOrder<Entry>(directory[list].values());
      const after = [...before].sort((a, b) => placeOf(a) - placeOf(b));
      const changes = after.flatMap((entry, order) =>
        entry.order === order ? [] : [{ in: list, put: { ...entry, order } }],
      );
      return { changes };
    },
  ),
  /** Gives a person a title of the catalogue; `null`: the directory's own again. */
  'office.giveTitle': officeRule(
    z.object({ person: PersonId, title: TitleId.nullable() }),
    ({ directory }, { person, title }) => {
      if (!directory.people.has(person)) return { refusal: { code: 'unknown-person' } };
      if (title !== null && !directory.titles.has(title)) return { refusal: { code: 'unknown-entry' } };
      const { phone = '', email = null } = directory.profiles.get(person) ?? {};
      return { changes: [{ in: 'profiles', put: { id: person, phone, email, title } }] };
    },
  ),
  'office.configure': officeRule(z.object({ settings: OfficeSettings }), (_, { settings }) => ({
    changes: [{ in: 'settings', set: settings }],
  })),
} as const;

export const profileCommands = {
  /** What one says of oneself. A title is chosen among those that people may choose, or stays as it was given. */
  'profile.put': {
    about: 'office',
    input: z.object({ profile: ProfileWords }),
    patience: null,
    refusal: ({ asker, directory }) => (directory.people.has(asker) ? null : 'unknown-person'),
    outcome({ asker, directory }, { profile }) {
      const { title } = profile;
      const chosen = title === null ? undefined : directory.titles.get(title);
      const stays = title === (directory.profiles.get(asker)?.title ?? null);
      if (!stays && title !== null && (!chosen?.selfChosen || chosen.retired))
        return { refusal: { code: 'title-not-own' } };
      return { changes: [{ in: 'profiles', put: { id: asker, ...profile } }] };
    },
  } satisfies OfficeRule<z.ZodObject<{ profile: typeof ProfileWords }>>,
} as const;
