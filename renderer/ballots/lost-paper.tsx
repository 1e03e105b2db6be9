import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';

/** Tells a voter that their paper came too late, and about which question. */
export function LostPaper({ ballot, dismiss }: { ballot: Ballot; dismiss: () => void }) {
  const { t } = useTranslation(['ballots', 'errors']);
  return (
    <Modal opened onClose={dismiss} title={t('card.lost')}>
      <Stack>
        <Text fw={600}>{ballot.question}</Text>
        <Text>{t('errors:refusal.ballot-closed')}</Text>
        <Button onClick={dismiss}>{t('card.dismiss')}</Button>
      </Stack>
    </Modal>
  );
}
