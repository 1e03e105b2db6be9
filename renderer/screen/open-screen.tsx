/** Opens the room screen in a window of its own, to be moved to the projector. */
import { Menu } from '@mantine/core';
import { IconScreenShare } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#domain/ids.ts';

export function OpenScreenItem({ meeting }: { meeting: MeetingId }) {
  const { t } = useTranslation('screen');
  const openScreen = useOpenScreen(meeting);
  return (
    <Menu.Item leftSection={<IconScreenShare size={20} stroke={1.75} />} onClick={openScreen}>
      {t('open')}
    </Menu.Item>
  );
}

/** One window a meeting: asking again brings the open one forward. */
export function useOpenScreen(meeting: MeetingId): () => void {
  const router = useRouter();
  return () => {
    const { href } = router.buildLocation({ to: '/meetings/$meeting/screen', params: { meeting } });
    window.open(`${window.location.origin}/#${href}`, `screen-${meeting}`, 'popup,width=1280,height=720');
  };
}
