/** Templates of meetings: one's own and the office's, from what is on this machine. */
import type * as Y from 'yjs';
import { type MeetingTemplate, readTemplates } from '#domain/meeting/template.ts';
import { compareText, fold } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';

const office = { kind: 'templates' } as const;

export interface FoundTemplates {
  /** By name, those that hold every word of the query. */
  own: MeetingTemplate[];
  office: MeetingTemplate[];
  /** Where one's own are written. */
  ownDoc: Y.Doc;
  opening: boolean;
}

export function useTemplates(query = ''): FoundTemplates {
  const { person } = useMe();
  const { nameOf } = usePeople();
  const own = useDocument({ kind: 'ownTemplates', person }, readTemplates);
  const shared = useDocument(office, readTemplates);
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = (templates: Iterable<MeetingTemplate>) =>
    [...templates]
      .filter(({ name, details, items, madeBy }) => {
        const text = fold(
          [name, details.title, nameOf(madeBy), ...items.map(({ title }) => title)].join('\n'),
        );
        return words.every((word) => text.includes(word));
      })
      .sort((a, b) => compareText(a.name, b.name));
  return {
    own: found(own.value.values()),
    office: found(shared.value.values()),
    ownDoc: own.doc,
    opening: own.state === 'opening' || shared.state === 'opening',
  };
}
