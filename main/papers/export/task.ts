/** What passes between the thread that writes an exported paper and whoever started it. */
import type { CallErrorCode } from '#contract';
import type { Mark } from '#domain/paper/mark.ts';

/** A mark with the display name of who made it. */
export interface AuthoredMark extends Mark {
  author: string;
}

export interface ExportTask {
  /** The paper in the vault, and its key. */
  source: { path: string; fileKey: Uint8Array };
  /** Where the result is written, as a sealed file without a header. */
  target: string;
  password: string | undefined;
  marks: AuthoredMark[];
}

export type ExportAnswer = { fileKey: Uint8Array; marks: number } | { failure: CallErrorCode };
