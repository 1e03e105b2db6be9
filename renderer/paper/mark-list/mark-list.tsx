/** Who has marked this paper, and every mark that the filter lets pass with the way to it. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlacelessMarks } from '../carried/placeless-marks.tsx';
import { CountRow } from '../find/count-row.tsx';
import { ImportAnnotations } from '../import/import-annotations.tsx';
import { useReader, useToolPart } from '../ui/reader-context.ts';
import { useStore, useVersion } from '../ui/use-store.ts';
import { ClearFilter, FilterFields } from './filter-fields.tsx';
import { stepMark } from './listed-marks.ts';
import { isFiltering } from './mark-filter.ts';
import classes from './mark-list.module.css';
import { MarkRows } from './mark-rows.tsx';
import { MarkSources } from './mark-sources.tsx';
import { useListedMarks } from './use-listed-marks.ts';

export function MarkList() {
  const { t } = useTranslation('marks');
  const session = useReader();
  const marks = useListedMarks();
  const filter = useStore(session.filter);
  useVersion(session.book);
  const selection = useToolPart('selection');
  const total = session.book.all().length;
  const at = marks.findIndex(({ mark, author }) => mark.id === selection?.id && author === selection.author);
  return (
    <div className={classes.panel}>
      <MarkSources />
      <PlacelessMarks />
      <ImportAnnotations />
      {total > 0 && <FilterFields />}
      {total > 0 && (
        <CountRow
          words={
            at >= 0
              ? t('count.at', { at: at + 1, of: marks.length })
              : t(isFiltering(filter) ? 'count.filtered' : 'count.all', { count: marks.length, of: total })
          }
          any={marks.length > 0}
          steps={{
            previous: { label: t('step.previous'), keys: 'Shift N', go: () => stepMark(session, -1) },
            next: { label: t('step.next'), keys: 'N', go: () => stepMark(session, 1) },
          }}
        />
      )}
      {marks.length > 0 ? <MarkRows marks={marks} at={at} /> : <NoMarks total={total} />}
    </div>
  );
}

function NoMarks({ total }: { total: number }) {
  const { t } = useTranslation('marks');
  const { filter } = useReader();
  const isFiltered = isFiltering(useStore(filter));
  return (
    <div className={classes.empty}>
      <Text role="status">{t(total === 0 ? 'none.yet' : isFiltered ? 'none.filtered' : 'none.hidden')}</Text>
      {total > 0 && isFiltered && <ClearFilter />}
    </div>
  );
}
