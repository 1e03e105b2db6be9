/** Who issues, by the catalogue of issuing bodies, else as far as the directory tells; people correct the rest themselves. */
import type { Unit } from '../people/directory.ts';
import type { Letterhead } from './document.ts';
import { entriesToChoose, type Issuer } from './entries.ts';

/** Abbreviations offices go by, longest first: `UBND` stands in notations for the whole name. */
const known: readonly [RegExp, string][] = [
  [/^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\b/iu, 'UBND'],
  [/^(hđnd|hội đồng nhân dân)\b/iu, 'HĐND'],
  [/^văn phòng\b/iu, 'VP'],
];

/** Short forms as the head of a document spells them out (Phụ lục I, Phần I, Mục II.2: official and in full). */
const inFull: readonly [RegExp, string][] = [
  [/^UBND\b/u, 'Ủy ban nhân dân'],
  [/^HĐND\b/u, 'Hội đồng nhân dân'],
];

export function letterheadOf(unit: Unit | undefined, issuers: Iterable<Issuer> = []): Letterhead {
  const listed = unit && entriesToChoose(issuers).find((issuer) => issuer.unit === unit.id);
  return listed ? letterheadBy(listed) : letterheadByName(unit);
}

export function letterheadBy({ parent, name, abbreviation, place }: Issuer): Letterhead {
  return { parent, issuer: name, abbreviation, place };
}

function letterheadByName(unit: Unit | undefined): Letterhead {
  const name = unit?.name.trim() ?? '';
  const issuer = inFull.reduce((text, [short, full]) => text.replace(short, full), name);
  return { parent: parentOf(unit), issuer, abbreviation: abbreviate(name), place: placeOf(name) };
}

/** Of a department of a province: the province's committee, shortened as usual for it (Mục II.2a). */
function parentOf(unit: Unit | undefined): string {
  const province = /(?:^|\s)((?:tỉnh|thành phố)\s+.+)$/iu.exec(unit?.name ?? '')?.[1];
  return unit?.level === 'department' && province ? `UBND ${province}` : '';
}

/** `Đồng Sen` of `UBND xã Đồng Sen`. */
function placeOf(name: string): string {
  return /(?:^|\s)(?:xã|phường|đặc khu|tỉnh|thành phố)\s+(.+)$/iu.exec(name)?.[1] ?? '';
}

/** `SSHKN` of `Sở Số hóa và Kết nối tỉnh …`: the first letters, without small words and the place. */
function abbreviate(name: string): string {
  const usual = known.find(([form]) => form.test(name));
  if (usual) return usual[1];
  const own = name.replace(/\s+(?:tỉnh|thành phố|xã|phường|đặc khu)\s.+$/iu, '');
  return own
    .split(/[\s-]+/)
    .filter((word) => !/^(và|của|các|về)$/iu.test(word))
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');
}
