/** Marks as a list to be taken out of the app: page, what was marked, what was written, by whom and when. */
import { useTranslation } from 'react-i18next';
import type { Table } from '#contract';
import { usePeople } from '#renderer/data/people.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { inPageOrder } from '../marks/reading-order.ts';
import type { MarkChoice } from '../ui/mark-choice.tsx';
import { useReader } from '../ui/reader-context.ts';

/** Longer texts are cut: a cell of a table is read, not browsed. */
const mostLetters = 5_000;

export function useMarkTable(): (whose: MarkChoice['chosen']) => Table {
  const { t } = useTranslation(['marks', 'paper']);
  const { book, paper, viewport } = useReader();
  const people = usePeople();
  return (whose) => {
    const isChosen = ({ layer, author }: ShownMark) =>
      layer === 'private' ? whose.includePrivate : whose.authors.includes(author);
    const row = ({ author, layer, mark }: ShownMark, at: number, page: string | number) => {
      const { geometry, text } = mark;
      const quote = 'quote' in geometry ? geometry.quote : geometry.kind === 'stamp' ? geometry.label : '';
      return [
        at + 1,
        page,
        t(`paper:kind.${geometry.kind}`),
        quote.slice(0, mostLetters),
        text.slice(0, mostLetters),
        people.nameOf(author),
        t(`paper:layer.${layer}`),
        formatMoment(mark.createdAt),
      ];
    };
    const shown = inPageOrder(book.all().filter(isChosen), (page) => viewport.spaceOf(page));
    const placeless = book.placeless().filter(isChosen);
    return {
      name: t('table.name', { title: paper.title.slice(0, 120) }).replace(/[\\/:*?"<>|\n]+/g, ' '),
      columns: [
        t('table.number'),
        t('table.page'),
        t('table.kind'),
        t('table.quote'),
        t('table.text'),
        t('table.author'),
        t('table.layer'),
        t('table.time'),
      ],
      rows: [
        ...shown.map((each, at) => row(each, at, each.mark.page)),
        ...placeless.map((each, at) =>
          row(each, shown.length + at, t('table.oldPage', { page: each.mark.page })),
        ),
      ],
    };
  };
}
