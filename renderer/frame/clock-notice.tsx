/** This machine's clock goes wrong: told once, and again when it goes wrong otherwise. */
import { IconClockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '#renderer/data/live.ts';
import { useClockWords } from './clock-words.ts';
import { Notice } from './notice.tsx';

export function ClockNotice() {
  const { t } = useTranslation('frame');
  const { clockSkew } = useConnection();
  const words = useClockWords()(clockSkew);
  const [read, setRead] = useState<string>();
  if (words === undefined || words === read) return null;
  return (
    <Notice icon={<IconClockExclamation size={20} />} title={t('clock.title')} dismiss={() => setRead(words)}>
      {words}
    </Notice>
  );
}
