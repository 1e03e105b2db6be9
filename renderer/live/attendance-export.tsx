/** The roll as a file: who came when, who left, who is absent and why. */
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TableFormat } from '#contract';
import { downloadTable } from '#renderer/data/download.ts';
import { usePeople } from '#renderer/data/people.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatDate, formatTime } from '#renderer/ui/dates.ts';
import { attendanceOf, type OnRoll } from './attendance-of.ts';
import { useExcuse } from './excuse.ts';

export function AttendanceExport({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['live', 'meetings', 'errors']);
  const { nameOf, titleOf, unitOf } = usePeople();
  const excuseOf = useExcuse();
  const save = async (format: TableFormat) => {
    const { present, left, absent } = attendanceOf(meeting.floor, nameOf);
    const row = (person: OnRoll, index: number) => {
      const { id, role, checkIn, late } = person;
      return [
        index + 1,
        nameOf(id),
        titleOf(id),
        unitOf(id),
        t(`meetings:role.${role}`),
        checkIn === null ? t('absent_list') : late ? t('late') : t('present_list'),
        checkIn === null ? null : `${formatTime(checkIn.at)} ${formatDate(checkIn.at)}`,
        checkIn === null || checkIn.leftAt === null ? null : formatTime(checkIn.leftAt),
        excuseOf(person) ?? null,
      ];
    };
    const table = {
      name: t('export.name', { title: meeting.plan.details.title.slice(0, 120) }),
      columns: [
        t('export.number'),
        t('export.person'),
        t('export.title'),
        t('export.unit'),
        t('export.role'),
        t('export.state'),
        t('export.at'),
        t('export.leftAt'),
        t('export.reason'),
      ],
      rows: [...present, ...left, ...absent].map(row),
    };
    try {
      await downloadTable(table, format);
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={20} stroke={1.75} />}>
          {t('export.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('xlsx')}>{t('export.xlsx')}</Menu.Item>
        <Menu.Item onClick={() => void save('csv')}>{t('export.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
