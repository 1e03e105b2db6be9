/**
 * Finds the stamp that marks a paper as a state secret. Such a paper may not be kept on a networked machine (Luật Bảo vệ bí
 * mật nhà nước 117/2025/QH15), so it is refused whole. Only the stamp itself counts, as the model stamps have it: words in
 * capitals that stand alone ("MẬT"), never the same words within a sentence ("bí mật nhà nước").
 */
import { fold } from '#domain/text.ts';

/** A run of text on a page: where it begins, how far it reaches and how tall it is, in points. */
export interface TextRun {
  text: string;
  x: number;
  /** The base line. */
  y: number;
  width: number;
  height: number;
}

/** MẬT, TỐI MẬT, TUYỆT MẬT without dấu and without spaces, since stamps are often set with wide spaces. */
const stamps = new Set(['mat', 'toimat', 'tuyetmat']);

/** The same three as fonts from before Unicode hold them: TCVN3 (capitals come from the font) and VNI. */
const legacyStamps = new Set([
  'mËt',
  'tèimËt',
  'tuyÖtmËt',
  'MËT',
  'TèIMËT',
  'TUYÖTMËT',
  'MAÄT',
  'TOÁIMAÄT',
  'TUYEÄTMAÄT',
]);

export function isSecrecyStamp(line: string): boolean {
  const letters = line.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
  if (legacyStamps.has(letters)) return true;
  return letters === letters.toUpperCase() && stamps.has(fold(letters));
}

/** Whether any text that stands alone on the page is a secrecy stamp. */
export function bearsSecrecyStamp(runs: readonly TextRun[]): boolean {
  return standalone(runs).some(isSecrecyStamp);
}

/**
 * Joins the runs of a page into the pieces an eye sees: on one base line, without a gap wider than a word space can be.
 * A stamp beside the state's motto shares its base line but not its piece.
 */
function standalone(runs: readonly TextRun[]): string[] {
  const pieces: { text: string; end: number; y: number; height: number }[] = [];
  for (const run of runs.filter(({ text }) => text.trim() !== '').sort((a, b) => a.x - b.x)) {
    const reach = Math.max(run.height, 4);
    const before = pieces.findLast(
      (piece) => Math.abs(piece.y - run.y) < reach / 3 && run.x - piece.end < reach * 1.2,
    );
    if (before) {
      before.text += run.text;
      before.end = Math.max(before.end, run.x + run.width);
    } else {
      pieces.push({ text: run.text, end: run.x + run.width, y: run.y, height: run.height });
    }
  }
  return pieces.map(({ text }) => text);
}
