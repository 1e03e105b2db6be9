/** What passes between the thread that finds places of marks on a new version and whoever started it. */
import type { AnchoredMark, MarkPlace } from '#domain/paper/anchor.ts';
import type { RecognisedPage } from '#domain/paper/recognised.ts';
import type { PdfSource } from '../sealed-pdf.ts';

/** One version of a paper. */
export interface VersionSource extends PdfSource {
  /** What was recognised on its pages that are pictures, by their number. */
  recognised: ReadonlyMap<number, RecognisedPage>;
}

export interface CarryTask {
  /** The version that the marks were made on; `null` where it is not at hand. */
  before: VersionSource | null;
  after: VersionSource;
  marks: AnchoredMark[];
}

export interface FoundPlaces {
  /** One for each mark, in order; `null` where its words are gone. */
  places: (MarkPlace | null)[];
}
