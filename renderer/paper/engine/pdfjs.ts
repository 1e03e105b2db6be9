/**
 * pdf.js as this browser runs it best. Its current build opens a paper a fifth faster than the one for older browsers, and takes
 * what only newer ones have: offices keep browsers for years.
 */
import currentPainter from 'pdfjs-dist/build/pdf.renderer.min.mjs?url';
import olderPainter from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import currentParser from './parser/current.ts?worker&url';
import olderParser from './parser/older.ts?worker&url';

/** The newest of what the current build asks of a browser: Chromium has both since 147. */
const isCurrent = 'getOrInsertComputed' in Map.prototype && 'sumPrecise' in Math;

export const {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  InvalidPDFException,
  PasswordException,
  PasswordResponses,
  PDFDataRangeTransport,
  PDFWorker,
  RenderingCancelledException,
  TextLayer,
  VerbosityLevel,
} = isCurrent ? await import('pdfjs-dist') : await import('pdfjs-dist/legacy/build/pdf.mjs');

/** The scripts of the two workers. */
export const parserUrl = isCurrent ? currentParser : olderParser;
export const painterUrl = isCurrent ? currentPainter : olderPainter;
