/** What changed since the version one read, page by page: added and removed words marked, unchanged pages folded. */
import { ActionIcon, Alert, Button, Loader, Text } from '@mantine/core';
import { IconColumns2, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TextChanges } from '#domain/paper/text-changes.ts';
import type { CallFailed } from '#renderer/data/failures.ts';
import type { ReaderSession } from '#renderer/paper/reader-session.ts';
import { ChangedPage } from './changed-page.tsx';
import { inOrder } from './page-stretches.ts';
import { useComparison } from './use-comparison.ts';
import classes from './versions.module.css';

export function ChangesPanel({
  session,
  showBoth,
  close,
}: {
  session: ReaderSession;
  /** Shows both versions side by side; left out where there is no room. */
  showBoth: (() => void) | undefined;
  close: () => void;
}) {
  const { t } = useTranslation('pack');
  const comparing = useComparison(session);
  return (
    <aside className={classes.panel} aria-label={t('changes.title')}>
      <header className={classes.head}>
        <Text component="h2" fw={600}>
          {t('changes.title')}
        </Text>
        <ActionIcon color="gray" ml="auto" aria-label={t('changes.close')} onClick={close}>
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        {showBoth && (
          <Button
            variant="default"
            fullWidth
            mb="md"
            leftSection={<IconColumns2 size={20} aria-hidden />}
            onClick={showBoth}
          >
            {t('changes.both')}
          </Button>
        )}
        {comparing.state === 'working' && (
          <div className={classes.waiting} role="status">
            <Loader size="sm" color="gray" /> {t('changes.comparing')}
          </div>
        )}
        {comparing.state === 'failed' && <Failed code={comparing.code} />}
        {comparing.state === 'done' && <Changes changes={comparing.changes} session={session} />}
      </div>
    </aside>
  );
}

function Failed({ code }: { code: CallFailed['code'] }) {
  const { t } = useTranslation(['pack', 'errors']);
  const said =
    code === 'not-found' || code === 'not-here-yet'
      ? t('changes.gone')
      : code === 'takes-too-long'
        ? t('changes.tooLong')
        : t(`errors:call.${code}`);
  return (
    <Alert color="gold" role="alert">
      {said}
    </Alert>
  );
}

function Changes({ changes, session }: { changes: TextChanges; session: ReaderSession }) {
  const { t } = useTranslation('pack');
  if (!changes.comparable) return <Text>{t('changes.noText')}</Text>;
  if (changes.changed.length === 0) return <Text role="status">{t('changes.none')}</Text>;
  const { added, removed, moved } = changes;
  return (
    <>
      <Text role="status">
        {t('changes.sum', { pages: changes.changed.length, added, removed })}{' '}
        {moved > 0 && t('changes.moved', { count: moved })}
      </Text>
      <Text size="sm" c="var(--text-quiet)" mb="sm">
        {t('changes.legend')}
      </Text>
      <ol className={classes.pages}>
        {inOrder(changes).map((stretch) =>
          stretch.kind === 'changed' ? (
            <li key={stretch.change.page}>
              <Button
                variant="light"
                size="sm"
                className={classes.page ?? ''}
                onClick={() => session.jump(stretch.change.page)}
              >
                {t('changes.page', { page: stretch.change.page })}
              </Button>
              <ChangedPage change={stretch.change} />
            </li>
          ) : (
            <li key={`same-${stretch.from}`} className={classes.same}>
              {stretch.from === stretch.to
                ? t('changes.sameOne', { page: stretch.from })
                : t('changes.same', {
                    count: stretch.to - stretch.from + 1,
                    from: stretch.from,
                    to: stretch.to,
                  })}
            </li>
          ),
        )}
      </ol>
    </>
  );
}
