/** Another password for oneself: the old one is asked, and every other machine is signed out. */
import { Alert, Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortestPassword } from '#protocol/http.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

export function ChangePassword({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <Modal opened={opened} onClose={close} title={t('password.title')}>
      <PasswordForm close={close} />
    </Modal>
  );
}

/** Mounted with the dialog, so that what was typed goes with it. */
function PasswordForm({ close }: { close: () => void }) {
  const { t } = useTranslation(['frame', 'errors']);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const tooShort = next !== '' && next.length < shortestPassword;
  const differs = again !== '' && again !== next;
  const complete = current !== '' && next.length >= shortestPassword && again === next;

  async function change(event: FormEvent) {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await rpc.session.changePassword({ current, next });
      notifications.show({ message: t('password.done'), color: 'leaf' });
      close();
    } catch (error) {
      const { code } = failureOf(error);
      setFailure(code === 'wrong-password' ? t('password.wrong') : t(`errors:call.${code}`));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void change(event)}>
      <Stack>
        <Text size="sm" c="var(--text-quiet)">
          {t('password.hint', { count: shortestPassword })}
        </Text>
        {failure !== undefined && <Alert color="red">{failure}</Alert>}
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password.next')}
          autoComplete="new-password"
          value={next}
          error={tooShort && t('password.short', { count: shortestPassword })}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password.again')}
          autoComplete="new-password"
          value={again}
          error={differs && t('password.differs')}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <DialogActions close={close}>
          <Button type="submit" loading={busy} disabled={!complete}>
            {t('password.confirm')}
          </Button>
        </DialogActions>
      </Stack>
    </form>
  );
}
