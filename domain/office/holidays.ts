/**
 * Days off besides Saturdays and Sundays (Bộ luật Lao động 2019 Điều 112), as data: the Government announces Tết and the
 * day beside 2/9 each year, so that an office may put its own in their place.
 */
import type { Day } from './official-date.ts';

/** The same every year, as month and day. */
const fixed = ['01-01', '04-30', '05-01', '09-01', '09-02'];

/** By the lunar calendar, with the days that make up for a weekend. */
const moving: Record<string, readonly string[]> = {
  // Tết Bính Ngọ, Giỗ Tổ.
  '2026': ['02-16', '02-17', '02-18', '02-19', '02-20', '04-27'],
  // Tết Đinh Mùi, Giỗ Tổ; 1/5 falls on a Saturday.
  '2027': ['02-05', '02-08', '02-09', '02-10', '04-16', '05-03'],
};

export function isHoliday(day: Day): boolean {
  const [year = '', ...rest] = day.split('-');
  const monthAndDay = rest.join('-');
  return fixed.includes(monthAndDay) || (moving[year]?.includes(monthAndDay) ?? false);
}
