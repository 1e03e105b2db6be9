/** Words as search compares them: without case and dấu, letters and digits alone. Pure. */
import { fold } from '#domain/text.ts';

/** `12/QĐ-UBND` and `12 qd ubnd` are the same three words. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
