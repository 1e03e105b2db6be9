/** Biên bản, by Mẫu 1.9: number and notation, no line of place and date, the secretary on the left and the chair on the right. */
import { withAnnexes } from '../meeting/annexes.ts';
import type { Paper } from '../meeting/plan.ts';
import { formatNotation } from './code.ts';
import type { Block, Letterhead, OfficialDocument } from './document.ts';

export interface MinutesContent {
  letterhead: Letterhead;
  number: number | null;
  /** The meeting's name. */
  title: string;
  /** From the time of the beginning to that of the end. */
  body: Block[];
  /** What goes with them. */
  annexes: readonly Pick<Paper, 'title'>[];
  secretary: string;
  chair: string;
  /** The chair's office below the word CHỦ TỌA, where it is wanted. */
  chairTitle?: string;
  /** Before the archive's copy. */
  recipients: string[];
}

export function minutesDocument(content: MinutesContent): OfficialDocument {
  const { letterhead, number, title, body, annexes, secretary, chair, chairTitle, recipients } = content;
  return {
    letterhead,
    number,
    notation: formatNotation('minutes', letterhead.abbreviation),
    dated: null,
    type: 'Biên bản',
    subject: title,
    body: withAnnexes(body, 'Biên bản', annexes),
    signatures: [
      { capacity: ['Thư ký'], name: secretary },
      { capacity: chairTitle ? ['Chủ tọa', chairTitle] : ['Chủ tọa'], name: chair },
    ],
    recipients: [...recipients, 'Lưu: VT, Hồ sơ'],
  };
}
