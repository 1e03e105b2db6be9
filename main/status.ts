/** What the renderer follows, whoever is signed in: it outlives each person's workplace. */
import type { Connection, OutboxRow, Saving, Session, Settings } from '#contract';
import { Watched } from './watched.ts';

export class Status {
  readonly session: Watched<Session>;
  readonly settings: Watched<Settings>;
  readonly connection = new Watched<Connection>(noConnection);
  readonly saving = new Watched<Saving>(nothingUnsaved);
  readonly outbox = new Watched<OutboxRow[]>([]);
  readonly lists = new Watched({ version: 0 });

  constructor(session: Session, settings: Settings) {
    this.session = new Watched(session);
    this.settings = new Watched(settings);
  }

  listsChanged(): void {
    this.lists.set({ version: this.lists.value.version + 1 });
  }

  /** Nobody is signed in (any more). */
  clear(): void {
    this.connection.set(noConnection);
    this.saving.set(nothingUnsaved);
    this.outbox.set([]);
    this.listsChanged();
  }
}

const noConnection: Connection = { state: 'signed-out', retryAt: null, clockSkew: 0 };

const nothingUnsaved: Saving = {
  unsent: [],
  waitingCommands: 0,
  localFailure: null,
  setAside: [],
  damagedStore: null,
};
