/**
 * How documents leave this machine, or begin anew from the server. Nothing the person wrote is ever thrown away unseen:
 * what the server does not have is set aside first, and they are told.
 */
import * as Y from 'yjs';
import type { SetAside } from '#contract';
import {
  type DocumentName,
  formatDocumentName,
  isKept,
  meetingOf,
  parseDocumentName,
  pollOf,
} from '#domain/documents.ts';
import type { MeetingId } from '#domain/ids.ts';
import type { UpdateRefusal } from '#protocol/errors.ts';
import type { Clock } from '#room/committer.ts';
import type { Commits } from './commits.ts';
import type { Links } from './links.ts';
import type { Log } from './log.ts';
import type { PersonStore } from './person-store.ts';
import { project } from './projections.ts';
import type { Replicas } from './replicas.ts';
import type { UnsentDocuments } from './unsent.ts';

export interface RemovalOptions {
  store: PersonStore;
  commits: Commits;
  replicas: Replicas;
  unsent: UnsentDocuments;
  links: Links;
  clock: Clock;
  log: Log;
  /** The person has a right to the document. */
  mayHave(document: string): boolean;
  /** Renderers must let go of the document: what they hold is no longer true. */
  takeAway(document: string): void;
  /** Something was set aside. */
  changed(): void;
}

export class Removal {
  readonly #options: RemovalOptions;

  constructor(options: RemovalOptions) {
    this.#options = options;
  }

  /** The server did not take a change: the document begins anew from what the server has. */
  notTaken(document: string, refusal: UpdateRefusal): void {
    const { log, links } = this.#options;
    // Presence may be another's by mistake; a document's change is never refused for that.
    const reason = refusal === 'not-yours' ? 'read-only' : refusal;
    try {
      this.#commitRemoval([document], reason);
    } catch (error) {
      log.error(
        { err: error, document },
        'a refused change cannot be set aside: the next connection tries again',
      );
      return;
    }
    log.warn({ document, reason }, 'the server did not take a change');
    this.#letGo(document);
    links.refresh();
  }

  /**
   * Erases what is here of meetings the person has no part in any more, except their own notes: those are their words,
   * nobody else has them, and they come back into view if the person is invited again.
   * @returns the meetings that are gone
   */
  sweep(): MeetingId[] {
    const { store, commits, log } = this.#options;
    const gone: MeetingId[] = [];
    for (const meeting of store.documents.strayMeetings()) {
      const documents = [...new Set([...store.documents.ofMeeting(meeting), ...this.#openOf(meeting)])];
      const shared = documents.filter((document) => !isApart(document));
      try {
        this.#commitRemoval(shared, 'revoked');
        commits.commit(() => store.meetings.erase(meeting));
      } catch (error) {
        log.error({ err: error, meeting }, 'a meeting that was taken away cannot be erased');
        continue;
      }
      for (const document of shared) this.#letGo(document);
      gone.push(meeting);
    }
    this.#sweepTakenAway();
    return gone;
  }

  /** Erases what the person may not read any more of meetings that they still have a part in. */
  #sweepTakenAway(): void {
    const { store, commits, log, replicas, mayHave } = this.#options;
    for (const document of new Set([...store.documents.revocable(), ...replicas.names])) {
      const name = parseDocumentName(document);
      if (!name || mayHave(document) || !this.#isTakenAway(name)) continue;
      try {
        this.#commitRemoval([document], 'revoked');
        if (name.kind === 'restricted')
          commits.commit(() => store.meetings.eraseRestricted(name.meeting, name.group));
      } catch (error) {
        log.error({ err: error, document }, 'a document that was taken away cannot be erased');
        continue;
      }
      this.#letGo(document);
    }
  }

  /** A restricted item of a group they left, or what others read of a meeting in which they are only a guest now. */
  #isTakenAway(name: DocumentName): boolean {
    if (name.kind === 'restricted') return true;
    const isOthers = name.kind === 'plan' || name.kind === 'floor' || name.kind === 'ink';
    return isOthers && this.#options.store.meetings.standingOf(name.meeting)?.role === 'guest';
  }

  /** Erases what is here of polls that were recalled, or that the person has no part in any more. */
  sweepPolls(): void {
    const { store, commits, log, replicas } = this.#options;
    for (const poll of store.documents.strayPolls()) {
      const open = replicas.names.filter((document) => {
        const name = parseDocumentName(document);
        return name !== undefined && pollOf(name) === poll;
      });
      const documents = [...new Set([...store.documents.ofPoll(poll), ...open])];
      try {
        this.#commitRemoval(documents, 'revoked');
        commits.commit(() => store.polls.erase(poll));
      } catch (error) {
        log.error({ err: error, poll }, 'a poll that was taken away cannot be erased');
        continue;
      }
      for (const document of documents) this.#letGo(document);
    }
  }

  /** Erases the papers of items that the person does not prepare any more. */
  sweepPreparations(): void {
    const { store, replicas, mayHave, log } = this.#options;
    const open = replicas.names.filter((document) => parseDocumentName(document)?.kind === 'preparation');
    const stored = store.preparations
      .brought()
      .map((about) => formatDocumentName({ kind: 'preparation', ...about }));
    const gone = [...new Set([...stored, ...open])].filter((document) => !mayHave(document));
    if (gone.length === 0) return;
    try {
      this.#commitRemoval(gone, 'revoked');
    } catch (error) {
      log.error({ err: error }, 'papers that were taken away cannot be erased');
      return;
    }
    for (const document of gone) this.#letGo(document);
  }

  #openOf(meeting: MeetingId): string[] {
    return this.#options.replicas.names.filter((document) => {
      const name = parseDocumentName(document);
      return name !== undefined && meetingOf(name) === meeting;
    });
  }

  /** What waits is stored in the same transaction, before it is set aside. */
  #commitRemoval(documents: readonly string[], reason: SetAside['reason']): void {
    this.#options.unsent.note();
    this.#options.commits.commit(() => {
      for (const document of documents) this.#remove(document, reason);
    });
  }

  #remove(document: string, reason: SetAside['reason']): void {
    const { store, clock } = this.#options;
    if (store.documents.isUnsent(document)) {
      const state = Y.encodeStateAsUpdate(store.documents.load(document));
      store.setAside.add(document, clock.now(), reason, state);
    }
    store.documents.erase(document);
    const name = parseDocumentName(document);
    // Rows of kept documents stay until the server's state replaces them: an empty desk would take every meeting away.
    if (name && !isKept(name)) project(store, document, new Y.Doc());
  }

  #letGo(document: string): void {
    const { replicas, commits, links, unsent, takeAway, changed } = this.#options;
    const replica = replicas.get(document);
    links.remove(document);
    replicas.drop(document);
    if (replica) commits.forget(replica.room);
    takeAway(document);
    unsent.erased(document);
    changed();
  }
}

/** One's own notes stay; what one prepares does not depend on a part in the meeting. */
function isApart(document: string): boolean {
  const kind = parseDocumentName(document)?.kind;
  return kind === 'notes' || kind === 'preparation';
}
