import { useTranslation } from 'react-i18next';
import type { OfficialDocument } from '#domain/office/document.ts';
import { DownloadMenu } from './download-menu.tsx';
import type { MinutesView } from './use-minutes.ts';

export function ExportMinutes({ minutes }: { minutes: MinutesView }) {
  const { t } = useTranslation('minutes');
  return <DownloadMenu document={minutes.document} name={fileName(t('title'), minutes.document)} />;
}

/** Without what file systems do not allow in names. */
export function fileName(kind: string, { subject }: OfficialDocument): string {
  return `${kind} - ${subject}`
    .replace(/[\\/:*?"<>|\n]+/g, ' ')
    .slice(0, 120)
    .trim();
}
