/** Giấy mời, by Mẫu 1.7. */
import type { Timestamp } from '../ids.ts';
import { formatNotation } from './code.ts';
import { bold, type Letterhead, type OfficialDocument, paragraph, type Signature } from './document.ts';
import { formatOfficialMoment } from './official-date.ts';

export interface InvitationContent {
  letterhead: Letterhead;
  number: number | null;
  /** When it is issued; `null` leaves dots. */
  date: Timestamp | null;
  /** The meeting's name. */
  title: string;
  /** Who is invited: `Ông Nguyễn Văn A, Chủ tịch …`, or units; one line each. */
  invited: string[];
  /** Who chairs, with their title. */
  chair: string;
  startsAt: Timestamp | null;
  place: string;
  /** What to mind: papers, who comes instead, how to answer; a paragraph each. */
  remarks: string[];
  signature: Signature;
  /** Before the archive's copy. */
  recipients: string[];
  /** Who drafted it, in the archive's line: `VP`; empty for none. */
  drafter: string;
}

export function invitationDocument(content: InvitationContent): OfficialDocument {
  const { letterhead, number, date, title, invited, chair, startsAt, place, remarks, signature, drafter } =
    content;
  const remarksWithEnd = remarks.map((remark, i) => (i === remarks.length - 1 ? withEnd(remark) : remark));
  const placeLine = remarks.length === 0 ? withEnd(place) : place;
  return {
    letterhead,
    number,
    notation: formatNotation('invitation', letterhead.abbreviation),
    dated: { at: date },
    type: 'Giấy mời',
    subject: title,
    body: [
      paragraph(`${letterhead.issuer} trân trọng kính mời:${invited.length === 1 ? ` ${invited[0]}` : ''}`),
      ...(invited.length === 1
        ? []
        : invited.map((who, i) => paragraph(`- ${who}${i === invited.length - 1 ? '.' : ';'}`))),
      paragraph(bold('Tới dự: '), title),
      paragraph(bold('Chủ trì: '), chair),
      paragraph(bold('Thời gian: '), formatOfficialMoment(startsAt)),
      paragraph(bold('Địa điểm: '), placeLine),
      ...remarksWithEnd.map((remark) => paragraph(remark)),
    ],
    signatures: [signature],
    recipients: [...content.recipients, drafter === '' ? 'Lưu: VT' : `Lưu: VT, ${drafter}`],
  };
}

/** `./.` ends the text of a document. */
export function withEnd(text: string): string {
  return `${text.trimEnd().replace(/[.;,]+$/, '')}./.`;
}
