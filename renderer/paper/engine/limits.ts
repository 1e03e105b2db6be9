/** Every bound of the reader in one place: memory depends on these, never on the paper. */
export const readerLimits = {
  /** Painted pages kept, those on screen included. */
  pages: 12,
  /** Pixels of all painted pages together: 4 bytes each. */
  pixels: 24_000_000,
  /** Pixels of the pages kept that are not wanted any more: one or two of an ordinary screen, beside the one behind and two ahead. */
  seenPixels: 2_500_000,
  /** Pixels of one painted page; beyond, it is painted coarser and stretched. */
  pagePixels: 16_000_000,
  /** Pixels of one drawing of marks above a page. */
  overlayPixels: 8_000_000,
  /** Bytes of one decoded image in a paper; larger ones are shown coarser. An A3 scan at 600 dpi just fits. */
  imageBytes: 2 ** 28,
  thumbnails: 240,
  thumbnailPixels: 12_000_000,
  /** Small pictures kept for pages that are not painted, and pixels of one. */
  previews: 600,
  previewPixels: 160_000,
  /** How far from where one reads previews are made beforehand: in files of this size at most, in bytes, and in larger ones. */
  previewReachBytes: 16_000_000,
  previewReach: 300,
  previewReachLarge: 150,
  /** A preview that takes longer is not worth its workers. */
  previewMs: 4000,
  /** Pages for later that the workers have at once: the second is read while the first is painted. */
  paintedAtOnce: 2,
  /** Painted ahead in reading direction, and behind. */
  ahead: 2,
  behind: 1,
  /** Pages printed at once: each lies as a picture in a frame until the printer has it. */
  printPages: 300,
  /** Dots per inch of a printed page: where office printers stop showing a difference. */
  printDots: 200,
  /** A page may take this long before its workers count as stuck. */
  paintMs: 20_000,
  /** Opening, or one answer about text, links or outline. */
  answerMs: 20_000,
  /** A rush counts as over after this pause: three frames without one more movement. */
  stoppedMs: 50,
  /** Zooming counts as over after this pause; until then the old picture is stretched. */
  sharpenMs: 140,
  /** Marks of others show together, at most this often. */
  othersMs: 100,
  /**
   * Files up to a size are read in grains of so many bytes, the smaller the file the larger the part: a request costs as much as half a
   * megabyte, and pdf.js goes through the whole table of pages to open a paper, which scanners strew all over the file. The
   * smallest are read at once; of the largest a scanned page takes a grain, and with its last one the page after it is here too.
   */
  grains: [
    { upTo: 4_000_000, bytes: 4_000_000 },
    { upTo: 16_000_000, bytes: 2 ** 21 },
    { upTo: Number.POSITIVE_INFINITY, bytes: 2 ** 19 },
  ],
  /** Shapes of all pages are asked for beforehand only in files up to this size; in larger ones as they come. */
  measureAllBytes: 6_000_000,
  /** What one press of a zoom button multiplies by. */
  zoomStep: 1.2,
  /** CSS pixels per point. */
  minScale: 0.15,
  maxScale: 8,
} as const;
