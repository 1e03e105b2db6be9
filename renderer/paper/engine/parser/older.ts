/** The worker that parses, in pdf.js's build for older browsers. */
import './bitmap-decoder.ts';
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
