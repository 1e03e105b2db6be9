/** The numbers a paper gives its own pages, e.g. `iii` or `A-4` (PDF 32000-1, 12.4.2), where they are not simply 1, 2, 3 … */
import { readerLimits } from './limits.ts';
import type { PaperDocument } from './paper-document.ts';

/** @returns by page − 1; `undefined` where they say nothing that the count does not */
export async function readLabels(paper: PaperDocument): Promise<readonly string[] | undefined> {
  const labels = await paper.ask((pdf) => pdf.getPageLabels(), readerLimits.answerMs);
  const told = labels?.some((label, i) => label !== '' && label !== String(i + 1));
  return told ? (labels ?? undefined) : undefined;
}

/**
 * The page that a person means: the one labelled so, else the one counted so; a number beyond the end means the end. Pure.
 * @returns undefined for what is neither
 */
export function pageMeant(
  typed: string,
  pages: number,
  labels: readonly string[] | undefined,
): number | undefined {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return undefined;
  const labelled = labels?.findIndex((label) => label.toLocaleLowerCase() === wanted) ?? -1;
  if (labelled >= 0) return labelled + 1;
  if (!/^\d+$/.test(wanted)) return undefined;
  const counted = Number(wanted);
  return counted >= 1 ? Math.min(counted, pages) : undefined;
}
