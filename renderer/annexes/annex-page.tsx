/** One file that goes with the minutes or the conclusion notice, in the reader, with private notes. */
import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LonePaper } from '#renderer/paper/lone-paper.tsx';
import { LinkIcon } from '#renderer/ui/links.tsx';
import { useAnnexes } from './use-annexes.ts';

const route = getRouteApi('/meetings/$meeting/annexes/$of/$paper');

export function AnnexPage() {
  const { t } = useTranslation(['minutes', 'meeting']);
  const { meeting, of, paper } = route.useParams();
  const { page } = route.useSearch();
  const goTo = useMemo(() => (page === undefined ? undefined : { page, nonce: page }), [page]);
  const annexes = useAnnexes(meeting, of);
  const back = of === 'minutes' ? t('title') : t('conclusions.title');
  return (
    <LonePaper
      meeting={meeting}
      paper={annexes.value.find(({ id }) => id === paper)}
      opening={annexes.state === 'opening'}
      subtitle={t(`annexes.goesWith.${of}`)}
      back={{
        label: back,
        button: (
          <LinkIcon
            to={of === 'minutes' ? '/meetings/$meeting/minutes' : '/meetings/$meeting/conclusions'}
            params={{ meeting }}
            aria-label={back}
          >
            <IconArrowLeft size={22} />
          </LinkIcon>
        ),
      }}
      gone={{ title: t('meeting:paperGone.title'), text: t('annexes.gone') }}
      goTo={goTo}
    />
  );
}
