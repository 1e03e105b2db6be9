/** Numbers and notations of documents (NĐ 30/2020 Phụ lục I, Phần I, Mục II.3). */

/** A number below ten has a zero before it: `05`. Before it is given there are dots. */
export function formatNumber(number: number | null): string {
  if (number === null) return '…';
  return number < 10 ? `0${number}` : String(number);
}

/** The abbreviations of the kinds of document written here (Phụ lục III, Mục I). */
export const abbreviations = {
  invitation: 'GM',
  minutes: 'BB',
  conclusionNotice: 'TB',
  report: 'BC',
} as const;
export type DocumentKind = keyof typeof abbreviations;

/** The notation of a document with a type: `BB-UBND`; no spaces, `-` between the groups. */
export function formatNotation(kind: DocumentKind, issuer: string): string {
  return [abbreviations[kind], issuer.replace(/\s+/g, '').toUpperCase()].filter(Boolean).join('-');
}

/** `Số: 05/BB-UBND` */
export function formatCode(number: number | null, notation: string): string {
  return `Số: ${formatNumber(number)}/${notation}`;
}
