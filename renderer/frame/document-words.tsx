import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meetingOf, parseDocumentName } from '#domain/documents.ts';
import { rpc } from '#renderer/data/rpc.ts';

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
  if (name?.kind !== 'plan' && name?.kind !== 'minutes' && name?.kind !== 'ink' && name?.kind !== 'notes')
    return t('status.document.other');
  const meeting = meetingOf(name);
  const title = meeting && titles.data?.get(meeting);
  return t(`status.document.${name.kind}`, { title: title || t('status.document.untitled') });
}
