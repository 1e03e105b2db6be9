/** Drawing a seat map: rows from the front, each place a seat or an aisle. */
import { Group, NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type MeetingRoom, roomLimits, seatsIn } from '#domain/office/catalogues.ts';
import classes from './office.module.css';
import { resized, toggled } from './seat-map.ts';

type Seats = MeetingRoom['seats'];

export function SeatMapEditor({ seats, change }: { seats: Seats; change: (seats: Seats) => void }) {
  const { t } = useTranslation('office');
  const rows = seats.length;
  const columns = seats[0]?.length ?? 0;
  return (
    <fieldset className={classes.map}>
      <legend>{t('map.title')}</legend>
      <Group gap="md" align="flex-end">
        <NumberInput
          label={t('map.rows')}
          className={classes.number ?? ''}
          min={0}
          max={roomLimits.rows}
          allowDecimal={false}
          value={rows}
          onChange={(value) => change(resized(seats, Number(value), columns || 8))}
        />
        <NumberInput
          label={t('map.columns')}
          className={classes.number ?? ''}
          min={0}
          max={roomLimits.columns}
          allowDecimal={false}
          value={columns}
          onChange={(value) => change(resized(seats, rows || 3, Number(value)))}
        />
        <Text c="var(--text-quiet)" pb={10} role="status">
          {rows === 0 ? t('map.none') : t('map.seats', { count: seatsIn({ seats }) })}
        </Text>
      </Group>
      {rows > 0 && (
        <div className={classes.grid}>
          <div className={classes.front}>{t('map.front')}</div>
          {seats.map((row, y) => (
            // Places have no names of their own: where they are is what they are.
            <div key={y} className={classes.seatRow}>
              {row.map((seat, x) => (
                <button
                  key={x}
                  type="button"
                  className={classes.seat}
                  data-seat={seat}
                  aria-pressed={seat === 'seat'}
                  aria-label={t(`map.${seat}`, { row: y + 1, column: x + 1 })}
                  onClick={() => change(toggled(seats, y, x))}
                />
              ))}
            </div>
          ))}
        </div>
      )}
      {rows > 0 && <Text size="sm">{t('map.hint')}</Text>}
    </fieldset>
  );
}
