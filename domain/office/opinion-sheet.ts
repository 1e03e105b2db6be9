/** Phiếu ý kiến: what one person answers to an opinion poll, as a document that they sign and the office files. */
import type { Timestamp } from '../ids.ts';
import {
  type Block,
  bold,
  heading,
  item,
  type Letterhead,
  type OfficialDocument,
  paragraph,
  textOf,
} from './document.ts';
import { dayOf, formatDay, formatOfficialTime } from './official-date.ts';

export const agreementWords = { agree: 'Đồng ý', disagree: 'Không đồng ý', other: 'Ý kiến khác' } as const;

export interface OpinionSheet {
  /** Of whoever asks. */
  letterhead: Letterhead;
  at: Timestamp;
  /** The poll's name and what it asks. */
  title: string;
  content: string;
  /** All that could be chosen, in words, and which of them was. */
  choices: string[];
  choice: string;
  /** What the person added; empty: nothing. */
  text: string;
  person: { name: string; title: string; unit: string };
  /** Names of those who asked. */
  askedBy: string[];
  /** Names the very answer, see `formatSheetCode`. */
  code: string;
}

/** Who the certificate says is signing. */
export interface SheetSigner {
  name: string;
  issuer: string;
}

export function opinionSheet(sheet: OpinionSheet, signer: SheetSigner): OfficialDocument {
  const { letterhead, at, title, content, choices, person, askedBy } = sheet;
  const when = `${formatOfficialTime(at)}, ${formatDay(dayOf(at))}`;
  return {
    letterhead,
    number: null,
    notation: '',
    dated: { at },
    type: 'Phiếu ý kiến',
    subject: title,
    body: [
      heading(1, '1. Người cho ý kiến'),
      paragraph('Họ và tên: ', bold(person.name), '.'),
      ...(person.title === '' ? [] : [paragraph(`Chức vụ: ${person.title}.`)]),
      ...(person.unit === '' ? [] : [paragraph(`Đơn vị: ${person.unit}.`)]),
      heading(1, '2. Nội dung được hỏi'),
      ...lines(content),
      paragraph('Các phương án trả lời:'),
      ...choices.map((each) => item('-', each)),
      heading(1, '3. Ý kiến'),
      ...answerBlocks(sheet),
    ],
    signatures: [
      {
        capacity: ['Người cho ý kiến'],
        digital: ['Ký số bởi:', signer.name, `Thời gian ký: ${when}`, `Chứng thư số do ${signer.issuer} cấp`],
        name: person.name,
      },
    ],
    recipients: [...askedBy, 'Lưu: Hồ sơ lấy ý kiến'],
  };
}

/** The very words that a sheet is held against, one after another. Never worded otherwise: sheets that were signed stay as they are. */
export function answerWords(answer: Answered): string {
  return answerBlocks(answer).map(textOf).join('\n');
}

type Answered = Pick<OpinionSheet, 'choice' | 'text' | 'code'>;

function answerBlocks({ choice, text, code }: Answered): Block[] {
  return [
    paragraph('Tôi chọn: ', bold(choice), '.'),
    ...lines(text),
    paragraph({ text: `Mã đối chiếu của ý kiến: ${code}`, italic: true }),
  ];
}

function lines(text: string): Block[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line));
}
