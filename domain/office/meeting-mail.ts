/** What people are written by e-mail about a meeting: that they are invited, that it is put off, that it is called off. */

import type { Timestamp } from '../ids.ts';
import { dayOf, formatDay } from './official-date.ts';

export type MailKind = 'invitation' | 'postponement' | 'cancellation';

export interface MailContent {
  title: string;
  place: string;
  startsAt: Timestamp | null;
  /** Name and title. */
  chair: string;
  items: readonly string[];
  /** Why it is put off or called off. */
  reason: string;
}

export interface MailText {
  subject: string;
  text: string;
}

const subjects: Record<MailKind, string> = {
  invitation: 'Mời họp',
  postponement: 'Hoãn họp',
  cancellation: 'Hủy họp',
};

/** @param greeting to whom, e.g. their name */
export function meetingMail(kind: MailKind, greeting: string, content: MailContent): MailText {
  const { title, place, chair, items, reason } = content;
  const when = whenOf(content.startsAt);
  const about = [
    `Cuộc họp: ${title}`,
    ...(kind === 'postponement' ? [`Thời gian cũ: ${when}`] : [`Thời gian: ${when}`]),
    ...(place === '' ? [] : [`Địa điểm: ${place}`]),
    ...(chair === '' ? [] : [`Chủ trì: ${chair}`]),
  ];
  const rest: Record<MailKind, string[]> = {
    invitation: [
      ...(items.length === 0 ? [] : ['', 'Nội dung:', ...items.map((item, i) => `${i + 1}. ${item}`)]),
      '',
      'Đề nghị đồng chí mở Họp Số để xem tài liệu và trả lời giấy mời.',
    ],
    postponement: [`Lý do: ${reason}`, '', 'Khi có thời gian mới, đồng chí sẽ nhận được giấy mời mới.'],
    cancellation: [`Lý do: ${reason}`],
  };
  return {
    subject: `${subjects[kind]}: ${oneLine(title)}${kind === 'cancellation' ? '' : ` (${when})`}`,
    text: [`Kính gửi đồng chí ${greeting},`, '', ...about, ...rest[kind]].join('\n'),
  };
}

const ZONE_MS = 7 * 3_600_000;

/** `08:30 ngày 07/12/2026`, as clocks in Vietnam show it. */
function whenOf(at: Timestamp | null): string {
  if (at === null) return 'chưa xếp';
  return `${new Date(at + ZONE_MS).toISOString().slice(11, 16)} ngày ${formatDay(dayOf(at))}`;
}

/** A subject is one line, whatever somebody put into a title. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
