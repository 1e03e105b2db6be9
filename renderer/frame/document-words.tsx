import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DocumentName, meetingOf, parseDocumentName } from '#domain/documents.ts';
import { ownShelf } from '#domain/ids.ts';
import { rpc } from '#renderer/data/rpc.ts';

/** Documents of a meeting that people write, by the words for them. */
const wordsOf: Partial<Record<DocumentName['kind'], 'plan' | 'minutes' | 'annexes' | 'ink' | 'notes'>> = {
  plan: 'plan',
  minutes: 'minutes',
  minutesAnnexes: 'annexes',
  noticeAnnexes: 'annexes',
  ink: 'ink',
  notes: 'notes',
};

/** A document's name the way people speak of it, e.g. "Ghi chú riêng trong “Họp giao ban”". */
export function DocumentWords({ document }: { document: string }) {
  const { t } = useTranslation('frame');
  const titles = useQuery({
    queryKey: ['meetings', 'titles'],
    queryFn: async () =>
      new Map((await rpc.meetings.list({ query: '', when: 'all' })).map((row) => [row.id, row.title])),
    staleTime: 0,
  });
  const name = parseDocumentName(document);
  if (name?.kind === 'question') return t('status.document.question');
  if (name?.kind === 'shelf') return t('status.document.shelf');
  if (name?.kind === 'notes' && name.meeting === ownShelf) return t('status.document.shelfNotes');
  const kind = name && wordsOf[name.kind];
  if (!name || !kind) return t('status.document.other');
  const meeting = meetingOf(name);
  const title = meeting && titles.data?.get(meeting);
  return t(`status.document.${kind}`, { title: title || t('status.document.untitled') });
}
