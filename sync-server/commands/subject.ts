/** What commands are about: each kind gathers what its rules are decided upon, and carries out what they say. */
import type { CommandName, Refusal } from '#domain/commands.ts';
import type { CommandId, PersonId, Timestamp } from '#domain/ids.ts';
import type { JournalHead } from '#domain/journal.ts';
import type { KeptChange } from '../rooms.ts';

/** All that one command does; it is stored in one transaction. */
export interface Work {
  /** @param head where the journal about this subject stands with this command: for everyone to hold */
  documents(head: JournalHead): KeptChange[];
  /** Writes rows; call within the transaction. */
  write(): void;
  changesRights: boolean;
  /** For the asker alone. */
  result?: string;
}

/** How a command came to be asked, beside who asked it and when it is decided. */
export interface Asking {
  /** The asker's clock. */
  askedAt: Timestamp;
  /** The command's id. */
  command: CommandId;
}

export type Decision = { work: Work } | { refusal: Refusal };

export interface Subject {
  /** What the journal's chain of these commands is named, e.g. `meeting/{id}`. */
  nameOf(input: never): string;
  /** @param input parsed by the very command's shape */
  decide(name: CommandName, asker: PersonId, input: never, at: Timestamp, asking: Asking): Decision;
}
