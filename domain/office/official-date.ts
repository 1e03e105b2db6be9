/** Dates and times as official documents write them. Vietnam has one time zone, UTC+7 all year, wherever a machine stands. */
import type { Timestamp } from '../ids.ts';

const ZONE_MS = 7 * 3600_000;

/** A day of the calendar in Vietnam, `2026-11-25`. */
export type Day = string;

function parts(at: Timestamp) {
  const local = new Date(at + ZONE_MS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

export function dayOf(at: Timestamp): Day {
  const { year, month, day } = parts(at);
  return `${year}-${two(month)}-${two(day)}`;
}

/** Midnight in Vietnam, at which the day begins. */
export function startOf(day: Day): Timestamp {
  return Date.parse(`${day}T00:00:00Z`) - ZONE_MS;
}

/**
 * `ngày 05 tháng 01 năm 2026`, `ngày 29 tháng 6 năm 2026`: days below ten and the months January and February have a zero
 * before them (NĐ 30/2020 Phụ lục I, Phần I, Mục II.4). Without a date there are dots.
 */
export function formatOfficialDate(at: Timestamp | null): string {
  if (at === null) return 'ngày … tháng … năm …';
  const { year, month, day } = parts(at);
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

/** `Hoa Sen, ngày 05 tháng 01 năm 2026` */
export function formatPlaceAndDate(place: string, at: Timestamp | null): string {
  const date = formatOfficialDate(at);
  return place.trim() === '' ? `…, ${date}` : `${place.trim()}, ${date}`;
}

/** `08 giờ 00` */
export function formatOfficialTime(at: Timestamp): string {
  const { hour, minute } = parts(at);
  return `${two(hour)} giờ ${two(minute)}`;
}

/** `08 giờ 00, ngày 05 tháng 01 năm 2026` */
export function formatOfficialMoment(at: Timestamp | null): string {
  return at === null
    ? '… giờ …, ngày … tháng … năm …'
    : `${formatOfficialTime(at)}, ${formatOfficialDate(at)}`;
}

/** `05/01/2026` */
export function formatDay(day: Day): string {
  return day.split('-').reverse().join('/');
}
