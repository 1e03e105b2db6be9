/** What passes between the thread that binds a board pack and whoever started it. */
import type { NotInPack } from '#contract';
import type { PaperId } from '#domain/ids.ts';
import type { SealedSource } from '../sealed-file.ts';
import type { PdfSource } from '../sealed-pdf.ts';

export interface PackPaper {
  id: PaperId;
  title: string;
  /** As the plan says. */
  pages: number | null;
  /** The file in the vault, or why its pages are not wanted or can't be had. */
  source: PdfSource | { without: NotInPack };
}

export interface PackItem {
  title: string;
  /** Presenter and minutes, as a line. */
  facts: string;
  papers: PackPaper[];
}

/** What the cover says, in words as they are printed. */
export interface PackCover {
  parent: string;
  issuer: string;
  title: string;
  facts: { label: string; value: string }[];
  /** When it was made. */
  made: string;
}

export interface PackTask {
  cover: PackCover;
  items: PackItem[];
  /** Where the result is written, as a sealed file without a header. */
  target: string;
}

export interface PackMade {
  /** At the task's `target`. */
  file: SealedSource;
  /** All its pages, with cover and agenda. */
  pages: number;
  /** Papers in whose place a page says why they are not there. */
  missing: { paper: PaperId; why: NotInPack }[];
}

/** Pages that are bound, of all, and the paper they are of. */
export interface PackStep {
  done: number;
  total: number;
  paper: PaperId;
}
