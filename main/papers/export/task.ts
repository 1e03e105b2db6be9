/** What passes between the thread that writes an exported paper and whoever started it. */
import type { Mark } from '#domain/paper/mark.ts';
import type { PdfSource } from '../sealed-pdf.ts';

/** A mark with the display name of who made it. */
export interface AuthoredMark extends Mark {
  author: string;
}

export interface ExportTask {
  source: PdfSource;
  /** Where the result is written, as a sealed file without a header. */
  target: string;
  marks: AuthoredMark[];
  /** Draws the marks into the pages, instead of adding annotations. */
  flatten: boolean;
}

export interface Exported {
  /** The file at the task's `target`; protected by the paper's own password. */
  file: PdfSource;
  marks: number;
}
