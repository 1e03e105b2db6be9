/**
 * Every call and event between the renderer and the client's main process: the single source.
 * Both shells (Electron's MessagePort, the browser's WebSocket) carry this very contract; inputs are checked in main.
 *
 * Beside it run two byte paths: the *sync port*, on which the renderer is a peer of the rooms in main and which carries
 * the frames of `sync-server/protocol/frames.ts`, and *paper bytes*, plain ranged requests to {@link paperPath}.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Command, CommandName, Refusal } from '#domain/commands.ts';
import { BallotId, CommandId, MeetingId, PaperId, PersonId, Sha256, Timestamp, UnitId } from '#domain/ids.ts';
import { Choice } from '#domain/meeting/ballot.ts';
import { PaperFile } from '#domain/meeting/plan.ts';
import { OfficialDocument } from '#domain/office/document.ts';
import { TextChanges } from '#domain/paper/text-changes.ts';
import { OwnPaper, Recount } from './ballots.ts';
import { PackRequest, packProgress } from './pack.ts';
import { DeskItem, Figures, MeetingRow, PersonRow, PollRow } from './rows.ts';
import { SearchHits } from './search.ts';

export { OwnPaper, Recount } from './ballots.ts';
export { NotInPack, PackRequest } from './pack.ts';
export { DeskItem, Figures, MeetingRow, PersonRow, PollRow } from './rows.ts';
export { SearchHits, TextFound } from './search.ts';

/** Why a call failed, as a closed set: each has a sentence in both languages that says what to do. */
export const CallErrorCode = z.enum([
  'server-unreachable',
  'wrong-password',
  'too-many-attempts',
  'signed-out',
  'client-too-old',
  'disk-full',
  'not-a-pdf',
  'broken-pdf',
  'needs-password',
  'wrong-paper-password',
  'empty-file',
  /** Marked as a state secret: it may not be on a networked machine (Luật 117/2025/QH15). */
  'state-secret',
  'takes-too-long',
  'file-too-large',
  'not-found',
  'not-here-yet',
  'bytes-do-not-match',
  'cancelled',
  'unexpected',
]);
export type CallErrorCode = z.infer<typeof CallErrorCode>;

const errors = {
  CALL_FAILED: { data: z.object({ code: CallErrorCode, retryAfterSeconds: z.number().optional() }) },
};
const call = oc.errors(errors);

export const Session = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    server: z.string(),
    sampleAccounts: z.array(
      z.object({ username: z.string(), name: z.string(), title: z.string(), unit: z.string() }),
    ),
    samplePassword: z.string().nullable(),
  }),
  z.object({ state: z.literal('signed-in'), server: z.string(), person: PersonId, name: z.string() }),
]);
export type Session = z.infer<typeof Session>;

/** The line to the server, as it is, not as hoped. */
export const Connection = z.object({
  state: z.enum(['connected', 'connecting', 'offline', 'signed-out', 'client-too-old']),
  /** When the next try begins, if one waits. */
  retryAt: Timestamp.nullable(),
  /** The server's clock minus this machine's, in ms. */
  clockSkew: z.number(),
});
export type Connection = z.infer<typeof Connection>;

/** Why storing on this machine fails. */
export const LocalFailure = z.enum(['disk-full', 'read-only', 'disk-error']);
export type LocalFailure = z.infer<typeof LocalFailure>;

/** Work that the server did not take: kept on this machine beside the document, which is the server's again. */
export const SetAside = z.object({
  id: z.number().int(),
  document: z.string(),
  at: Timestamp,
  /** `revoked`: the person's part in the meeting ended before their last changes were sent. */
  reason: z.enum(['read-only', 'malformed', 'too-large', 'revoked']),
});
export type SetAside = z.infer<typeof SetAside>;

/** Where the person's work is: `unsent` documents hold changes that the server has not acknowledged. */
export const Saving = z.object({
  unsent: z.array(z.object({ document: z.string(), since: Timestamp })),
  waitingCommands: z.number().int(),
  /** Storing on this machine fails now, e.g. the disk is full: nothing new is safe. Tried again by itself. */
  localFailure: LocalFailure.nullable(),
  /** Until dismissed, so that no loss is missed. */
  setAside: z.array(SetAside),
  /** The store on this machine was damaged and begun anew from the server; the old file is kept under this path. */
  damagedStore: z.string().nullable(),
});
export type Saving = z.infer<typeof Saving>;

