import { describe, expect, it } from 'vitest';
import {
  atDayAndTime,
  daysFrom,
  formatElapsed,
  formatMoment,
  formatSpan,
  parseTypedDate,
  weekday,
} from '#renderer/ui/dates.ts';

const at = (text: string) => new Date(text).getTime();

describe('dates as an office writes them', () => {
  it('name the day once for a meeting of one day', () => {
    expect(formatSpan(at('2026-12-07T08:00'), at('2026-12-07T11:30'), 'vi')).toBe(
      '08:00 – 11:30, Thứ Hai 07/12/2026',
    );
  });

  it('say the hour before the day, wherever a moment is named', () => {
    expect(formatMoment(at('2026-12-07T08:05'))).toBe('08:05 07/12/2026');
  });

  it('name both days where the end is on another', () => {
    expect(formatSpan(at('2026-12-07T08:00'), at('2026-12-08T17:00'), 'en')).toBe(
      '08:00, Monday 07/12/2026 – 17:00, Tuesday 08/12/2026',
    );
  });

  it('say a start alone while there is no end', () => {
    expect(formatSpan(at('2026-12-07T14:05'), null, 'vi')).toBe('14:05, Thứ Hai 07/12/2026');
  });

  it('begin a weekday with a capital letter', () => {
    expect(weekday(at('2026-12-13T09:00'), 'vi')).toBe('Chủ Nhật');
  });

  it('count days by the calendar, not by hours', () => {
    expect(daysFrom(at('2026-12-07T23:59'), at('2026-12-08T00:01'))).toBe(1);
    expect(daysFrom(at('2026-12-07T00:01'), at('2026-12-07T23:59'))).toBe(0);
    expect(daysFrom(at('2026-12-07T00:01'), at('2026-12-06T23:59'))).toBe(-1);
  });

  it('show elapsed time as a clock does', () => {
    expect(formatElapsed(65_999)).toBe('1:05');
    expect(formatElapsed(3_725_000)).toBe('1:02:05');
    expect(formatElapsed(-5_000)).toBe('0:00');
  });

  it.each([
    ['5/12/2026', '2026-12-05'],
    ['05-12-26', '2026-12-05'],
    ['5.12', '2026-12-05'],
    ['051226', '2026-12-05'],
    ['05122026', '2026-12-05'],
    ['29/2/2028', '2028-02-29'],
    ['29/2/2027', null],
    ['31/4/2026', null],
    ['12/25/2026', null],
    ['hôm nay', null],
  ])('read what people type: %s', (typed, day) => {
    expect(parseTypedDate(typed, at('2026-11-20T12:00'))).toBe(day);
  });

  it('put a day and a time together, and refuse what is neither', () => {
    expect(atDayAndTime('2026-12-05', '08:30:00')).toBe(at('2026-12-05T08:30'));
    expect(atDayAndTime('5/12/2026', '08:30')).toBeNull();
    expect(atDayAndTime('2026-12-05', '')).toBeNull();
  });
});
