/**
 * What everybody said about the shared marks on one paper, put together from each author's own document and kept up to
 * date. Writes go to the person's own document alone. Nothing of React here.
 */
import { v7 as newId } from 'uuid';
import type * as Y from 'yjs';
import type { MarkId, PaperId, PersonId, ReplyId } from '#domain/ids.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import {
  type GivenRuling,
  observeThreads,
  putReply,
  putRuling,
  type Reply,
  readReplies,
  readRulings,
  readSeenMentions,
  removeReply,
  rulingOf,
  rulingTime,
  setMentionsSeen,
} from '#domain/paper/thread.ts';

export interface GivenReply extends Reply {
  author: PersonId;
}

export interface Thread {
  /** Oldest first. */
  replies: readonly GivenReply[];
  /** What was said last about its being settled, by somebody who may say so. */
  ruling: GivenRuling | undefined;
  resolved: boolean;
}

export interface AboutMark {
  mark: MarkId;
  author: PersonId;
}

const nothing: Thread = { replies: [], ruling: undefined, resolved: false };

interface Source {
  doc: Y.Doc;
  stop: () => void;
}

export class ThreadBook {
  readonly #paper: PaperId;
  readonly #me: PersonId;
  readonly #sources = new Map<PersonId, Source>();
  readonly #listeners = new Set<() => void>();
  #roles: ReadonlyMap<PersonId, MeetingRole> = new Map();
  #members: ReadonlySet<PersonId> = new Set();
  #notes: { doc: Y.Doc; stop: () => void } | undefined;
  #threads: Map<string, Thread> | undefined;
  #unseen: readonly GivenReply[] | undefined;
  #version = 0;

  constructor(paper: PaperId, me: PersonId) {
    this.#paper = paper;
    this.#me = me;
  }

  get version(): number {
    return this.#version;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Takes in what one person says, in place of an earlier document of theirs. Returns the way out. */
  add(author: PersonId, doc: Y.Doc): () => void {
    this.#sources.get(author)?.stop();
    const source: Source = { doc, stop: observeThreads(doc, () => this.#changed()) };
    this.#sources.set(author, source);
    this.#changed();
    return () => {
      if (this.#sources.get(author) !== source) return;
      source.stop();
      this.#sources.delete(author);
      this.#changed();
    };
  }

  /** The person's notes, which know the mentions they have seen. */
  setNotes(doc: Y.Doc): () => void {
    this.#notes?.stop();
    const seen = doc.getMap('seenMentions');
    const observer = () => this.#changed();
    seen.observe(observer);
    const notes = { doc, stop: () => seen.unobserve(observer) };
    this.#notes = notes;
    this.#changed();
    return () => {
      if (this.#notes !== notes) return;
      notes.stop();
      this.#notes = undefined;
    };
  }

  /** Who may settle marks goes by the meeting's roster. */
  setRoles(roles: ReadonlyMap<PersonId, MeetingRole>): void {
    this.#roles = roles;
    this.#members = new Set(roles.keys());
    this.#changed();
  }

  of({ mark, author }: AboutMark): Thread {
    this.#threads ??= this.#collect();
    return this.#threads.get(keyOf(author, mark)) ?? nothing;
  }

  /** Whoever has a part in the meeting. */
  get members(): ReadonlySet<PersonId> {
    return this.#members;
  }

  roleOf(person: PersonId): MeetingRole | undefined {
    return this.#roles.get(person);
  }

  /** Replies that mention the person and that they have not seen, oldest first. The same array until something changes. */
  unseenMentions(): readonly GivenReply[] {
    if (!this.#unseen) {
      const seen = this.#notes ? readSeenMentions(this.#notes.doc) : new Set<ReplyId>();
      this.#threads ??= this.#collect();
      this.#unseen = [...this.#threads.values()]
        .flatMap(({ replies }) => replies)
        .filter(
          ({ id, author, mentions }) => author !== this.#me && mentions.includes(this.#me) && !seen.has(id),
        )
        .sort((a, b) => a.createdAt - b.createdAt);
    }
    return this.#unseen;
  }

  /** Notes that the person has seen what mentions them in a thread. */
  see(about: AboutMark, now: number): void {
    const ids = this.unseenMentions()
      .filter(({ mark, markAuthor }) => mark === about.mark && markAuthor === about.author)
      .map(({ id }) => id);
    if (this.#notes && ids.length > 0) setMentionsSeen(this.#notes.doc, ids, now);
  }

  /** @returns false where there is no document to write to */
  reply({ mark, author }: AboutMark, text: string, mentions: readonly PersonId[], now: number): boolean {
    const doc = this.#sources.get(this.#me)?.doc;
    if (!doc || text.trim() === '') return false;
    putReply(doc, {
      id: newId() as ReplyId,
      mark,
      markAuthor: author,
      paper: this.#paper,
      text: text.trim(),
      mentions: [...new Set(mentions)],
      createdAt: now,
    });
    return true;
  }

  remove(id: ReplyId): void {
    const doc = this.#sources.get(this.#me)?.doc;
    if (doc) removeReply(doc, id);
  }

  rule(about: AboutMark, resolved: boolean, now: number): void {
    const doc = this.#sources.get(this.#me)?.doc;
    if (!doc) return;
    const at = rulingTime(now, this.of(about).ruling);
    const { mark, author } = about;
    putRuling(doc, { id: mark, mark, markAuthor: author, paper: this.#paper, resolved, at });
  }

  close(): void {
    for (const { stop } of this.#sources.values()) stop();
    this.#notes?.stop();
    this.#notes = undefined;
    this.#sources.clear();
    this.#listeners.clear();
  }

  #collect(): Map<string, Thread> {
    const replies = new Map<string, GivenReply[]>();
    const rulings = new Map<string, GivenRuling[]>();
    for (const [author, { doc }] of this.#sources) {
      for (const reply of readReplies(doc).values())
        if (reply.paper === this.#paper)
          push(replies, keyOf(reply.markAuthor, reply.mark), { ...reply, author });
      for (const ruling of readRulings(doc).values())
        if (ruling.paper === this.#paper)
          push(rulings, keyOf(ruling.markAuthor, ruling.mark), { ...ruling, by: author });
    }
    const threads = new Map<string, Thread>();
    for (const key of new Set([...replies.keys(), ...rulings.keys()])) {
      const said = (replies.get(key) ?? []).sort(
        (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
      );
      const given = rulings.get(key) ?? [];
      const markAuthor = said[0]?.markAuthor ?? given[0]?.markAuthor;
      const ruling = markAuthor && rulingOf(given, markAuthor, (person) => this.#roles.get(person));
      threads.set(key, { replies: said, ruling, resolved: ruling?.resolved ?? false });
    }
    return threads;
  }

  #changed(): void {
    this.#threads = undefined;
    this.#unseen = undefined;
    this.#version++;
    for (const changed of [...this.#listeners]) changed();
  }
}

function keyOf(author: PersonId, mark: MarkId): string {
  return `${author}/${mark}`;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
