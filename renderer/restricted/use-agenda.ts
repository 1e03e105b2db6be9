/** The agenda of a meeting as this person reads it: the common plan and the restricted items of their groups, in one. */
import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { GroupId, ItemId, MeetingId } from '#domain/ids.ts';
import { type Plan, readPlan } from '#domain/meeting/plan.ts';
import { type Group, mergedAgenda } from '#domain/meeting/restriction.ts';
import type { DocumentStatus } from '#renderer/data/shared-document.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { useDocuments } from '#renderer/data/use-documents.ts';
import { usePart } from '#renderer/data/use-part.ts';

export interface OwnAgenda {
  /** Everything this person reads. For what others will read, use `common`. */
  plan: Plan;
  /** What everyone in the meeting reads. */
  common: Plan;
  commonDoc: Y.Doc;
  /** Of the common plan. */
  status: DocumentStatus;
  /** Whether restricted items are still being opened. */
  opening: boolean;
  /** Who alone, with the organisers, reads an item; `undefined`: everyone. */
  groupOf(item: ItemId): Group | undefined;
  /** Where an item and its papers are written. */
  docOf(item: ItemId): Y.Doc;
  /** The item's number, alike for everyone in the room; `null` for a restricted one. */
  numberOf(item: ItemId): number | null;
}

export function useAgenda(meeting: MeetingId): OwnAgenda {
  const part = usePart(meeting);
  const plan = useDocument(part.plan, readPlan);
  const { groups } = part;
  const restricted = useDocuments(
    groups.map(({ id }) => ({ kind: 'restricted', meeting, group: id })),
    readPlan,
  );
  return useMemo(() => {
    const docs = new Map<GroupId, Y.Doc>();
    const plans = new Map<GroupId, Plan>();
    for (const [i, { id }] of groups.entries()) {
      const document = restricted[i];
      if (document?.state !== 'open') continue;
      docs.set(id, document.doc);
      plans.set(id, document.value);
    }
    const merged = mergedAgenda(plan.value, plans);
    const groupIdOf = (item: ItemId) => merged.groupOfItem.get(item);
    const numbers = new Map(plan.value.items.map(({ id }, i) => [id, i + 1]));
    return {
      plan: merged.plan,
      common: plan.value,
      commonDoc: plan.doc,
      status: part.opening ? { ...plan, state: 'opening' } : plan,
      opening: restricted.some(({ state }) => state === 'opening'),
      groupOf: (item) => groups.find(({ id }) => id === groupIdOf(item)),
      docOf(item) {
        const group = groupIdOf(item);
        return (group && docs.get(group)) ?? plan.doc;
      },
      numberOf: (item) => numbers.get(item) ?? null,
    };
  }, [groups, part.opening, plan, restricted]);
}
