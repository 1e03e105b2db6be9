/** Chuẩn bị tài liệu: what the person's unit is asked to bring to meetings, whether or not they take part in them. */
import { Stack } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { Place } from '#renderer/ui/place.tsx';
import { RequestCard } from './request-card.tsx';
import { useOwnPreparations } from './use-preparations.ts';

export function PreparationsPage() {
  const { t } = useTranslation('preparation');
  const requests = useOwnPreparations();
  return (
    <Place title={t('title')} words={t('intro')}>
      {requests.length === 0 ? (
        <Nothing
          icon={<IconFileCheck size={40} stroke={1.5} />}
          title={t('nothing.title')}
          text={t('nothing.text')}
        />
      ) : (
        <Stack gap="lg">
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </Stack>
      )}
    </Place>
  );
}
