/** What stands in the reader's place while there is no paper to read, and what one can do about it. */
import { Button, Loader, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { IconCloudDownload, IconFileAlert, IconFileOff, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperState } from '#contract';
import type { MeetingId, Sha256 } from '#domain/ids.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { formatBytes, percentOf } from '#renderer/ui/sizes.ts';
import type { PaperFailureCode } from '../engine/failure.ts';
import classes from './reader.module.css';

export function OpeningPaper() {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.place}>
      <Loader color="gray" role="status" aria-label={t('opening')} />
    </div>
  );
}

export function MissingPaper() {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.place}>
      <Nothing icon={<IconFileOff size={38} />} title={t('missing.title')} text={t('missing.text')} />
    </div>
  );
}

/** The bytes are still on their way to this machine. */
export function AwaitedPaper({
  meeting,
  sha256,
  state,
}: {
  meeting: MeetingId;
  sha256: Sha256;
  state: PaperState | undefined;
}) {
  const { t, i18n } = useTranslation(['paper', 'errors']);
  const transfer = state?.transfer;
  if (transfer?.failure)
    return (
      <div className={classes.place} role="alert">
        <Nothing
          icon={<IconFileAlert size={38} />}
          title={t('paper:awaited.failed')}
          text={t(`errors:call.${transfer.failure}`)}
          action={
            <Button onClick={() => void rpc.papers.retry({ meeting, sha256 })}>
              {t('paper:awaited.retry')}
            </Button>
          }
        />
      </div>
    );
  const percent = transfer ? percentOf(transfer.done, transfer.total) : 0;
  const size = (bytes: number) => formatBytes(bytes, i18n.language);
  return (
    <div className={classes.place}>
      <Nothing
        icon={<IconCloudDownload size={38} />}
        title={t('paper:awaited.title')}
        text={t(transfer ? 'paper:awaited.coming' : 'paper:awaited.waiting')}
        action={
          transfer && (
            <Stack w={320} gap={6} mt="sm">
              <Progress value={percent} size="lg" aria-label={t('paper:awaited.title')} />
              <Text size="sm" ta="center" c="dimmed">
                {t('paper:awaited.progress', {
                  done: size(transfer.done),
                  total: size(transfer.total),
                  percent,
                })}
              </Text>
            </Stack>
          )
        }
      />
    </div>
  );
}

export function FailedPaper({ code, retry }: { code: PaperFailureCode; retry: () => void }) {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.place} role="alert">
      <Nothing
        icon={<IconFileAlert size={38} />}
        title={t('failure.title')}
        text={t(`failure.${code}`)}
        action={
          <Button variant="default" mt="sm" onClick={retry}>
            {t('failure.retry')}
          </Button>
        }
      />
    </div>
  );
}

export function LockedPaper({ wrong, open }: { wrong: boolean; open: (password: string) => void }) {
  const { t } = useTranslation('paper');
  const [password, setPassword] = useState('');
  return (
    <div className={classes.place}>
      <Nothing
        icon={<IconLock size={38} />}
        title={t('password.title')}
        text={t('password.text')}
        action={
          <form
            className={classes.password}
            onSubmit={(event) => {
              event.preventDefault();
              if (password !== '') open(password);
            }}
          >
            <PasswordInput
              autoFocus
              label={t('password.label')}
              value={password}
              error={wrong && t('password.wrong')}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" mt="md" fullWidth disabled={password === ''}>
              {t('password.open')}
            </Button>
          </form>
        }
      />
    </div>
  );
}
