/** Figures of meetings and polls over a period: totals, bars, and the table behind them. */
import { Button, Menu, SegmentedControl, Select, Text, Title } from '@mantine/core';
import { IconChartBar, IconTableExport } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures, TableFormat } from '#contract';
import { downloadTable } from '#renderer/data/download.ts';
import { useMeetingsVersion } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { Place } from '#renderer/ui/place.tsx';
import { percentOf } from '#renderer/ui/sizes.ts';
import { type Period, periods, totals, within } from './figures.ts';
import classes from './statistics.module.css';
import { type Shown, useView, type View, views } from './use-view.ts';

const route = getRouteApi('/statistics');

export function StatisticsPage() {
  const { t } = useTranslation('statistics');
  const { view, period } = route.useSearch();
  const navigate = route.useNavigate();
  const figures = within(useFigures(), period, useServerNow(60_000));
  const shown = useView(view, figures);
  const go = (search: { view?: View; period?: Period }) =>
    void navigate({ search: { view, period, ...search }, replace: true });
  return (
    <Place
      title={t('title')}
      head={
        <>
          <SegmentedControl
            aria-label={t('title')}
            value={view}
            onChange={(value) => go({ view: views.find((each) => each === value) ?? 'people' })}
            data={views.map((value) => ({ value, label: t(`by.${value}`) }))}
          />
          <Select
            className={classes.period}
            aria-label={t('period')}
            allowDeselect={false}
            value={period}
            onChange={(value) => go({ period: periods.find((each) => each === value) ?? 'year' })}
            data={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
          />
        </>
      }
      actions={
        <Export shown={shown} name={t('file', { by: t(`by.${view}`), period: t(`periods.${period}`) })} />
      }
    >
      <Totals figures={figures} />
      {shown.rows.length === 0 ? (
        <Nothing icon={<IconChartBar size={40} stroke={1.5} />} title={t('empty')} text={t('emptyText')} />
      ) : (
        <div className={classes.columns}>
          <Chart title={t(`chart.${view}`)} bars={shown.bars} />
          <Table shown={shown} name={t(`by.${view}`)} />
        </div>
      )}
    </Place>
  );
}

function Totals({ figures }: { figures: Figures }) {
  const { t, i18n } = useTranslation('statistics');
  const sums = totals(figures);
  const number = new Intl.NumberFormat(i18n.language);
  const said = [
    [t('figure.meetings'), number.format(sums.meetings)],
    [t('figure.attendance'), `${number.format(sums.attendance)}%`],
    [t('figure.speeches'), number.format(sums.speeches)],
    [t('figure.polls'), number.format(sums.polls)],
    [t('figure.answers'), `${number.format(sums.answers)}%`],
  ] as const;
  return (
    <>
      <dl className={classes.totals}>
        {said.map(([name, value]) => (
          <div key={name} className={classes.total}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Text size="xs" c="var(--text-quiet)" mb="md">
        {t('about', { meetings: sums.meetings, polls: sums.polls })}
      </Text>
    </>
  );
}

/** Bars with their numbers beside them, so that nobody needs to measure. */
function Chart({ title, bars }: { title: string; bars: Shown['bars'] }) {
  const { t } = useTranslation('statistics');
  return (
    <section className={classes.card} aria-labelledby="chart">
      <Title order={2} id="chart" size="h3" mb="sm">
        {title}
      </Title>
      <ul className={classes.bars}>
        {bars.map(({ key, label, count, total }) => (
          <li key={key} className={classes.barRow}>
            <span className={classes.barLabel} title={label}>
              {label}
            </span>
            <span className={classes.bar} aria-hidden>
              <span style={{ width: `${percentOf(count, total)}%` }} />
            </span>
            <span className={classes.barCount}>{t('of', { count, total })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Table({ shown, name }: { shown: Shown; name: string }) {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved by the arrow keys
    <section className={`${classes.card} ${classes.scroll}`} aria-label={name} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {shown.columns.map((column, i) => (
              <th key={column} scope="col" data-number={typeof shown.rows[0]?.[i] === 'number' || undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, i) => (
                <td key={shown.columns[i]} data-number={typeof cell === 'number' || undefined}>
                  {typeof cell === 'number' ? number.format(cell) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Export({ shown, name }: { shown: Shown; name: string }) {
  const { t } = useTranslation(['statistics', 'errors']);
  async function save(format: TableFormat) {
    try {
      await downloadTable({ name, columns: shown.columns, rows: shown.rows }, format);
    } catch (error) {
      tellFailure(error);
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          ml="auto"
          disabled={shown.rows.length === 0}
          leftSection={<IconTableExport size={20} stroke={1.75} />}
        >
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => void save(format)}>
            {t(format)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const nothing: Figures = { meetings: [], polls: [] };

function useFigures(): Figures {
  const client = useQueryClient();
  const version = useMeetingsVersion();
  const { data } = useQuery({ queryKey: ['figures'], queryFn: () => rpc.desk.figures(), staleTime: 0 });
  useEffect(() => {
    if (version >= 0) void client.invalidateQueries({ queryKey: ['figures'] });
  }, [client, version]);
  return data ?? nothing;
}
