/** Words that a machine read off the picture of a page, where they stand on it, and how they become text again. Pure. */
import { z } from 'zod';

const Vector = z.tuple([z.number(), z.number()]);

export const RecognisedLine = z.object({
  /** The lower corner where reading begins, page units. */
  at: Vector,
  /** Page units across the reading direction. */
  height: z.number(),
  words: z.array(
    z.object({
      text: z.string(),
      /** Along the line from `at`, page units. */
      from: z.number(),
      width: z.number(),
    }),
  ),
});
export type RecognisedLine = z.infer<typeof RecognisedLine>;

/** In page coordinates: a point of the unrotated page, y up, as marks have them. */
export const RecognisedPage = z.object({
  /** The way one reads, of length 1; `[1, 0]` unless the page is shown turned. */
  along: Vector,
  /** From a line to the one above, of length 1. */
  up: Vector,
  lines: z.array(RecognisedLine),
});
export type RecognisedPage = z.infer<typeof RecognisedPage>;

/** What the page says, a line a line: what is searched. */
export function recognisedText({ lines }: RecognisedPage): string {
  return lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');
}

/** How far recognising one paper has come. */
export const RecognitionState = z.object({
  /**
   * `unknown`: the paper's own text is not taken out yet; `none`: no page needs it; `offered`: some pages are pictures and
   * nobody asked; `waiting`: asked for, another paper is worked on; `running`; `done`.
   */
  state: z.enum(['unknown', 'none', 'offered', 'waiting', 'running', 'done']),
  /** Pages of the paper that are pictures, from 1. */
  pictures: z.array(z.number().int()),
  /** Those of them that were recognised. */
  recognised: z.array(z.number().int()),
  /** Those that could not be. */
  failed: z.array(z.number().int()),
  /** What one page takes on this machine. */
  pageMs: z.number(),
});
export type RecognitionState = z.infer<typeof RecognitionState>;
