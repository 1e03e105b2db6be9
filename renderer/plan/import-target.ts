/** Where imported files go: into the plan, a group's part of it, what a unit prepares, what goes with minutes or a notice, or the person's own shelf. */
import { v7 } from 'uuid';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import {
  type GroupId,
  type ItemId,
  type MeetingId,
  PaperId,
  type PaperKindId,
  type PersonId,
} from '#domain/ids.ts';
import { type AnnexesOf, annexesName } from '#domain/meeting/annexes.ts';
import {
  addPaper,
  type Paper,
  type PaperFile,
  readPlan,
  removePaper,
  replacePaper,
} from '#domain/meeting/plan.ts';
import { guessPaperKind } from '#domain/office/entries.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { documents } from '#renderer/data/documents.ts';
import { titleOfFile } from './paper-names.ts';

export interface ImportTarget {
  readonly meeting: MeetingId;
  readonly item: ItemId;
  /** For the plan, for what a unit prepares, for a folder of one's own, or to go with minutes or a notice. */
  readonly into: 'plan' | 'preparation' | 'shelf' | AnnexesOf;
  readonly person: PersonId;
  /** Whose restricted item it was when the file was brought. */
  readonly group: GroupId | null;
}

/** What an imported file takes the place of. */
export interface Replacing {
  paper: Paper;
  /** Told once the plan names the new file, or that it is the very file that was there. */
  done: (changed: boolean) => void;
}

/**
 * The screen that began it may be gone: the plan is held for as long as it takes to write this.
 * @returns the new paper's id; `undefined` where it took the place of another
 */
export function putIntoPlan(
  target: ImportTarget,
  file: PaperFile,
  replacing: Replacing | undefined,
): PaperId | undefined {
  const version = { file, addedBy: target.person, addedAt: Date.now() };
  return write(target, (doc) => {
    if (replacing) {
      const changed = file.sha256 !== replacing.paper.file.sha256;
      if (changed) replacePaper(doc, { id: replacing.paper.id, ...version });
      replacing.done(changed);
      return undefined;
    }
    const id = PaperId.parse(v7());
    const title = titleOfFile(file.name);
    const kind = kindOf(title);
    addPaper(doc, { id, item: target.item, title, ...version, ...(kind === null ? {} : { kind }) });
    return id;
  });
}

export function takeOutOfPlan(target: ImportTarget, papers: readonly PaperId[]): void {
  write(target, (doc) => {
    for (const id of papers) removePaper(doc, id);
  });
}

/** What the office's list of kinds makes of it. */
function kindOf(title: string): PaperKindId | null {
  const directory = documents.status(formatDocumentName({ kind: 'directory' }));
  return guessPaperKind(title, readDirectory(directory.doc).paperKinds.values());
}

function write<T>(target: ImportTarget, change: (doc: Parameters<typeof addPaper>[0]) => T): T {
  const plan = documents.acquire(placeOf(target));
  try {
    return change(plan.doc);
  } finally {
    plan.release();
  }
}

function placeOf(target: ImportTarget): DocumentName {
  const { meeting, item, into, person } = target;
  switch (into) {
    case 'plan':
      return planOf(target);
    case 'shelf':
      return { kind: into, person };
    case 'preparation':
      return { kind: into, meeting, item };
    default:
      return annexesName(into, meeting);
  }
}

/** Where the item is now: it may have been restricted, or opened to all, while the file was taken in. */
function planOf({ meeting, item, person, group }: ImportTarget): DocumentName {
  const desk = documents.status(formatDocumentName({ kind: 'desk', person }));
  const names: DocumentName[] = [
    { kind: 'plan', meeting },
    ...(readDeskMeetings(desk.doc).get(meeting)?.groups ?? []).map(({ id }) => restricted(meeting, id)),
  ];
  const holds = (name: DocumentName) =>
    readPlan(documents.status(formatDocumentName(name)).doc).items.some(({ id }) => id === item);
  return names.find(holds) ?? (group === null ? { kind: 'plan', meeting } : restricted(meeting, group));
}

function restricted(meeting: MeetingId, group: GroupId): DocumentName {
  return { kind: 'restricted', meeting, group };
}
