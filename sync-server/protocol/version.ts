/**
 * The version of the wire protocol and of the shapes in shared documents. `tests/contract/version.test.ts` pins it
 * to a hash of frames, commands and document shapes and says what to do when they change.
 *
 * 1: first version.
 */
export const protocolVersion = 1;

/** The oldest client the server still serves; an older one is told to update. */
export const oldestServedVersion = 1;
