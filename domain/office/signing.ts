/** In which right somebody signs (NĐ 30/2020 Điều 13 and Phụ lục I, Phần I, Mục II.7b). */
import { z } from 'zod';

/** thay mặt tập thể, quyền, ký thay, thừa lệnh, thừa ủy quyền; `own`: as the head, by one's own right */
export const SigningCapacity = z.enum(['own', 'TM', 'Q', 'KT', 'TL', 'TUQ']);
export type SigningCapacity = z.infer<typeof SigningCapacity>;

/**
 * The lines above a signature: `TM. ỦY BAN NHÂN DÂN` / `CHỦ TỊCH`, `KT. GIÁM ĐỐC` / `PHÓ GIÁM ĐỐC`, `Q. GIÁM ĐỐC`.
 * @param signedFor the collective of TM., or the head of KT., TL. and TUQ.
 */
export function formatCapacity(capacity: SigningCapacity, title: string, signedFor = ''): string[] {
  switch (capacity) {
    case 'own':
      return [title];
    case 'Q':
      return [`Q. ${title}`];
    default:
      return [`${capacity}. ${signedFor}`, title];
  }
}

/**
 * The lines above the signature of somebody with this title, as far as the title tells: `Chủ tịch UBND xã …` signs for the
 * collective, a deputy in the head's place. People change them where another right applies.
 */
export function signatureLines(title: string, issuer: string): string[] {
  const office = title
    .trim()
    .replace(/\s+(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Sở|tỉnh|xã|phường|đặc khu).*$/u, '');
  if (office === '') return [];
  const collective = /^(?:Ủy ban|Hội đồng)\s+nhân dân/iu.exec(issuer)?.[0];
  const head = /^Phó\s+(.+)$/u.exec(office)?.[1];
  const first = collective ? formatCapacity('TM', '', collective).slice(0, 1) : [];
  const rest = head ? formatCapacity('KT', office, head) : [office];
  return [...first, ...rest].map((line) => line.trim());
}
