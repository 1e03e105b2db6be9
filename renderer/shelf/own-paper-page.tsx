/** One of the person's own papers in the reader, with private notes. */
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ownShelf } from '#domain/ids.ts';
import { LonePaper } from '#renderer/paper/lone-paper.tsx';
import { BackIcon } from '#renderer/ui/back-icon.tsx';
import { LinkButton } from '#renderer/ui/links.tsx';
import { useShelf } from './use-shelf.ts';

const route = getRouteApi('/shelf/$paper');

export function OwnPaperPage() {
  const { t } = useTranslation(['shelf', 'common']);
  const { paper } = route.useParams();
  const { shelf, opening } = useShelf();
  const neighbours = useMemo(
    () =>
      shelf.papers
        .filter(({ id }) => id !== paper)
        .map((each) => ({ paper: each, restricted: true }))
        .sort((a, b) => a.paper.title.localeCompare(b.paper.title, 'vi')),
    [shelf, paper],
  );
  return (
    <LonePaper
      meeting={ownShelf}
      paper={shelf.papers.find(({ id }) => id === paper)}
      opening={opening}
      subtitle={t('own')}
      back={{ label: t('common:back'), button: <BackIcon label={t('common:back')} /> }}
      gone={{
        title: t('gone.title'),
        text: t('gone.text'),
        action: (
          <LinkButton to="/shelf" variant="default">
            {t('back')}
          </LinkButton>
        ),
      }}
      neighbours={neighbours}
    />
  );
}
