/**
 * The names of all shared documents, and the only table of who reads and who writes them.
 * The server decides on a name, a person and that person's standing alone, never on content.
 */
import { MeetingId, PersonId } from './ids.ts';
import type { Phase } from './meeting/phase.ts';
import { isOrganiser, type MeetingRole } from './meeting/roles.ts';

export type DocumentName =
  /** Units, people and their titles. Kept by the server. */
  | { kind: 'directory' }
  /** What waits for one person; drives what their client fetches ahead. Kept by the server. */
  | { kind: 'desk'; person: PersonId }
  /** One person's private marks on the papers of one meeting, on all their devices. */
  | { kind: 'notes'; person: PersonId; meeting: MeetingId }
  /** Title, time, place, invitees, agenda items and papers, written together by the organisers. */
  | { kind: 'plan'; meeting: MeetingId }
  /** Phase, roster, current item, attendance and lead page. Kept by the server. */
  | { kind: 'floor'; meeting: MeetingId }
  /** The marks one person shares: one writer each, so authorship needs no trust. */
  | { kind: 'ink'; meeting: MeetingId; person: PersonId };

export type Right = 'none' | 'read' | 'write';

/** What the server knows of one person in one meeting; `undefined` where they have no part in it. */
export interface Standing {
  role: MeetingRole;
  phase: Phase;
}

/** The text form that travels on the wire and keys the stores, e.g. `meeting/{id}/plan`. */
export function formatDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'directory':
      return 'office/directory';
    case 'desk':
      return `person/${name.person}/desk`;
    case 'notes':
      return `person/${name.person}/notes/${name.meeting}`;
    case 'plan':
      return `meeting/${name.meeting}/plan`;
    case 'floor':
      return `meeting/${name.meeting}/floor`;
    case 'ink':
      return `meeting/${name.meeting}/ink/${name.person}`;
  }
}

/** Reads a document's name; `undefined` for anything that is not exactly one of the names above. */
export function parseDocumentName(text: string): DocumentName | undefined {
  if (text.length > 200) return undefined;
  const parts = text.split('/');
  const [root, first, branch, second] = parts;
  if (root === 'office') return text === 'office/directory' ? { kind: 'directory' } : undefined;
  if (root === 'person') {
    const person = PersonId.safeParse(first).data;
    if (!person) return undefined;
    if (branch === 'desk' && parts.length === 3) return { kind: 'desk', person };
    const meeting = MeetingId.safeParse(second).data;
    return branch === 'notes' && meeting && parts.length === 4
      ? { kind: 'notes', person, meeting }
      : undefined;
  }
  if (root === 'meeting') {
    const meeting = MeetingId.safeParse(first).data;
    if (!meeting) return undefined;
    if (branch === 'plan' && parts.length === 3) return { kind: 'plan', meeting };
    if (branch === 'floor' && parts.length === 3) return { kind: 'floor', meeting };
    const person = PersonId.safeParse(second).data;
    return branch === 'ink' && person && parts.length === 4 ? { kind: 'ink', meeting, person } : undefined;
  }
  return undefined;
}

/** The meeting a document belongs to, if any: its standing decides the right. */
export function meetingOf(name: DocumentName): MeetingId | undefined {
  return 'meeting' in name ? name.meeting : undefined;
}

/** Kept documents are written by the server alone, through commands. */
export function isKept(name: DocumentName): boolean {
  return name.kind === 'directory' || name.kind === 'desk' || name.kind === 'floor';
}

/** The rights table. `standing` is the person's part in `meetingOf(name)`. */
export function rightOn(name: DocumentName, person: PersonId, standing: Standing | undefined): Right {
  switch (name.kind) {
    case 'directory':
      return 'read';
    case 'desk':
      return name.person === person ? 'read' : 'none';
    case 'notes':
      return name.person === person && takesPart(standing) ? 'write' : 'none';
    case 'plan':
      if (!takesPart(standing)) return 'none';
      return isOrganiser(standing.role) && standing.phase !== 'ended' ? 'write' : 'read';
    case 'floor':
      return takesPart(standing) ? 'read' : 'none';
    case 'ink':
      if (!takesPart(standing)) return 'none';
      // Guests read what is shared with the room but do not write on it (role table, DOMAIN b).
      return name.person === person && standing.role !== 'guest' ? 'write' : 'read';
  }
}

/** Organisers take part from the first draft on and still see what they cancelled; everyone else from the convening on. */
function takesPart(standing: Standing | undefined): standing is Standing {
  if (!standing) return false;
  if (isOrganiser(standing.role)) return true;
  return standing.phase !== 'draft' && standing.phase !== 'cancelled';
}
