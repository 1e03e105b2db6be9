/** Writes one official document. A thread of its own: a long one takes a second, and the client goes on meanwhile. */
import { compose } from '#domain/office/compose.ts';
import type { OfficialDocument } from '#domain/office/document.ts';
import { answerTask } from '#main/threads/answer.ts';
import { writeDocx } from './docx.ts';
import { writePdf } from './pdf.ts';

export interface WritingTask {
  document: OfficialDocument;
  format: 'docx' | 'pdf';
}

async function write({ document, format }: WritingTask): Promise<{ bytes: Uint8Array }> {
  const parts = compose(document);
  const title = `${document.type} ${document.subject}`;
  return { bytes: format === 'docx' ? await writeDocx(parts, title) : await writePdf(parts, title) };
}

await answerTask(write);
