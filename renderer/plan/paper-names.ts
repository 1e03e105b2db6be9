/** Files as papers: their order and their titles. Pure. */
import { compareText } from '#domain/text.ts';
import { withoutEnding } from './paper-kinds.ts';

/** "Bài 2" before "Bài 10". */
export function inNaturalOrder<F extends { name: string }>(files: readonly F[]): F[] {
  return [...files].sort((a, b) => compareText(a.name, b.name));
}

/** A title to begin with: the file's name without its ending, underscores as spaces. */
export function titleOfFile(name: string): string {
  const title = withoutEnding(name.normalize('NFC')).replaceAll('_', ' ').trim();
  return title || name;
}
