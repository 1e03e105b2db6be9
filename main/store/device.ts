/** What belongs to the machine and not to a person: settings, and who signed in last. */
import type { Database } from 'better-sqlite3';
import { Settings } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import type { KeyBox } from '../keys.ts';
import { deviceMigrations } from './device-migrations/index.ts';
import { openStore } from './open.ts';

export interface StoredSession {
  /** Origin of the server. */
  server: string;
  /** Origin of the server the program was started for when they signed in. */
  startedFor: string;
  person: PersonId;
  name: string;
  /** `null` when the key box can't open it any more: the person signs in again. */
  token: string | null;
}

const defaults: Settings = {
  language: 'vi',
  theme: 'system',
  follow: true,
  darkPages: false,
  tellsReading: false,
  penButton: 'eraser',
};

export class DeviceStore {
  readonly #db: Database;
  readonly #keyBox: KeyBox;
  readonly #statements: ReturnType<typeof prepare>;

  /** @throws {StoreTooNew} */
  constructor(file: string, keyBox: KeyBox, now: number) {
    // A damaged one costs a sign-in and three settings: nothing a person has to be told.
    this.#db = openStore(file, deviceMigrations, now).db;
    this.#keyBox = keyBox;
    this.#statements = prepare(this.#db);
  }

  get settings(): Settings {
    const stored = Object.fromEntries(
      this.#statements.settings.all().map(({ key, value }) => [key, JSON.parse(value) as unknown]),
    );
    return Settings.catch(defaults).parse({ ...defaults, ...stored });
  }

  change(changes: { [K in keyof Settings]?: Settings[K] | undefined }): void {
    this.#db.transaction(() => {
      for (const [key, value] of Object.entries(changes))
        if (value !== undefined) this.#statements.setting.run(key, JSON.stringify(value));
    })();
  }

  get session(): StoredSession | undefined {
    const row = this.#statements.session.get();
    return row && { ...row, person: row.person as PersonId, token: this.#unseal(row.token) };
  }

  keepSession({ server, startedFor, person, name }: StoredSession, token: string): void {
    const sealed = this.#keyBox.seal(new TextEncoder().encode(token));
    this.#statements.keepSession.run(server, startedFor, person, name, sealed);
  }

  forgetSession(): void {
    this.#statements.forgetSession.run();
  }

  close(): void {
    this.#db.close();
  }

  #unseal(sealed: Uint8Array): string | null {
    try {
      return new TextDecoder().decode(this.#keyBox.open(sealed));
    } catch {
      return null;
    }
  }
}

interface SessionRow {
  server: string;
  startedFor: string;
  person: string;
  name: string;
  token: Uint8Array;
}

function prepare(db: Database) {
  return {
    settings: db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings'),
    setting: db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)'),
    session: db.prepare<[], SessionRow>(
      'SELECT server, started_for AS startedFor, person, name, token FROM session',
    ),
    keepSession: db.prepare(
      `INSERT OR REPLACE INTO session (id, server, started_for, person, name, token) VALUES (1, ?, ?, ?, ?, ?)`,
    ),
    forgetSession: db.prepare('DELETE FROM session'),
  };
}
