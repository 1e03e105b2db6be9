/** The version that was read before, beside the one read now: what differs is marked in both, and they scroll together. */
import { Alert, Loader, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconLink } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sha256 } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import type { TextChanges } from '#domain/paper/text-changes.ts';
import { type CallFailed, failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { type Comparison, useComparison } from '#renderer/versions/use-comparison.ts';
import type { ReaderSession } from '../reader-session.ts';
import { BarButton } from '../ui/bar-button.tsx';
import { HeldPaperGate } from '../ui/paper-gate.tsx';
import classes from './beside.module.css';
import { BesidePages, Head } from './beside-half.tsx';
import { linkScrolling } from './linked-scrolling.ts';

type Before =
  | { state: 'asking' }
  | { state: 'here'; sha256: Sha256; size: number }
  | { state: 'failed'; code: CallFailed['code'] };

export function VersionBeside({ session, close }: { session: ReaderSession; close: () => void }) {
  const { t } = useTranslation(['beside', 'errors', 'pack']);
  const before = useVersionBefore(session);
  const comparison = useComparison(session);
  const paper = useMemo<Paper | undefined>(
    () =>
      before.state === 'here'
        ? { ...session.paper, file: { ...session.paper.file, sha256: before.sha256, size: before.size } }
        : undefined,
    [session, before],
  );
  return (
    <>
      <Head
        title={
          <>
            <Text fw={600}>{t('beside:version')}</Text>
            <Told comparison={comparison} />
          </>
        }
        close={close}
      />
      {before.state === 'failed' && (
        <Alert color="gold" role="alert" m="md">
          {before.code === 'not-found' || before.code === 'not-here-yet'
            ? t('beside:gone')
            : t(`errors:call.${before.code}`)}
        </Alert>
      )}
      {paper && (
        <HeldPaperGate
          meeting={session.meeting}
          paper={paper}
          restricted={session.restricted}
          keepsPlace={false}
        >
          {(old) => (
            <OldVersion
              session={session}
              old={old}
              changes={comparison.state === 'done' ? comparison.changes : undefined}
              close={close}
            />
          )}
        </HeldPaperGate>
      )}
    </>
  );
}

function useVersionBefore({ meeting, paper }: ReaderSession): Before {
  const [before, setBefore] = useState<Before>({ state: 'asking' });
  const { id } = paper;
  useEffect(() => {
    let gone = false;
    const tell = (now: Before) => !gone && setBefore(now);
    rpc.versions.before({ meeting, paper: id }).then(
      ({ sha256, size }) => tell({ state: 'here', sha256, size }),
      (error: unknown) => tell({ state: 'failed', code: failureOf(error).code }),
    );
    return () => {
      gone = true;
    };
  }, [meeting, id]);
  return before;
}

/** How much differs, in one line. */
function Told({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation(['beside', 'errors', 'pack']);
  const said = () => {
    switch (comparison.state) {
      case 'working':
        return t('pack:changes.comparing');
      case 'failed':
        return comparison.code === 'takes-too-long'
          ? t('pack:changes.tooLong')
          : t(`errors:call.${comparison.code}`);
      case 'done': {
        const { comparable, changed, added, removed } = comparison.changes;
        if (!comparable) return t('beside:noText');
        return changed.length === 0 ? t('beside:same') : t('beside:sum', { added, removed });
      }
    }
  };
  return (
    <Text size="sm" c="var(--text-quiet)" role="status" className={classes.told}>
      {comparison.state === 'working' && <Loader size="xs" color="gray" />} {said()}
    </Text>
  );
}

function OldVersion({
  session,
  old,
  changes,
  close,
}: {
  /** The version read now. */
  session: ReaderSession;
  old: ReaderSession;
  changes: TextChanges | undefined;
  close: () => void;
}) {
  const { t } = useTranslation('beside');
  const [linked, setLinked] = useState(true);
  const inside = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!changes) return;
    session.changes.set({ spans: changes.spans.now });
    old.changes.set({ spans: changes.spans.before });
    return () => session.changes.set({ spans: [] });
  }, [session, old, changes]);
  useEffect(() => {
    const side = inside.current?.closest<HTMLElement>('[data-beside]');
    if (!linked || !side) return;
    return linkScrolling(session.viewport, old.viewport, changes?.oldPages ?? [], side);
  }, [session, old, changes, linked]);
  const pages = changes?.changed.map(({ page }) => page) ?? [];
  const step = (direction: 1 | -1) => {
    const { page } = session.viewport.state;
    const next = direction > 0 ? pages.find((each) => each > page) : pages.findLast((each) => each < page);
    const wanted = next ?? (direction > 0 ? pages[0] : pages.at(-1));
    if (wanted !== undefined) session.jump(wanted);
  };
  return (
    <BesidePages
      session={old}
      close={close}
      tools={
        <span ref={inside} className={classes.tools}>
          <BarButton icon={IconLink} label={t('linked')} active={linked} onClick={() => setLinked(!linked)} />
          <BarButton
            icon={IconArrowUp}
            label={t('previousChange')}
            disabled={pages.length === 0}
            onClick={() => step(-1)}
          />
          <BarButton
            icon={IconArrowDown}
            label={t('nextChange')}
            disabled={pages.length === 0}
            onClick={() => step(1)}
          />
        </span>
      }
    />
  );
}
