/** Over the lower edge of a scan's pages: offers to recognise its words, shows how far that has come, and says what the words are worth. */
import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconScan, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallErrorCode } from '#contract';
import type { Sha256 } from '#domain/ids.ts';
import type { RecognitionState } from '#domain/paper/recognised.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useReader } from '../ui/reader-context.ts';
import classes from './recognition.module.css';
import { useDuration } from './use-duration.ts';

/** Lines that were hidden since the program started: of which papers, and in which state. */
const hidden = new Set<string>();

export function RecognitionStrip({ recognition }: { recognition: RecognitionState | undefined }) {
  const { t } = useTranslation('paper');
  const { sha256 } = useReader().paper.file;
  const [, setHidden] = useState(0);
  if (!recognition || recognition.state === 'none' || recognition.state === 'unknown') return null;
  const key = `${sha256} ${recognition.state}`;
  if (hidden.has(key)) return null;
  const busy = recognition.state === 'running' || recognition.state === 'waiting';
  return (
    <section className={classes.strip} data-at-foot aria-label={t('recognition.progress')}>
      <IconScan size={22} stroke={1.75} aria-hidden />
      {recognition.state === 'offered' && <Offer sha256={sha256} recognition={recognition} />}
      {busy && <Busy sha256={sha256} recognition={recognition} />}
      {recognition.state === 'done' && <Done sha256={sha256} recognition={recognition} />}
      {!busy && (
        <ActionIcon
          size={44}
          color="gray"
          aria-label={t('recognition.hide')}
          onClick={() => {
            hidden.add(key);
            setHidden((count) => count + 1);
          }}
        >
          <IconX size={20} aria-hidden />
        </ActionIcon>
      )}
    </section>
  );
}

interface PartProps {
  sha256: Sha256;
  recognition: RecognitionState;
}

/** Begins, and says why where that fails. */
function useBegin(sha256: Sha256): { begin: () => void; failure: CallErrorCode | undefined } {
  const [failure, setFailure] = useState<CallErrorCode>();
  const begin = () => {
    setFailure(undefined);
    void rpc.recognition.start({ sha256 }).catch((error: unknown) => setFailure(failureOf(error).code));
  };
  return { begin, failure };
}

function Offer({ sha256, recognition }: PartProps) {
  const { t } = useTranslation(['paper', 'errors']);
  const { begin, failure } = useBegin(sha256);
  const duration = useDuration();
  const count = recognition.pictures.length - recognition.recognised.length;
  return (
    <>
      <span className={classes.words}>
        {t('recognition.offer', { count })}{' '}
        <span className={classes.quiet} role={failure && 'alert'}>
          {failure
            ? t(`errors:call.${failure}`)
            : t('recognition.estimate', { time: duration(count * recognition.pageMs) })}
        </span>
      </span>
      <Button variant="light" onClick={begin}>
        {t('recognition.start')}
      </Button>
    </>
  );
}

function Busy({ sha256, recognition }: PartProps) {
  const { t } = useTranslation('paper');
  const duration = useDuration();
  const of = recognition.pictures.length;
  const done = recognition.recognised.length + recognition.failed.length;
  const words =
    recognition.state === 'waiting'
      ? t('recognition.waiting')
      : t('recognition.running', {
          at: Math.min(done + 1, of),
          of,
          time: duration((of - done) * recognition.pageMs),
        });
  return (
    <>
      <span className={classes.words}>
        {words}
        <Progress
          className={classes.bar ?? ''}
          value={(done / Math.max(1, of)) * 100}
          size="sm"
          aria-label={t('recognition.progress')}
        />
      </span>
      <Button variant="default" onClick={() => void rpc.recognition.stop({ sha256 })}>
        {t('recognition.stop')}
      </Button>
    </>
  );
}

function Done({ sha256, recognition }: PartProps) {
  const { t } = useTranslation('paper');
  const { begin } = useBegin(sha256);
  const { recognised, failed } = recognition;
  return (
    <>
      <span className={classes.words} role="status">
        {recognised.length > 0 && t('recognition.done', { count: recognised.length })}{' '}
        {failed.length > 0 && t('recognition.failed', { count: failed.length })}
      </span>
      {failed.length > 0 && (
        <Button variant="subtle" onClick={begin}>
          {t('recognition.again')}
        </Button>
      )}
    </>
  );
}
