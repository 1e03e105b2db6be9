/**
 * Which files people read: those that a document which they read names. A file that was uploaded and is named nowhere, not
 * yet or not any more, is the organisers' alone, whoever else knows its hash.
 */
import type * as Y from 'yjs';
import { type DocumentName, planFor } from '#domain/documents.ts';
import type { GroupId, MeetingId, PersonId, Sha256 } from '#domain/ids.ts';
import { readAnnexes } from '#domain/meeting/annexes.ts';
import { filesOf, type Paper, readPlan } from '#domain/meeting/plan.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import type { Rights } from '../rights.ts';
import type { Rooms } from '../rooms.ts';

type ReadPapers = (doc: Y.Doc) => readonly Paper[];
const papersOfPlan: ReadPapers = (doc) => readPlan(doc).papers;

export class FileNaming {
  readonly #rooms: Rooms;
  readonly #rights: Rights;
  /** What each loaded document names, until it changes: two hundred people ask for the pieces of one paper. */
  readonly #named = new WeakMap<Y.Doc, ReadonlySet<Sha256>>();

  constructor(rooms: Rooms, rights: Rights) {
    this.#rooms = rooms;
    this.#rights = rights;
  }

  /** Whether the person reads a paper of this file in the meeting, or what goes with its minutes or its notice. */
  reads(person: PersonId, role: MeetingRole | undefined, meeting: MeetingId, sha256: Sha256): boolean {
    return (
      this.#isNamedIn(person, planFor(role, person, meeting), papersOfPlan, sha256) ||
      this.#isNamedIn(person, { kind: 'minutesAnnexes', meeting }, readAnnexes, sha256) ||
      this.#isNamedIn(person, { kind: 'noticeAnnexes', meeting }, readAnnexes, sha256)
    );
  }

  /** Whether the person reads a paper of this file among the items of a group. */
  readsInGroup(person: PersonId, meeting: MeetingId, group: GroupId, sha256: Sha256): boolean {
    return this.#isNamedIn(person, { kind: 'restricted', meeting, group }, papersOfPlan, sha256);
  }

  #isNamedIn(person: PersonId, name: DocumentName, read: ReadPapers, sha256: Sha256): boolean {
    if (this.#rights.of(person, name) === 'none') return false;
    return this.#rooms.read(name, (doc) => this.#namedBy(doc, read).has(sha256));
  }

  #namedBy(doc: Y.Doc, read: ReadPapers): ReadonlySet<Sha256> {
    const known = this.#named.get(doc);
    if (known) return known;
    const named = new Set(read(doc).flatMap((paper) => filesOf(paper).map((file) => file.sha256)));
    this.#named.set(doc, named);
    doc.once('update', () => this.#named.delete(doc));
    return named;
  }
}
