/** One paper that a unit prepares, read by its officers and by the organisers before it is the meeting's. */
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readPrepared } from '#domain/meeting/preparation.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { LonePaper } from '#renderer/paper/lone-paper.tsx';
import { BackIcon } from '#renderer/ui/back-icon.tsx';

const route = getRouteApi('/preparations/$meeting/$item/$paper');

export function PreparedPage() {
  const { t } = useTranslation(['preparation', 'meeting', 'common']);
  const { meeting, item, paper } = route.useParams();
  const brought = useDocument({ kind: 'preparation', meeting, item }, readPrepared);
  return (
    <LonePaper
      meeting={meeting}
      paper={brought.value.papers.find(({ id }) => id === paper)}
      opening={brought.state === 'opening'}
      subtitle={t('notApproved')}
      back={{ label: t('common:back'), button: <BackIcon label={t('common:back')} /> }}
      gone={{ title: t('meeting:paperGone.title'), text: t('gone') }}
    />
  );
}
