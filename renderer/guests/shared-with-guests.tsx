/** Beside the list of the invited: that guests see only what is shared with them, and what that is. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye, IconUserShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isSharedWith } from '#domain/meeting/guest.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { GuestPreview } from './guest-preview.tsx';
import { useGuests } from './use-guests.ts';

export function SharedWithGuests({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('guests');
  const guests = useGuests(meeting);
  const [opened, preview] = useDisclosure();
  if (guests.length === 0) return null;
  const without = guests.filter(({ id }) => !meeting.plan.items.some((item) => isSharedWith(item, [id])));
  return (
    <Alert color={without.length > 0 ? 'gold' : 'gray'} icon={<IconUserShare />}>
      <Text size="sm">
        {t('rule')} {without.length > 0 && t('without', { count: without.length })}
      </Text>
      <Group mt="xs">
        <Button variant="light" leftSection={<IconEye size={20} stroke={1.75} />} onClick={preview.open}>
          {t('preview')}
        </Button>
      </Group>
      {opened && <GuestPreview meeting={meeting} guests={guests} close={preview.close} />}
    </Alert>
  );
}
