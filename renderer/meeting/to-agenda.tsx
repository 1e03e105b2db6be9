/** From any other screen of a meeting back to its agenda. */
import { Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#domain/ids.ts';
import { LinkIcon } from '#renderer/ui/links.tsx';

export function ToAgenda({ meeting }: { meeting: MeetingId }) {
  const { t } = useTranslation('meeting');
  return (
    <Tooltip label={t('agenda')}>
      <LinkIcon to="/meetings/$meeting" params={{ meeting }} aria-label={t('agenda')}>
        <IconArrowLeft size={22} />
      </LinkIcon>
    </Tooltip>
  );
}
