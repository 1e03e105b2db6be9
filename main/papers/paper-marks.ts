/** A paper as this person's documents name it, and the marks people made on it, whatever version they made them on. */
import type { DocumentName } from '#domain/documents.ts';
import { type MeetingId, ownShelf, type PaperId, type PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { type Paper, readPlan } from '#domain/meeting/plan.ts';
import { type Mark, readMarks } from '#domain/paper/mark.ts';
import { CallFailure } from '#main/call-failure.ts';
import type { PapersOptions } from './options.ts';

export type Documents = Pick<PapersOptions, 'person' | 'documents' | 'groupsOf'>;

/** @throws CallFailure `not-found` */
export function paperNamed(
  { documents, groupsOf, person }: Documents,
  meeting: MeetingId,
  id: PaperId,
): Paper {
  const groups = groupsOf?.(meeting) ?? [];
  const names: DocumentName[] = [
    ...(meeting === ownShelf ? [{ kind: 'shelf', person } as const] : []),
    { kind: 'plan', meeting } as const,
    { kind: 'guestPlan', meeting, person } as const,
    ...groups.map((group) => ({ kind: 'restricted', meeting, group }) as const),
  ];
  const found = names
    .flatMap((name) => documents.read(name, readPlan).papers)
    .find((paper) => paper.id === id);
  if (!found) throw new CallFailure('not-found');
  return found;
}

export interface MarkSource {
  name: DocumentName;
  author: PersonId;
}

/** The person's own notes. */
export function ownNotes({ person }: Documents, meeting: MeetingId): MarkSource {
  return { name: { kind: 'notes', person, meeting }, author: person };
}

export function sharedBy(meeting: MeetingId, author: PersonId): MarkSource {
  return { name: { kind: 'ink', meeting, person: author }, author };
}

/** Everybody whose marks this person sees. */
export function allSources(options: Documents, meeting: MeetingId): MarkSource[] {
  const { documents, person } = options;
  // A guest has a floor of their own; the other one is empty on their machine.
  const floors: DocumentName[] = [
    { kind: 'floor', meeting },
    { kind: 'guestFloor', meeting, person },
  ];
  const sharers = floors.flatMap((floor) => [...documents.read(floor, readFloor).sharers.keys()]);
  // One's own shared marks may not have reached the list of sharers yet.
  const authors = new Set([person, ...sharers]);
  return [ownNotes(options, meeting), ...[...authors].map((author) => sharedBy(meeting, author))];
}

export interface SourcedMark {
  author: PersonId;
  mark: Mark;
}

export function marksOn(
  { documents }: Documents,
  sources: readonly MarkSource[],
  paper: PaperId,
): SourcedMark[] {
  return sources.flatMap(({ name, author }) =>
    [...documents.read(name, readMarks).values()]
      .filter((mark) => mark.paper === paper)
      .map((mark) => ({ author, mark })),
  );
}
