/** Takes an official document out as a file that word processors or printers take. */
import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OfficialDocument } from '#domain/office/document.ts';
import { downloadDocument } from '#renderer/data/download.ts';
import { SaveMenu } from '#renderer/ui/save-menu.tsx';

export function DownloadMenu({ document, name }: { document: OfficialDocument; name: string }) {
  const { t } = useTranslation('minutes');
  return (
    <SaveMenu
      label={t('export.do')}
      formats={[
        { format: 'docx', label: t('export.docx'), icon: <IconFileTypeDocx size={20} /> },
        { format: 'pdf', label: t('export.pdf'), icon: <IconFileTypePdf size={20} /> },
      ]}
      save={(format) => downloadDocument({ document, format, name })}
    />
  );
}
