/** Opens the placing of people, for whoever writes the plan. */
import { Button, Modal } from '@mantine/core';
import { IconArmchair } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { SeatingEditor } from './seating-editor.tsx';
import type { Seats } from './use-seats.ts';

export function SeatingButton({ meeting, seats }: { meeting: Meeting; seats: Seats }) {
  const { t } = useTranslation('seats');
  const [opened, setOpened] = useState(false);
  if (!meeting.mayWritePlan) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArmchair size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('place')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        fullScreen
        title={t('placeTitle')}
        // Escape puts back whom one has picked up; it must not close everything on the way.
        closeOnEscape={false}
      >
        <SeatingEditor meeting={meeting} seats={seats} />
      </Modal>
    </>
  );
}