/** A command on its way. `refused` ones stay until dismissed, so that no refusal is missed. */
export const OutboxRow = z.object({
  id: CommandId,
  name: CommandName,
  input: z.unknown(),
  askedAt: Timestamp,
  state: z.enum(['waiting', 'refused']),
  refusal: Refusal.nullable(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

export const CommandOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done') }),
  z.object({ outcome: z.literal('refused'), refusal: Refusal }),
  /** No answer yet: it waits in the outbox and goes on by itself. */
  z.object({ outcome: z.literal('waiting') }),
]);
export type CommandOutcome = z.infer<typeof CommandOutcome>;

/** Where the bytes of one paper are. */
export const PaperState = z.object({
  sha256: Sha256,
  meeting: MeetingId,
  here: z.boolean(),
  onServer: z.boolean(),
  transfer: z
    .object({
      direction: z.enum(['up', 'down']),
      /** Bytes. */
      done: z.number(),
      total: z.number(),
      failure: CallErrorCode.nullable(),
    })
    .nullable(),
});
export type PaperState = z.infer<typeof PaperState>;

export const Settings = z.object({
  language: z.enum(['vi', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  /** Follow the page of whoever leads. */
  follow: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/** Which marks go into an exported paper. */
export const ExportRequest = z.object({
  meeting: MeetingId,
  paper: PaperId,
  includePrivate: z.boolean(),
  /** Authors whose shared marks are included. */
  authors: z.array(PersonId),
  password: z.string().max(200).optional(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

export const PackProgress = packProgress(CallErrorCode);
export type PackProgress = z.infer<typeof PackProgress>;

/** A list to be taken out of the app; a cell without a value is `null`. */
export const Table = z.object({
  /** Of the file, without its ending. */
  name: z.string().min(1).max(200),
  columns: z.array(z.string().max(200)).min(1).max(50),
  rows: z.array(z.array(z.union([z.string().max(5000), z.number(), z.null()])).max(50)).max(100_000),
});
export type Table = z.infer<typeof Table>;

export const TableFormat = z.enum(['xlsx', 'csv']);
export type TableFormat = z.infer<typeof TableFormat>;

/** An official document as a file; `name` is the file's, without its ending. */
export const WriteRequest = z.object({
  document: OfficialDocument,
  format: z.enum(['docx', 'pdf']),
  name: z.string().min(1).max(200),
});
export type WriteRequest = z.infer<typeof WriteRequest>;

const AboutBallot = z.object({ meeting: MeetingId, ballot: BallotId });

export const contract = {
  session: {
    watch: oc.output(eventIterator(Session)),
    signIn: call
      .input(
        z.object({
          server: z.string().max(500).optional(),
          username: z.string().min(1).max(100),
          password: z.string().min(1).max(500),
        }),
      )
      .output(Session),
    /** The server keeps passwords: it takes a network. Every other machine of the person is signed out. */
    changePassword: call.input(
      z.object({ current: z.string().min(1).max(1024), next: z.string().min(1).max(1024) }),
    ),
    /** Ends the session on the server and forgets the person's data on this machine if asked to. */
    signOut: call.input(z.object({ eraseLocal: z.boolean() })),
  },
  status: {
    connection: oc.output(eventIterator(Connection)),
    saving: oc.output(eventIterator(Saving)),
    /** Takes a set-aside change off the list; what was set aside stays in the store. */
    dismissSetAside: oc.input(z.object({ id: z.number().int() })),
    dismissDamagedStore: oc,
    reconnect: oc,
    /** Cuts the line by hand, as a person does on a train; also for tests of working offline. */
    setOnline: oc.input(z.object({ online: z.boolean() })),
  },
  commands: {
    /** Waits up to two seconds for the server's answer; without a connection not at all. */
    ask: oc.input(Command.omit({ id: true, askedAt: true })).output(CommandOutcome),
    watchOutbox: oc.output(eventIterator(z.array(OutboxRow))),
    dismiss: oc.input(z.object({ id: CommandId })),
  },
  meetings: {
    /** Rows match every word of `query`, without dấu. Upcoming: soonest first. Past: latest first. */
    list: oc
      .input(z.object({ query: z.string().max(200), when: z.enum(['upcoming', 'past', 'all']) }))
      .output(z.array(MeetingRow)),
    /** What the room screen shows for checking in, from the server, which gives it to organisers alone. */
    checkInCode: call
      .input(z.object({ meeting: MeetingId }))
      .output(z.object({ code: z.string(), changesAt: Timestamp })),
    /** Says that lists may have changed. */
    changed: oc.output(eventIterator(z.object({ version: z.number() }))),
  },
  polls: {
    /** Rows match every word of `query`, without dấu: what is due soonest first, then the latest. */
    list: oc.input(z.object({ query: z.string().max(200) })).output(z.array(PollRow)),
  },
  search: {
    /** Over everything on this machine that the person may see. */
    find: oc.input(z.object({ query: z.string().max(200) })).output(SearchHits),
  },
  desk: {
    /** What waits for the person, the most pressing first. */
    list: oc.output(z.array(DeskItem)),
    /** Of all meetings and polls they have a part in. */
    figures: oc.output(Figures),
  },
  people: {
    search: oc
      .input(z.object({ query: z.string().max(200), unit: UnitId.optional() }))
      .output(z.array(PersonRow)),
  },
  papers: {
    /** States of all papers of one meeting, again at each change (at most four times a second). */
    watch: oc.input(z.object({ meeting: MeetingId })).output(eventIterator(z.array(PaperState))),
    /** Begins taking in a file whose bytes follow as POSTs to {@link importPath}, in order. */
    beginImport: call
      .input(z.object({ meeting: MeetingId, name: z.string().min(1).max(255), size: z.number().int() }))
      .output(z.object({ importId: CommandId })),
    /** Checks, hashes and keeps the file; it is then sent in the background. */
    finishImport: call
      .input(z.object({ importId: CommandId, password: z.string().max(200).optional() }))
      .output(PaperFile),
    cancelImport: oc.input(z.object({ importId: CommandId })),
    retry: oc.input(z.object({ meeting: MeetingId, sha256: Sha256 })),
    /** Writes the annotated PDF and hands it out under {@link exportPath}; Electron then asks where to save it. */
    export: call
      .input(ExportRequest)
      .output(z.object({ exportId: CommandId, name: z.string(), marks: z.number().int() })),
    /**
     * Binds the meeting's papers into one PDF with cover and agenda, then hands it out under {@link exportPath}. Ends after
     * `done` or `failed`; whoever stops listening before that stops the work.
     */
    pack: call.input(PackRequest).output(eventIterator(PackProgress)),
    /** The password of a protected paper, kept encrypted on this machine. */
    keepPassword: oc.input(z.object({ sha256: Sha256, password: z.string().max(200) })),
    keptPassword: oc.input(z.object({ sha256: Sha256 })).output(z.string().nullable()),
    /** Where the person was in a paper. */
    readingPlace: oc
      .input(z.object({ meeting: MeetingId, paper: PaperId }))
      .output(z.object({ page: z.number().int() }).nullable()),
    keepReadingPlace: oc.input(
      z.object({ meeting: MeetingId, paper: PaperId, page: z.number().int().min(1) }),
    ),
  },
  versions: {
    /** The person reads this version now; `before` is the one they read last, where the difference is news to them. */
    opened: oc
      .input(z.object({ meeting: MeetingId, paper: PaperId, sha256: Sha256 }))
      .output(z.object({ before: Sha256.nullable() })),
    /**
     * What changed since the version they read; works without a network. Fails with `not-found` where its words are no
     * longer here, with `takes-too-long` where the two differ too much.
     */
    compare: call.input(z.object({ meeting: MeetingId, paper: PaperId })).output(TextChanges),
    /** The changes are no news any more. */
    known: oc.input(z.object({ meeting: MeetingId, paper: PaperId })),
  },
  tables: {
    /** Writes a table as a file and hands it out under {@link exportPath}, once. */
    export: call
      .input(z.object({ table: Table, format: TableFormat }))
      .output(z.object({ exportId: CommandId, name: z.string() })),
  },
  documents: {
    /** Writes an official document (NĐ 30/2020) and hands it out under {@link exportPath}, once. */
    write: call.input(WriteRequest).output(z.object({ exportId: CommandId, name: z.string() })),
  },
  ballots: {
    /** Gets one's paper of a secret ballot ready on this machine, once. */
    takePaper: call.input(AboutBallot),
    /** Puts the choice on the paper, which goes into the box by itself; it can't be taken back. */
    choose: call.input(AboutBallot.extend({ choice: Choice })),
    watchPapers: oc.input(z.object({ meeting: MeetingId })).output(eventIterator(z.array(OwnPaper))),
    /** Counts the published list again, on this machine. */
    recount: call.input(AboutBallot).output(Recount),
    /** The published list as a file, fetched under {@link exportPath}. */
    save: call.input(AboutBallot).output(z.object({ exportId: CommandId, name: z.string() })),
  },
  settings: {
    watch: oc.output(eventIterator(Settings)),
    change: oc.input(Settings.partial()),
  },
};

/** Ranged GET of a paper's decrypted bytes; same origin as the renderer. */
export function paperPath(sha256: Sha256): string {
  return `/papers/${sha256}`;
}

/** POST of the next piece of a file, `Content-Type: application/octet-stream`, at most {@link importPieceBytes}. */
export function importPath(importId: CommandId, offset: number): string {
  return `/imports/${importId}?offset=${offset}`;
}

export const importPieceBytes = 4 * 1024 * 1024;

/** GET of a finished export, as a download. */
export function exportPath(exportId: CommandId): string {
  return `/exports/${exportId}`;
}

/**
 * What each shell puts at `window.hopso` before the renderer starts: the only difference between them.
 */
export interface ShellBridge {
  shell: 'electron' | 'browser';
  /** The contract's channel: a MessagePort, or a WebSocket that is open or opening. */
  rpc(): Promise<MessagePort | WebSocket>;
  /** A fresh sync port: binary messages, each one frame of the protocol. */
  sync(): Promise<BytePort>;
}

/** A two-way stream of binary messages. */
export interface BytePort {
  send(bytes: Uint8Array): void;
  onMessage(receive: (bytes: Uint8Array) => void): void;
  onClose(closed: () => void): void;
  close(): void;
}
