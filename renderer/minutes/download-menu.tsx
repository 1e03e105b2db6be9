/** Takes an official document out as a file that word processors or printers take. */
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconDownload, IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficialDocument } from '#domain/office/document.ts';
import { downloadDocument } from '#renderer/data/download.ts';
import { failureOf } from '#renderer/data/failures.ts';

export function DownloadMenu({ document, name }: { document: OfficialDocument; name: string }) {
  const { t } = useTranslation(['minutes', 'errors']);
  const [writing, setWriting] = useState(false);
  async function save(format: 'docx' | 'pdf') {
    setWriting(true);
    try {
      await downloadDocument({ document, format, name });
    } catch (error) {
      notifications.show({ message: t(`errors:call.${failureOf(error).code}`), color: 'red' });
    } finally {
      setWriting(false);
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={writing}
          leftSection={<IconDownload size={20} stroke={1.75} />}
          rightSection={<IconChevronDown size={18} />}
        >
          {t('export.do')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeDocx size={20} />} onClick={() => void save('docx')}>
          {t('export.docx')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={20} />} onClick={() => void save('pdf')}>
          {t('export.pdf')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
