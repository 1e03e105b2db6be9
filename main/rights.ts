/** What the person may do with a document on this machine, without asking the server: the same table, by the desk stored here. */
import { parseDocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import { type Right, rightByParts } from '#domain/rights.ts';
import type { PersonStore } from './person-store.ts';

export function localRights(
  person: PersonId,
  { meetings, polls, preparations }: Pick<PersonStore, 'meetings' | 'polls' | 'preparations'>,
): (document: string) => Right {
  const parts = {
    inMeeting: meetings.standingOf.bind(meetings),
    inPoll: polls.standingOf.bind(polls),
    inPreparation: preparations.standingOf.bind(preparations),
  };
  return (document) => {
    const name = parseDocumentName(document);
    return name ? rightByParts(name, person, parts) : 'none';
  };
}
