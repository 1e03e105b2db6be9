/** What changed since the version one read, page by page: added and removed words marked, unchanged pages folded. */
import { ActionIcon, Alert, Button, Loader, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextChanges } from '#domain/paper/text-changes.ts';
import { type CallFailed, failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import type { ReaderSession } from '#renderer/paper/reader-session.ts';
import { ChangedPage } from './changed-page.tsx';
import { inOrder } from './page-stretches.ts';
import classes from './versions.module.css';

type Comparing =
  | { state: 'working' }
  | { state: 'done'; changes: TextChanges }
  | { state: 'failed'; code: CallFailed['code'] };

export function ChangesPanel({ session, close }: { session: ReaderSession; close: () => void }) {
  const { t } = useTranslation('pack');
  const comparing = useChanges(session);
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

function useChanges({ meeting, paper }: ReaderSession): Comparing {
  const [comparing, setComparing] = useState<Comparing>({ state: 'working' });
  const { id } = paper;
  useEffect(() => {
    const stop = new AbortController();
    const tell = (now: Comparing) => !stop.signal.aborted && setComparing(now);
    rpc.versions.compare({ meeting, paper: id }, { signal: stop.signal }).then(
      (changes) => tell({ state: 'done', changes }),
      (error: unknown) => tell({ state: 'failed', code: failureOf(error).code }),
    );
    return () => stop.abort();
  }, [meeting, id]);
  return comparing;
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
