/**
 * Restricting an item moves it, with its papers, out of the common plan into the document of a group, and lifting a
 * restriction moves it back. What moves is on this machine's disk in its new place before it leaves the old one: whatever
 * is cut short, nothing is lost, and an item that is in both places counts as common.
 */
import { v7 } from 'uuid';
import { GroupId, ItemId, type MeetingId, type PersonId, type Sha256 } from '#domain/ids.ts';
import {
  addItem,
  copyItem,
  filesOf,
  moveItem,
  type Paper,
  type Plan,
  papersOf,
  removeItem,
} from '#domain/meeting/plan.ts';
import type { Group } from '#domain/meeting/restriction.ts';
import { ask } from '#renderer/data/commands.ts';
import { documents, type OpenDocument } from '#renderer/data/documents.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

/** `waiting`: the server can't be reached, nothing has moved. */
export type Restricting = 'done' | 'waiting' | 'refused';

/** @param group that the item has already; `undefined`: it is in the common plan */
export async function restrictItem(
  meeting: Meeting,
  item: ItemId,
  group: Group | undefined,
  members: PersonId[],
): Promise<Restricting> {
  const id = group?.id ?? GroupId.parse(v7());
  const files = group ? [] : filesOfItemAlone(meeting.commonPlan, item);
  const { outcome } = await ask('restriction.set', { meeting: meeting.id, group: id, members, files });
  if (outcome !== 'done' || group) return outcome;
  if (isBlank(meeting.commonPlan, item)) return await beginAnew(meeting, item, id);
  await move(meeting.id, item, null, id);
  return 'done';
}

export async function liftRestriction(meeting: Meeting, item: ItemId, { id }: Group): Promise<void> {
  const files = papersOf(meeting.plan, item)
    .flatMap(filesOf)
    .map(({ sha256 }) => sha256);
  await move(meeting.id, item, id, null);
  await ask('restriction.drop', { meeting: meeting.id, group: id, files });
}

/** What is taken out of a plan leaves its id there. An item nobody has written in yet gets another: it leaves no trace at all. */
async function beginAnew(meeting: Meeting, item: ItemId, group: GroupId): Promise<Restricting> {
  const target = documents.acquire({ kind: 'restricted', meeting: meeting.id, group });
  try {
    await until(target, () => target.mayWrite && target.state === 'open');
    const index = meeting.plan.items.findIndex((each) => each.id === item);
    const others = meeting.plan.items.filter((each) => each.id !== item);
    const id = ItemId.parse(v7());
    addItem(target.doc, { id, title: '', presenter: '', minutes: null }, others);
    moveItem(target.doc, id, index, others);
    await until(target, () => target.saved);
    removeItem(meeting.planDoc, item);
    return 'done';
  } finally {
    target.release();
  }
}

function isBlank(plan: Plan, id: ItemId): boolean {
  const item = plan.items.find((each) => each.id === id);
  return item?.title.trim() === '' && item.presenter === '' && papersOf(plan, id).length === 0;
}

/** Files that no other item of the plan has: those stay where everyone reads them. */
function filesOfItemAlone(plan: Plan, item: ItemId): Sha256[] {
  const addresses = (papers: Paper[]) => papers.flatMap(filesOf).map(({ sha256 }) => sha256);
  const elsewhere = new Set(addresses(plan.papers.filter((each) => each.item !== item)));
  const files = addresses(papersOf(plan, item));
  return [...new Set(files)].filter((sha256) => !elsewhere.has(sha256));
}

async function move(
  meeting: MeetingId,
  item: ItemId,
  from: GroupId | null,
  to: GroupId | null,
): Promise<void> {
  const [source, target] = [from, to].map((group) =>
    documents.acquire(group === null ? { kind: 'plan', meeting } : { kind: 'restricted', meeting, group }),
  ) as [OpenDocument, OpenDocument];
  try {
    await until(source, () => source.mayWrite && source.state === 'open');
    await until(target, () => target.mayWrite && target.state === 'open');
    copyItem(source.doc, target.doc, item);
    await until(target, () => target.saved);
    removeItem(source.doc, item);
  } finally {
    source.release();
    target.release();
  }
}

function until(document: OpenDocument, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) return resolve();
    const stop = document.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}
