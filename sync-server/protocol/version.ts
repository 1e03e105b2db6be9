/**
 * The version of the wire protocol and of the shapes in shared documents. `tests/contract/version.test.ts` pins it
 * to a hash of frames, commands and document shapes and says what to do when they change.
 *
 * 1: first version.
 * 2: the whole life of a meeting, speeches, ballots and minutes.
 */
export const protocolVersion = 2;

/** The oldest client the server still serves; an older one is told to update. */
export const oldestServedVersion = 2;
