/** Opinions as a file: a report for whoever chairs, or a table by agenda item. */
import { useTranslation } from 'react-i18next';
import type { TableFormat } from '#contract';
import { opinionsReport } from '#domain/office/opinions-report.ts';
import { downloadDocument, downloadTable } from '#renderer/data/download.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { fileName } from '#renderer/minutes/export-minutes.tsx';
import { letterheadFor } from '#renderer/minutes/use-minutes.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { SaveMenu } from '#renderer/ui/save-menu.tsx';
import type { GatheredItem } from './use-gathered.ts';

type Format = 'docx' | 'pdf' | TableFormat;

export function ExportOpinions({ meeting, items }: { meeting: Meeting; items: readonly GatheredItem[] }) {
  const { t } = useTranslation(['opinions', 'minutes', 'live']);
  const people = usePeople();

  function report() {
    const secretary = [...meeting.floor.members.values()].find(({ role }) => role === 'secretary');
    return opinionsReport({
      letterhead: letterheadFor(meeting, people),
      date: null,
      title: meeting.plan.details.title,
      items: items.map(({ item, said, missing }) => ({
        item: item.title,
        missing,
        said: said.map(({ person, opinion }) => ({
          ...opinion,
          name: people.nameOf(person),
          title: people.titleOf(person),
          unit: people.unitOf(person),
        })),
      })),
      secretary: secretary ? people.nameOf(secretary.id) : '',
    });
  }

  function table() {
    const columns = (['number', 'item', 'person', 'title', 'unit', 'stance', 'text', 'at'] as const).map(
      (column) => t(`column.${column}`),
    );
    const rows = items.flatMap(({ item, said }, i) =>
      said.map(({ person, opinion: { stance, text, at } }) => [
        i + 1,
        item.title,
        people.nameOf(person),
        people.titleOf(person),
        people.unitOf(person),
        t(`stances.${stance}`),
        text,
        formatMoment(at),
      ]),
    );
    return { columns, rows };
  }

  async function save(format: Format) {
    const document = report();
    const name = fileName(t('title'), { ...document, subject: meeting.plan.details.title });
    if (format === 'docx' || format === 'pdf') await downloadDocument({ document, format, name });
    else await downloadTable({ name, ...table() }, format);
  }

  return (
    <SaveMenu
      label={t('export')}
      formats={[
        { format: 'docx', label: t('minutes:export.docx') },
        { format: 'pdf', label: t('minutes:export.pdf') },
        { format: 'xlsx', label: t('live:export.xlsx') },
        { format: 'csv', label: t('live:export.csv') },
      ]}
      save={save}
    />
  );
}
