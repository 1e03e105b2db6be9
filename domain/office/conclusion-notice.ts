/** Thông báo kết luận: a document with a type (Mẫu 1.4) that tells what a meeting concluded (QĐ 45/2018/QĐ-TTg). */
import type { Timestamp } from '../ids.ts';
import { withAnnexes } from '../meeting/annexes.ts';
import type { Paper } from '../meeting/plan.ts';
import { formatNotation } from './code.ts';
import {
  type Block,
  heading,
  type Letterhead,
  type OfficialDocument,
  paragraph,
  type Signature,
} from './document.ts';
import { withEnd } from './invitation-document.ts';
import { type Day, formatDay, formatOfficialDate } from './official-date.ts';

export interface NoticeContent {
  letterhead: Letterhead;
  number: number | null;
  date: Timestamp | null;
  /** The meeting's name. */
  title: string;
  /** Who drew the conclusions: `đồng chí Nguyễn Văn A, Chủ tịch …`. */
  chair: string;
  heldAt: Timestamp | null;
  place: string;
  /** Who was there, in words; empty leaves it out. */
  attended: string;
  conclusions: NoticeConclusion[];
  /** What goes with it. */
  annexes: readonly Pick<Paper, 'title'>[];
  signature: Signature;
  recipients: string[];
}

export interface NoticeConclusion {
  /** The agenda item's name; empty where it concerns the meeting as a whole. */
  item: string;
  text: string;
  /** Who leads, who helps: names of people or units. */
  lead: string;
  coWorkers: string[];
  dueDate: Day | null;
}

export function conclusionNotice(content: NoticeContent): OfficialDocument {
  const { letterhead, number, date, title, chair, heldAt, place, attended, conclusions, signature } = content;
  const on = heldAt === null ? '' : `Ngày ${formatOfficialDate(heldAt).replace(/^ngày /, '')}, `;
  const where = place.trim() === '' ? '' : ` tại ${place.trim()}`;
  const body = [
    paragraph(
      `${on}${on === '' ? capitalised(chair) : chair} chủ trì ${lowered(title)}${where}.${attended === '' ? '' : ` ${attended}`}`,
    ),
    paragraph(`Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, ${chair} kết luận như sau:`),
    ...conclusionBlocks(conclusions),
    paragraph(
      withEnd(
        `Trên đây là kết luận của ${chair} tại ${lowered(title)}, ${letterhead.issuer} thông báo để các cơ quan, đơn vị, cá nhân có liên quan biết, thực hiện`,
      ),
    ),
  ];
  return {
    letterhead,
    number,
    notation: formatNotation('conclusionNotice', letterhead.abbreviation),
    dated: { at: date },
    type: 'Thông báo',
    subject: `Kết luận của ${chair} tại ${lowered(title)}`,
    body: withAnnexes(body, 'Thông báo', content.annexes),
    signatures: [signature],
    recipients: [...content.recipients, 'Lưu: VT'],
  };
}

/** By items of the agenda, each with a heading, and numbered throughout. */
function conclusionBlocks(conclusions: readonly NoticeConclusion[]): Block[] {
  let item = '';
  return conclusions.flatMap((each, i) => {
    const changes = each.item !== item && each.item !== '';
    item = each.item;
    return [
      ...(changes ? [heading(2, `Về ${lowered(each.item)}`)] : []),
      ...each.text.split('\n').map((text, line) => paragraph(line === 0 ? `${i + 1}. ${text}` : text)),
      ...assignment(each),
    ];
  });
}

/** `Giao … chủ trì, phối hợp với …; hoàn thành trước ngày 05/01/2027.` */
export function assignmentWords({
  lead,
  coWorkers,
  dueDate,
}: Omit<NoticeConclusion, 'item' | 'text'>): string {
  if (lead === '') return '';
  const together = coWorkers.length === 0 ? '' : `, phối hợp với ${coWorkers.join(', ')}`;
  const due = dueDate === null ? '' : `; hoàn thành trước ngày ${formatDay(dueDate)}`;
  return `Giao ${lead} chủ trì${together} thực hiện${due}.`;
}

function assignment(conclusion: NoticeConclusion): Block[] {
  const words = assignmentWords(conclusion);
  return words === '' ? [] : [paragraph(words)];
}

/** Within a sentence: `Cuộc họp …` begins small, names of offices and abbreviations stay as they are. */
function lowered(text: string): string {
  const [first = '', second = ''] = text;
  return second === second.toLocaleLowerCase('vi')
    ? first.toLocaleLowerCase('vi') + text.slice(first.length)
    : text;
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('vi') + text.slice(first.length);
}
