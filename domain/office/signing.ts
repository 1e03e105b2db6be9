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
