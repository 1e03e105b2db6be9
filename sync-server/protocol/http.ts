/**
 * The HTTP half of the server: its paths and JSON shapes. Used by the server to answer and by the client to ask, so
 * that neither can drift from the other. Errors are {@link HttpError}, on every path.
 */
import { z } from 'zod';
import { type BallotId, GroupId, ItemId, type MeetingId, PersonId, Sha256, Timestamp } from '#domain/ids.ts';

/** Fixed paths; those with a parameter have a function below. */
export const httpPaths = {
  office: '/api/office',
  signIn: '/api/sign-in',
  signOut: '/api/sign-out',
  password: '/api/password',
  /** WebSocket: the multiplexed connection of `frames.ts`. */
  upstream: '/upstream',
  health: '/health',
  metrics: '/metrics',
} as const;

/** Where papers of one meeting are uploaded, by tus 1.0: `POST` here creates, the answer's `Location` takes the bytes. */
export function uploadPath(meeting: MeetingId): string {
  return `/files/${meeting}`;
}

/** Where one paper's bytes are read, with `HEAD` or `GET` and `Range`; `group` is that of a restricted item. */
export function filePath(meeting: MeetingId, sha256: Sha256, group: GroupId | null = null): string {
  return `/files/${meeting}/${sha256}${group === null ? '' : `?group=${group}`}`;
}

/** The same for a file that was brought for an item, before and after it is approved. */
export function preparedFilePath(meeting: MeetingId, item: ItemId, sha256: Sha256): string {
  return `/files/${meeting}/${sha256}?item=${item}`;
}

/** `GET`, for organisers of the meeting: the {@link CheckInCode} that its room screen shows. */
export function checkInCodePath(meeting: MeetingId): string {
  return `/api/meetings/${meeting}/check-in-code`;
}

/** `POST`, by anybody and without a session: puts a paper into the box of a secret ballot. */
export function ballotPapersPath(meeting: MeetingId, ballot: BallotId): string {
  return `/ballots/${meeting}/${ballot}/papers`;
}

/** `GET`, for everyone in the meeting: the list of papers of a secret ballot, once it is published. */
export function ballotListPath(meeting: MeetingId, ballot: BallotId): string {
  return `/ballots/${meeting}/${ballot}`;
}

/** The plain y-websocket endpoint of one document; the stock provider appends the document's name to the origin itself. */
export function documentPath(document: string): string {
  return `/${document}`;
}

/** A plain connection offers these two subprotocols, the second carrying its token; the server selects the first. */
export function documentSubprotocols(token: string): [string, string] {
  return [documentSubprotocol, `${tokenSubprotocolPrefix}${token}`];
}
export const documentSubprotocol = 'hopso';
export const tokenSubprotocolPrefix = 'token.';

/** Why a request failed. Append only; an unknown code means "failed" to an older client. */
export const HttpErrorCode = z.enum([
  'bad-input',
  'wrong-password',
  'too-many-attempts',
  'not-signed-in',
  /** No such thing, or no right to it: the two look alike on purpose. */
  'not-found',
  /** Reads the meeting, but may not add papers to it. */
  'read-only',
  /** The uploaded bytes are not those that were announced. */
  'bytes-do-not-match',
  'file-too-large',
  /** The server knows the file and has its bytes no more: it can only be brought again. */
  'file-lost',
  /** The server could not store it; try later. */
  'unavailable',
  'internal-error',
  /** The box takes nothing for a while; try again when the ballot goes on. */
  'ballot-suspended',
  /** Too late: the paper is not counted. */
  'ballot-closed',
  /** The box has a paper of this key that says something else. */
  'another-paper',
  /** A person's own papers take up all the room that the server has for them. */
  'no-room',
]);
export type HttpErrorCode = z.infer<typeof HttpErrorCode>;

export const HttpError = z.object({
  code: HttpErrorCode,
  /** Whole seconds after which trying again makes sense. */
  retryAfterSeconds: z.number().int().positive().optional(),
});
export type HttpError = z.infer<typeof HttpError>;

/** `GET /api/office`: what a client shows before anyone signed in. The sample's accounts are there only in a sample office. */
export const Office = z.object({
  name: z.string(),
  protocolVersion: z.number().int(),
  sampleAccounts: z.array(
    z.object({ username: z.string(), name: z.string(), title: z.string(), unit: z.string() }),
  ),
  samplePassword: z.string().nullable(),
});
export type Office = z.infer<typeof Office>;

/** `POST /api/sign-in`. */
export const SignIn = z.object({
  username: z.string().trim().min(1).max(100),
  /** No rule beyond a length that bounds the work of hashing. */
  password: z.string().min(1).max(1024),
});
export type SignIn = z.infer<typeof SignIn>;

/** Characters of a new password. Length is what makes one hard to guess, so nothing else is asked of it. */
export const shortestPassword = 10;

/** `POST /api/password`, with a session: 204, and all other sessions of the person have ended. */
export const ChangePassword = z.object({
  current: z.string().min(1).max(1024),
  next: z.string().min(shortestPassword).max(1024),
});
export type ChangePassword = z.infer<typeof ChangePassword>;

/** The answer to a sign-in. `token` goes into `Authorization: Bearer …` and into the hello frame, never into a URL. */
export const SignedIn = z.object({
  token: z.string().min(1).max(512),
  person: PersonId,
  name: z.string(),
  /** When the session ends unless it is used before. */
  expiresAt: Timestamp,
});
export type SignedIn = z.infer<typeof SignedIn>;

/** By which people in the room check in. */
export const CheckInCode = z.object({
  code: z.string().regex(/^\d{6}$/),
  /** By the server's clock. */
  changesAt: Timestamp,
});
export type CheckInCode = z.infer<typeof CheckInCode>;

/** What a tus upload says in `Upload-Metadata`. */
export const UploadMetadata = z.object({
  sha256: Sha256,
  /** The file's name as its owner knows it. */
  name: z.string().min(1).max(255),
  /** The item that the uploader prepares it for; absent: it is for the plan. */
  item: ItemId.optional(),
  /** The group that alone may read it; absent: all who read the plan. */
  group: GroupId.optional(),
});
export type UploadMetadata = z.infer<typeof UploadMetadata>;

/** The status tus gives to bytes that are not those announced (its checksum extension's "Checksum Mismatch"). */
export const bytesDoNotMatchStatus = 460;

/** The largest paper, in bytes. */
export const largestFileBytes = 1024 * 1024 * 1024;
