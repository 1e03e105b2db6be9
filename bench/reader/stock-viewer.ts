/** pdf.js's own viewer components, served from loopback with ranges: what a reader made in an afternoon would be. */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { root } from '#build/entries.ts';

const page = `<!doctype html><meta charset="utf-8"><title>stock</title>
<link rel="stylesheet" href="/pdfjs/web/pdf_viewer.css">
<style>html,body{margin:0;height:100%}#container{position:absolute;inset:0;overflow:auto}</style>
<div id="container"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjs from '/pdfjs/build/pdf.mjs';
globalThis.pdfjsLib = pdfjs;
const { EventBus, PDFLinkService, PDFViewer } = await import('/pdfjs/web/pdf_viewer.mjs');
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.mjs';
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container: document.getElementById('container'), eventBus, linkService });
linkService.setViewer(viewer);
eventBus.on('pagesinit', () => { viewer.currentScaleValue = 'page-width'; });
const worker = new pdfjs.PDFWorker();
let loading;
globalThis.openPaper = async (url) => {
  loading = pdfjs.getDocument({ url, worker, cMapUrl: '/pdfjs/cmaps/', standardFontDataUrl: '/pdfjs/standard_fonts/', wasmUrl: '/pdfjs/wasm/' });
  const pdf = await loading.promise;
  viewer.setDocument(pdf);
  linkService.setDocument(pdf);
};
globalThis.takePen = () => { viewer.annotationEditorMode = { mode: pdfjs.AnnotationEditorType.INK }; };
globalThis.isPainted = (n) => viewer.pagesCount >= n && viewer.getPageView(n - 1)?.renderingState === 3;
addEventListener('keydown', (event) => {
  if (event.key === 'Enter') viewer.currentPageNumber = globalThis.target;
  if (event.key === 'ArrowRight') viewer.currentPageNumber += 1;
});
await worker.promise;
globalThis.isReady = true;
</script>`;

const types: Record<string, string> = {
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

export interface StockViewer {
  url: string;
  close(): Promise<void>;
}

/** @param papers served as `/papers/0`, `/papers/1`… */
export async function serveStockViewer(papers: readonly string[]): Promise<StockViewer> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const [, kind = '', ...rest] = pathname.split('/');
    if (kind === 'papers') return sendRange(papers[Number(rest[0])] ?? '', request, response);
    if (kind !== 'pdfjs') return response.setHeader('content-type', 'text/html').end(page);
    const file = path.join(root, 'node_modules/pdfjs-dist', ...rest);
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function sendRange(file: string, request: http.IncomingMessage, response: http.ServerResponse): void {
  const { size } = statSync(file);
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = to ? Number(to) : size - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    'accept-ranges': 'bytes',
    'content-type': 'application/pdf',
    'content-length': end - start + 1,
    ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(file, { start, end }).pipe(response);
}
