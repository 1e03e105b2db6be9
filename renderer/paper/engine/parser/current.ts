/** The worker that parses, in pdf.js's current build. */
import './bitmap-decoder.ts';
import 'pdfjs-dist/build/pdf.worker.min.mjs';
