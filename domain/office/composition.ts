/** A document laid out by the decree but not yet written: paragraphs and rows of two columns, each with its measures. */
import type { Run } from './document.ts';
import { components, type Letters } from './measures.ts';

export interface Paragraph {
  runs: Run[];
  /** What all runs look like; a run may add to it. */
  letters: Letters;
  align: 'left' | 'center' | 'justify';
  /** How far the first line, and how far all lines, stand in. Millimetres. */
  firstLine: number;
  indent: number;
  /** Points. */
  before: number;
  after: number;
  /** Times the height of a single line. */
  lines: number;
  /** A line below, as a part of the width of the text. */
  rule?: number;
  /** Stays on one page with what follows. */
  keep?: boolean;
}

export type Part =
  | { kind: 'paragraph'; paragraph: Paragraph }
  /** Never broken over pages. Widths in millimetres. */
  | { kind: 'columns'; widths: readonly [number, number]; cells: readonly [Paragraph[], Paragraph[]] };

/** A centred line of a component, as heads and signatures have them. */
export function line(
  component: keyof typeof components,
  text: string,
  more: Partial<Omit<Paragraph, 'runs' | 'letters'>> = {},
): Paragraph {
  const letters = components[component];
  return {
    runs: [{ text: letters.capitals ? text.toLocaleUpperCase('vi') : text }],
    letters,
    align: 'center',
    firstLine: 0,
    indent: 0,
    before: 0,
    after: 0,
    lines: 1,
    ...more,
  };
}
