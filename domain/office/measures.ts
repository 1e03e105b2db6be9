/**
 * The measures of official documents as data (NĐ 30/2020 Phụ lục I, Phần I). Each has the range the decree allows and the
 * one value that is written; lengths are millimetres, sizes of letters points.
 */

export interface Measure {
  least: number;
  most: number;
  /** What is written, within the range. */
  use: number;
}

const measure = (least: number, most: number, use: number): Measure => ({ least, most, use });

/** Phụ lục I, Phần I, Mục I: A4, margins. */
export const page = {
  width: 210,
  height: 297,
  top: measure(20, 25, 20),
  bottom: measure(20, 25, 20),
  left: measure(30, 35, 30),
  right: measure(15, 20, 20),
} as const;

/** The width between the margins. */
export const textWidth = page.width - page.left.use - page.right.use;

/** The two columns of the head: issuer and number on the left, state name and date on the right. */
export const headColumns = [64, textWidth - 64] as const;

/** Signatures, or recipients and signature: two halves. */
export const footColumns = [textWidth / 2, textWidth / 2] as const;

export interface Letters {
  size: Measure;
  bold: boolean;
  italic: boolean;
  capitals: boolean;
}

const letters = (size: Measure, ...marks: ('bold' | 'italic' | 'capitals')[]): Letters => ({
  size,
  bold: marks.includes('bold'),
  italic: marks.includes('italic'),
  capitals: marks.includes('capitals'),
});

/** Phụ lục I, Phần I, Mục II and III, by the components of Điều 8; the numbers are those of the boxes of Mục IV. */
export const components = {
  /** 1: Quốc hiệu */
  nation: letters(measure(12, 13, 12), 'bold', 'capitals'),
  /** 1: Tiêu ngữ */
  motto: letters(measure(13, 14, 13), 'bold'),
  /** 2: cơ quan chủ quản trực tiếp */
  parent: letters(measure(12, 13, 12), 'capitals'),
  /** 2: cơ quan ban hành */
  issuer: letters(measure(12, 13, 12), 'bold', 'capitals'),
  /** 3: số và ký hiệu */
  code: letters(measure(13, 13, 13)),
  /** 4: địa danh và thời gian ban hành */
  placeAndDate: letters(measure(13, 14, 13), 'italic'),
  /** 5a: tên loại */
  type: letters(measure(13, 14, 14), 'bold', 'capitals'),
  /** 5a: trích yếu */
  subject: letters(measure(13, 14, 14), 'bold'),
  /** 6: nội dung */
  body: letters(measure(13, 14, 14)),
  /** 6: numbered headings within the body */
  heading: letters(measure(13, 14, 14), 'bold'),
  /** 7a: quyền hạn, chức vụ */
  capacity: letters(measure(13, 14, 13), 'bold', 'capitals'),
  /** 7c: what tells of a digital signature; the decree names no size for its words */
  digital: letters(measure(10, 10, 10)),
  /** 7b: họ và tên */
  signer: letters(measure(13, 14, 14), 'bold'),
  /** 9b: the words "Nơi nhận:" */
  recipientsWord: letters(measure(12, 12, 12), 'bold', 'italic'),
  /** 9b: the list */
  recipients: letters(measure(11, 11, 11)),
  /** Mục I.7: page number, in the middle of the top margin, not on page 1 */
  pageNumber: letters(measure(13, 14, 13)),
} as const satisfies Record<string, Letters>;
export type Component = keyof typeof components;

/** 6: how the body runs: first line in by 1 or 1.27 cm, at least 6 pt between paragraphs, single to 1.5 lines. */
export const body = {
  firstLine: measure(10, 12.7, 12.7),
  between: measure(6, 12, 6),
  lines: measure(1, 1.5, 1.15),
} as const;

/** Of the text above it: under the motto as long as that; under issuer and subject from a third to a half. */
export const rules = {
  motto: measure(1, 1, 1),
  issuer: measure(1 / 3, 1 / 2, 0.45),
  subject: measure(1 / 3, 1 / 2, 0.45),
} as const;

/** Room for a signature by hand, in lines of the body. */
export const signatureLines = 4;
