/** A month as a grid of days. One day is in the order of tabs; arrow keys move from day to day. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isRunning } from '#domain/meeting/phase.ts';
import { formatDate, formatTime, weekday } from '#renderer/ui/dates.ts';
import classes from './calendar.module.css';
import { type DayKey, dayByKey, type Entry, keyOf, momentOf, startOf, weekOf, weeksOfMonth } from './days.ts';
import { BusyWords } from './whose.tsx';

/** More than these do not fit into the square of a day. */
const SHOWN = 3;

export function Month({
  day,
  today,
  days,
  choose,
  open,
}: {
  day: DayKey;
  today: DayKey;
  days: ReadonlyMap<DayKey, Entry[]>;
  choose: (day: DayKey) => void;
  /** Shows the week of the day. */
  open: (day: DayKey) => void;
}) {
  const { t, i18n } = useTranslation('calendar');
  const grid = useRef<HTMLTableElement>(null);
  // The focus goes with the day, but only while it is in the grid.
  useEffect(() => {
    if (grid.current?.contains(document.activeElement))
      grid.current.querySelector<HTMLElement>(`[data-day="${day}"] button`)?.focus();
  }, [day]);
  const weeks = weeksOfMonth(day);
  return (
    <table
      ref={grid}
      className={classes.month}
      style={{ '--weeks': weeks.length } as React.CSSProperties}
      aria-label={t('title')}
      aria-describedby="calendar-keys"
    >
      <thead>
        <tr>
          {weekOf(day).map((each) => (
            <th key={each} scope="col">
              {weekday(momentOf(each), i18n.language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((each) => (
              <td
                key={each}
                data-day={each}
                data-outside={each.slice(0, 7) !== day.slice(0, 7) || undefined}
                data-today={each === today || undefined}
                data-chosen={each === day || undefined}
              >
                <Day
                  day={each}
                  rows={days.get(each) ?? []}
                  chosen={each === day}
                  today={each === today}
                  choose={choose}
                  open={open}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <caption id="calendar-keys" className={classes.keys}>
        {t('keys')}
      </caption>
    </table>
  );
}

function Day({
  day,
  rows,
  chosen,
  today,
  choose,
  open,
}: {
  day: DayKey;
  rows: readonly Entry[];
  chosen: boolean;
  today: boolean;
  choose: (day: DayKey) => void;
  open: (day: DayKey) => void;
}) {
  const { t, i18n } = useTranslation('calendar');
  const at = momentOf(day);
  const label = [
    t('day', { weekday: weekday(at, i18n.language), date: formatDate(at) }),
    rows.length === 0 ? t('none') : t('meetings', { count: rows.length }),
  ].join(', ');
  return (
    <>
      <button
        type="button"
        className={classes.number}
        aria-label={label}
        aria-current={today ? 'date' : undefined}
        tabIndex={chosen ? 0 : -1}
        onClick={() => open(day)}
        onKeyDown={(event) => {
          const next = dayByKey(day, event.key);
          if (next === undefined) return;
          event.preventDefault();
          choose(next);
        }}
      >
        {Number(day.slice(8))}
      </button>
      <ul className={classes.short}>
        {rows.slice(0, SHOWN).map((entry) => (
          <li key={keyOf(entry)}>
            <Chip entry={entry} />
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && (
        <button type="button" className={classes.more} tabIndex={-1} onClick={() => open(day)}>
          {t('more', { count: rows.length - SHOWN })}
        </button>
      )}
    </>
  );
}

function Chip({ entry }: { entry: Entry }) {
  const { t } = useTranslation(['calendar', 'meetings']);
  const time = <strong>{formatTime(startOf(entry))}</strong>;
  if (entry.kind === 'busy')
    return (
      <span className={classes.chip} data-busy>
        {time} <BusyWords booking={entry.booking} />
      </span>
    );
  const { row } = entry;
  return (
    <Link
      to="/meetings/$meeting"
      params={{ meeting: row.id }}
      className={classes.chip}
      data-running={isRunning(row.phase) || undefined}
      title={row.title}
    >
      {time} {row.title || t('meetings:untitled')}
    </Link>
  );
}
