/** The minutes of one meeting as screens see them: text, frame, and the whole document they make. */
import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { PersonId } from '#domain/ids.ts';
import type { Party } from '#domain/meeting/conclusion.ts';
import { framed, letterheadOfMeeting } from '#domain/meeting/letterhead.ts';
import type { DraftSource } from '#domain/meeting/minutes-draft.ts';
import { type MinutesFrame, readMinutesFrame, readMinutesText } from '#domain/meeting/minutes-text.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import type { Block, Letterhead, OfficialDocument } from '#domain/office/document.ts';
import { minutesDocument } from '#domain/office/minutes-document.ts';
import { useAnnexes } from '#renderer/annexes/use-annexes.ts';
import { type People, usePeople } from '#renderer/data/people.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export interface MinutesView {
  state: 'opening' | 'open' | 'refused';
  doc: Y.Doc;
  /** Of what goes with them. */
  annexesDoc: Y.Doc;
  mayWrite: boolean;
  /** Every change made here is on this machine's disk. */
  saved: boolean;
  blocks: Block[];
  frame: MinutesFrame;
  letterhead: Letterhead;
  document: OfficialDocument;
}

function read(doc: Y.Doc): { blocks: Block[]; frame: MinutesFrame } {
  return { blocks: readMinutesText(doc), frame: readMinutesFrame(doc) };
}

export function useMinutes(meeting: Meeting): MinutesView {
  // Delegates read the minutes once issued: restricted items come into them by the secretary's own hand alone.
  const { id, floor, commonPlan: plan } = meeting;
  const minutes = useDocument({ kind: 'minutes', meeting: id }, read);
  const annexes = useAnnexes(id, 'minutes');
  const people = usePeople();
  return useMemo(() => {
    const { blocks, frame } = minutes.value;
    const letterhead = framed(letterheadFor(meeting, people), frame);
    const chair = signerOf(meeting, 'chair', floor.minutes.chair?.by);
    const secretary = signerOf(meeting, 'secretary', floor.minutes.secretary?.by);
    const document = minutesDocument({
      letterhead,
      number: floor.minutes.issued?.number ?? null,
      title: plan.details.title,
      body: blocks,
      annexes: annexes.value,
      secretary: secretary ? people.nameOf(secretary) : '',
      chair: chair ? people.nameOf(chair) : '',
      ...(frame.chairTitle ? { chairTitle: frame.chairTitle } : {}),
      recipients: linesOf(frame.recipients ?? ''),
    });
    const { state, doc, mayWrite } = minutes;
    const saved = minutes.saved && annexes.saved;
    return { state, doc, annexesDoc: annexes.doc, mayWrite, saved, blocks, frame, letterhead, document };
  }, [minutes, annexes, meeting, floor, plan, people]);
}

export function letterheadFor({ floor }: Meeting, people: People): Letterhead {
  return letterheadOfMeeting(floor.members, people);
}

/** Whoever signed; before that, the first who may. */
function signerOf({ floor }: Meeting, role: MeetingRole, signed: PersonId | undefined): PersonId | undefined {
  return signed ?? [...floor.members.values()].find((member) => member.role === role)?.id;
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((each) => each.trim().replace(/^-\s*/, '').replace(/[;.]$/, ''))
    .filter(Boolean);
}

export function draftSourceOf({ plan, floor }: Meeting, people: People): DraftSource {
  return {
    plan,
    floor,
    nameOf: people.nameOf,
    describe: (person) => [people.nameOf(person), people.titleOf(person)].filter(Boolean).join(', '),
    partyName: (party) => partyName(party, people),
  };
}

export function partyName(party: Party, people: People): string {
  return party.kind === 'person' ? people.nameOf(party.id) : (people.units.get(party.id)?.name ?? party.id);
}
