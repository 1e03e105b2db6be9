/** Writes one official document. A thread of its own: a long one takes a second, and the client goes on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { compose } from '#domain/office/compose.ts';
import type { OfficialDocument } from '#domain/office/document.ts';
import { writeDocx } from './docx.ts';
import { writePdf } from './pdf.ts';

export interface WritingTask {
  document: OfficialDocument;
  format: 'docx' | 'pdf';
}

async function write({ document, format }: WritingTask): Promise<Uint8Array> {
  const parts = compose(document);
  const title = `${document.type} ${document.subject}`;
  return format === 'docx' ? await writeDocx(parts, title) : await writePdf(parts, title);
}

const bytes = await write(workerData as WritingTask);
parentPort?.postMessage({ bytes });
