/**
 * The version of the wire protocol and of the shapes in shared documents. `tests/contract/version.test.ts` pins it
 * to a hash of frames, commands and document shapes and says what to do when they change.
 *
 * 1: first version.
 * 2: the whole life of a meeting, speeches, ballots and minutes.
 * 3: seats, units asked to name people, catalogues, a person's own papers, more kinds of marks, replies to marks. Older machines pass over what they do not know.
 * 4: guests read a plan and a floor of their own; items say which guests see them; templates of meetings. An older guest's machine shows nothing of such a meeting.
 *    Files go with minutes and notices, and whoever issues these may leave the number to the server: older machines know neither.
 *    Read receipts are the organisers', and no more on the floor.
 * 5: whoever sent a substitute speaks again once they come themselves, and substitutes are told on their desks when their part ends. Files are read by whoever
 *    reads a document that names them, and what goes with a notice from its issue on.
 * 6: answers to polls may bring a signed sheet, which is a document of its own. An older machine sends and shows answers without; where a poll asks for signatures it
 *    is refused by a code that it knows.
 *    Nothing of a meeting changes once it is archived, results of ballots included. Guests see published results and issued conclusions of the items shared with them.
 * 7: a file whose bytes the server has no more is told apart from one it can't give for now. An older machine says that the server can't be reached.
 */
export const protocolVersion = 7;

/** The oldest client the server still serves; an older one is told to update. */
export const oldestServedVersion = 2;
