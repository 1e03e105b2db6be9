/** Finds the files that hang on a paper or on its pages, and takes one out. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import { type Attachment, isHarmful, safeFileName } from '#domain/paper/attachment.ts';
import { CallFailure } from '#main/call-failure.ts';
import { answerTask } from '#main/threads/answer.ts';
import { withSealedPdf } from '../sealed-pdf.ts';
import { writeSealed } from '../sealed-whole.ts';
import type { AttachmentsTask, FoundAttachments } from './attachments.ts';

/** More than any paper holds: they come from a defective file. */
const MOST = 200;
/** Pages looked through for files that hang on them. */
const MOST_PAGES = 500;

const OnPage = z.object({
  subtype: z.literal('FileAttachment'),
  fileId: z.string(),
  file: z.object({ filename: z.string() }),
});

type Found = Pick<Attachment, 'id' | 'name' | 'page'>;

function run(task: AttachmentsTask): Promise<FoundAttachments> {
  return withSealedPdf(task, async (pdf) => {
    const found = await findAll(pdf);
    if (!task.take) return { attachments: await weighed(pdf, found) };
    const { id, target } = task.take;
    const wanted = found.find((each) => each.id === id);
    const content = wanted && (await contentOf(pdf, id));
    if (!wanted || !content) throw new CallFailure('not-found');
    const { fileKey } = await writeSealed(target, [content]);
    return { name: wanted.name, fileKey };
  });
}

async function findAll(pdf: PDFDocumentProxy): Promise<Found[]> {
  const found: Found[] = [];
  const add = (id: string, name: string, page: number | null) => {
    if (found.length < MOST && !found.some((each) => each.id === id))
      found.push({ id, name: safeFileName(name, 'tệp kèm'), page });
  };
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) add(id, filename, null);
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    const page = await pdf.getPage(number);
    for (const annotation of await page.getAnnotations()) {
      const { data } = OnPage.safeParse(annotation);
      if (data) add(data.fileId, data.file.filename, number);
    }
    page.cleanup();
  }
  return found;
}

async function weighed(pdf: PDFDocumentProxy, found: readonly Found[]): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  for (const each of found) {
    const content = await contentOf(pdf, each.id);
    attachments.push({ ...each, size: content?.length ?? null, harmful: isHarmful(each.name) });
  }
  return attachments;
}

async function contentOf(pdf: PDFDocumentProxy, id: string): Promise<Uint8Array | null> {
  return await pdf.getAttachmentContent(id);
}

await answerTask(run);
