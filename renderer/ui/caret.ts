/**
 * Where a caret belongs after its text was changed by someone else: behind the same words as before, or, where the
 * change lies before it, in front of the same words. Pure.
 */
export function caretAfter(before: string, after: string, caret: number): number {
  if (after.startsWith(before.slice(0, caret))) return caret;
  const rest = before.slice(caret);
  if (after.endsWith(rest)) return after.length - rest.length;
  return Math.min(caret, after.length);
}
