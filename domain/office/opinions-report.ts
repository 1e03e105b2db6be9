/** Ý kiến trước phiên họp as a report (báo cáo) for whoever chairs: item by item who says what. */
import type { Timestamp } from '../ids.ts';
import type { Opinion, Stance } from '../meeting/opinion.ts';
import { formatNotation } from './code.ts';
import {
  type Block,
  bold,
  heading,
  item,
  type Letterhead,
  type OfficialDocument,
  paragraph,
} from './document.ts';
import { withEnd } from './invitation-document.ts';
import { dayOf, formatDay, formatOfficialTime } from './official-date.ts';

/** What one person says of one item. */
export interface SaidOpinion extends Pick<Opinion, 'stance' | 'text' | 'at'> {
  name: string;
  title: string;
  /** Of their unit; empty where it is not known. */
  unit: string;
}

const stanceWords = { agree: 'Đồng ý', remark: 'Có ý kiến' } as const satisfies Record<Stance, string>;

export interface ItemOpinions {
  item: string;
  /** In the order in which people are listed. */
  said: SaidOpinion[];
  /** Delegates who have not said anything; `null`: not told. */
  missing: number | null;
}

export interface OpinionsContent {
  letterhead: Letterhead;
  date: Timestamp | null;
  /** The meeting's name. */
  title: string;
  items: ItemOpinions[];
  /** Who puts it together. */
  secretary: string;
}

export function opinionsReport({
  letterhead,
  date,
  title,
  items,
  secretary,
}: OpinionsContent): OfficialDocument {
  const people = new Set(items.flatMap(({ said }) => said.map(({ name, unit }) => `${name}/${unit}`)));
  return {
    letterhead,
    number: null,
    notation: formatNotation('report', letterhead.abbreviation),
    dated: { at: date },
    type: 'Báo cáo',
    subject: `Tổng hợp ý kiến trước phiên họp: ${title}`,
    body: [
      paragraph(`Đã có ${people.size} đại biểu cho ý kiến trước phiên họp.`),
      ...items.flatMap(itemBlocks),
      paragraph(withEnd('Thư ký cuộc họp tổng hợp, báo cáo chủ trì xem xét')),
    ],
    signatures: [{ capacity: ['Thư ký'], name: secretary }],
    recipients: ['Chủ trì cuộc họp', 'Lưu: Hồ sơ cuộc họp'],
  };
}

function itemBlocks({ item: title, said, missing }: ItemOpinions, index: number): Block[] {
  const name = heading(1, `${index + 1}. ${title}`);
  if (said.length === 0) return [name, paragraph('Chưa có ý kiến.')];
  const count = (stance: Stance) => said.filter((each) => each.stance === stance).length;
  const counts = [
    `Đồng ý: ${count('agree')}`,
    `có ý kiến: ${count('remark')}`,
    ...(missing === null ? [] : [`chưa có ý kiến: ${missing}`]),
  ].join('; ');
  return [name, paragraph(`${counts}.`), ...said.flatMap(opinionBlocks)];
}

function opinionBlocks({ name, title, unit, stance, text, at }: SaidOpinion): Block[] {
  const who = [name, title, unit].filter(Boolean).join(', ');
  const when = `${formatOfficialTime(at)}, ${formatDay(dayOf(at))}`;
  const [first = '', ...more] = text.split('\n').filter((line) => line.trim() !== '');
  return [
    item('-', bold(who), ` (${when}): ${stanceWords[stance]}.${first === '' ? '' : ` ${first}`}`),
    ...more.map((line) => paragraph(line)),
  ];
}
