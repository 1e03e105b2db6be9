/** What everyone says of the items ahead of the meeting, item by item. */
import { useMemo } from 'react';
import type { PersonId } from '#domain/ids.ts';
import { type Opinion, readOpinions } from '#domain/meeting/opinion.ts';
import type { AgendaItem } from '#domain/meeting/plan.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useDocuments } from '#renderer/data/use-documents.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export interface GatheredItem {
  item: AgendaItem;
  /** By given name. */
  said: { person: PersonId; opinion: Opinion }[];
  /** Delegates who have not said anything; `null` for a restricted item, which not all of them read. */
  missing: number | null;
}

/** For organisers, who alone read them. */
export function useGathered({ id: meeting, floor, plan, groupOf }: Meeting): GatheredItem[] {
  const people = usePeople();
  const members = useMemo(
    () => [...floor.members.values()].filter(({ role }) => role !== 'guest' && role !== 'approver'),
    [floor.members],
  );
  const names = members.map(({ id: person }) => ({ kind: 'opinions', meeting, person }) as const);
  const documents = useDocuments(names, readOpinions);
  return useMemo(
    () =>
      plan.items.map((item) => {
        const said = members.flatMap(({ id: person }, i) => {
          const opinion = documents[i]?.value.get(item.id);
          return opinion ? [{ person, opinion }] : [];
        });
        const have = new Set(said.map(({ person }) => person));
        const missing = members.filter(({ id, role }) => role === 'delegate' && !have.has(id)).length;
        return {
          item,
          said: said.sort((a, b) => comparePersonNames(people.nameOf(a.person), people.nameOf(b.person))),
          missing: groupOf(item.id) === undefined ? missing : null,
        };
      }),
    [plan.items, members, documents, people, groupOf],
  );
}
