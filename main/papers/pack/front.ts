/** The pages of a pack that belong to no paper: cover, agenda, and those that stand where a paper is missing. */
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { NotInPack } from '#contract';
import { type Fonts, link, type Place, Sheets } from './sheet.ts';
import type { PackCover, PackItem, PackPaper } from './task.ts';

/** A paper where it came to stand in the pack. */
export interface BoundPaper {
  paper: PackPaper;
  /** Numbers of its first and last page in the pack. */
  first: number;
  last: number;
  /** Its first page in the file. */
  ref: PDFRef;
  without: NotInPack | undefined;
}

/** `trang 20–31` */
export function span({ first, last }: Pick<BoundPaper, 'first' | 'last'>): string {
  return first >= last ? String(first) : `${first}–${last}`;
}

export function coverPages(document: PDFDocument, { regular, bold }: Fonts, cover: PackCover): PDFRef[] {
  const sheets = new Sheets(document);
  if (cover.parent)
    sheets.write(cover.parent.toLocaleUpperCase('vi'), { size: 11.5, font: regular, centred: true });
  sheets.write(cover.issuer.toLocaleUpperCase('vi'), { size: 12.5, font: bold, centred: true });
  sheets.down(7);
  sheets.rule(90);
  sheets.goTo(270);
  sheets.write('BỘ TÀI LIỆU HỌP', { size: 15, font: regular, grey: 0.35, centred: true });
  sheets.down(14);
  sheets.write(cover.title, { size: 24, font: bold, centred: true });
  sheets.down(26);
  sheets.rule(60);
  sheets.down(26);
  for (const { label, value } of cover.facts) {
    sheets.write(`${label}: ${value}`, { size: 13, font: regular, centred: true });
    sheets.down(4);
  }
  sheets.goTo(750);
  sheets.write(cover.made, { size: 9.5, font: regular, grey: 0.4, centred: true });
  return sheets.pages.map(({ ref }) => ref);
}

export function agendaPages(
  document: PDFDocument,
  { regular, bold }: Fonts,
  items: readonly PackItem[],
  bound: ReadonlyMap<string, BoundPaper>,
): PDFRef[] {
  const sheets = new Sheets(document);
  sheets.write('CHƯƠNG TRÌNH VÀ TÀI LIỆU', { size: 15, font: bold, centred: true });
  sheets.down(14);
  for (const [index, item] of items.entries()) {
    sheets.keep(70);
    const places = sheets.write(`${index + 1}. ${item.title || 'Nội dung chưa đặt tên'}`, {
      size: 12.5,
      font: bold,
    });
    const first = item.papers.map(({ id }) => bound.get(id)).find((each) => each !== undefined);
    if (first) link(places, first.ref);
    if (item.facts) sheets.write(item.facts, { size: 10.5, font: regular, grey: 0.35, indent: 18 });
    for (const paper of item.papers) listPaper(sheets, { regular, bold }, bound.get(paper.id));
    sheets.down(12);
  }
  return sheets.pages.map(({ ref }) => ref);
}

function listPaper(sheets: Sheets, { regular, bold }: Fonts, bound: BoundPaper | undefined): void {
  if (!bound) return;
  sheets.down(3);
  const places = sheets.write(bound.paper.title, { size: 11.5, font: regular, indent: 18, room: 92 });
  const last = places.at(-1);
  if (last) sheets.beside(last, `trang ${span(bound)}`, { size: 11, font: bold });
  const notes: Place[] = bound.without
    ? sheets.write(reasons[bound.without], { size: 10, font: regular, grey: 0.35, indent: 18, room: 92 })
    : [];
  link([...places, ...notes], bound.ref);
}

/** Why a paper's pages are not there, as the page in their place says it. */
const reasons: Record<NotInPack, string> = {
  'left-out': 'Tài liệu này được để ngoài bộ tài liệu in theo lựa chọn của người in.',
  'not-here': 'Tài liệu này chưa tải về máy khi tạo bộ tài liệu in.',
  'needs-password': 'Tài liệu này có mật khẩu mở và máy tạo bộ tài liệu không lưu mật khẩu đó.',
  'wrong-paper-password': 'Tài liệu này có mật khẩu mở và mật khẩu đã lưu không còn đúng.',
  'broken-pdf': 'Tệp của tài liệu này bị hỏng nên không ghép được vào bộ tài liệu in.',
};

export function missingPage(
  document: PDFDocument,
  { regular, bold }: Fonts,
  { paper, first, last, without }: Omit<BoundPaper, 'ref'>,
): PDFRef[] {
  const sheets = new Sheets(document);
  sheets.goTo(300);
  sheets.write(paper.title, { size: 17, font: bold, centred: true });
  sheets.down(16);
  if (without) sheets.write(reasons[without], { size: 12.5, font: regular, centred: true });
  sheets.down(6);
  const pages = first >= last ? `Trang ${first}` : `Các trang ${span({ first, last })}`;
  sheets.write(`${pages} của bộ tài liệu xem trên màn hình.`, { size: 12.5, font: regular, centred: true });
  return sheets.pages.map(({ ref }) => ref);
}
