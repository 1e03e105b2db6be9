import { Button, Modal } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { PackDialog } from './pack-dialog.tsx';

/** All papers of the meeting as one file to print; nothing where there are none. */
export function PackButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('pack');
  const [opened, setOpened] = useState(false);
  if (meeting.commonPlan.papers.length === 0) return null;
  const close = () => setOpened(false);
  return (
    <>
      <Button
        variant="subtle"
        leftSection={<IconBook2 size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('make')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('title')} size={640} closeOnClickOutside={false}>
        <PackDialog meeting={meeting} close={close} />
      </Modal>
    </>
  );
}
