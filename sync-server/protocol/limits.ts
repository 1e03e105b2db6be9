/** Every limit of the wire, in one place. Bytes unless the name says otherwise. */
export const limits = {
  /** Before sign-in a connection may send one frame of this size. */
  helloBytes: 4 * 1024,
  helloDeadlineMs: 5_000,
  /** One frame after sign-in. A whole document fits: larger ones are a defect of their author. */
  frameBytes: 8 * 1024 * 1024,
  /** One command as JSON: the largest is an answer to a poll with its signed sheet. */
  commandBytes: 256 * 1024,
  /** A state vector takes about ten bytes for each client that ever wrote in the document. */
  stateVectorBytes: 256 * 1024,
  /** One awareness state as JSON. */
  awarenessBytes: 4 * 1024,
  /** Entries in one awareness message. */
  awarenessEntries: 10_000,
  /** Documents open at once on one socket. */
  openDocuments: 2_000,
  /** Presence entries one peer may announce in one document. */
  awarenessClientsPerPeer: 4,
  /** Bytes waiting to be sent to one socket before it counts as dead. */
  backlogBytes: 64 * 1024 * 1024,
  /** Updates that lack what they build on wait in memory up to this size, for one document. */
  pendingBytes: 8 * 1024 * 1024,
  /** Commands a person may send in a minute. */
  commandsPerMinute: 600,
  /** The server asks for a sign of life this often, and gives up after two without. */
  pingMs: 20_000,
  /** Changes arriving within this time after a first one leave as one merged update. */
  mergeWindowMs: 10,
} as const;
