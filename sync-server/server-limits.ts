/** Limits that are the server's own affair; those the other side must know are in `protocol/limits.ts`. */
export const serverLimits = {
  /** Connections that have not signed in yet. */
  strangers: 2_000,
  /** One person's devices, windows and tools together. */
  connectionsPerPerson: 50,
  /** A JSON request. */
  requestBytes: 16 * 1024,
  /** An HTTP connection on which nothing moves. Uploads and downloads go on from where they were. */
  silenceMs: 60_000,
  /** How long documents stay loaded after their last user left. */
  idleMs: 10_000,
  /** An unfinished upload is kept this long for its client to come back. */
  uploadMs: 7 * 24 * 60 * 60 * 1000,
  /** Bytes of one person's own papers. */
  shelfBytes: 2 * 1024 * 1024 * 1024,
  /** A file that was taken off a shelf is kept this long, so that it can be put back. */
  shelfUndoMs: 30 * 24 * 60 * 60 * 1000,
  /** How long clients have to answer when the server ends. */
  closeMs: 1_000,
} as const;
