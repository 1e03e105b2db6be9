import { Alert, Button, Checkbox, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#renderer/data/failures.ts';
import { useSaving } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

/** Asks before leaving, and whether anything stays on this machine. */
export function SignOut({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation(['frame', 'errors']);
  const unsent = useSaving()?.unsent.length ?? 0;
  const [eraseLocal, setEraseLocal] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function signOut() {
    setBusy(true);
    try {
      await rpc.session.signOut({ eraseLocal });
    } catch (error) {
      setFailure(t(`errors:call.${failureOf(error).code}`));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened={opened} onClose={close} title={t('signOut.title')}>
      <Stack>
        {unsent > 0 && <Alert color="gold">{t('signOut.unsent', { count: unsent })}</Alert>}
        {failure !== undefined && <Alert color="red">{failure}</Alert>}
        <Checkbox
          label={t('signOut.erase')}
          description={t('signOut.eraseHint')}
          checked={eraseLocal}
          onChange={(event) => setEraseLocal(event.currentTarget.checked)}
        />
        <DialogActions close={close}>
          <Button loading={busy} onClick={() => void signOut()}>
            {t('signOut.confirm')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
