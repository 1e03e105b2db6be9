/**
 * Makes one PDF of pictures, a page each. A thread of its own: all pictures are in memory while they are put together, and
 * hostile ones may ask for more of it than there is.
 */
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import { answerTask, tellProgress } from '#main/threads/answer.ts';
import type { SealedSource } from '../sealed-file.ts';
import { readSealed, writeSealed } from '../sealed-whole.ts';
import { type PageImage, pageImages } from './page-image.ts';
import { placeOf } from './picture-place.ts';
import type { PicturesTask } from './pictures.ts';

async function run({ pictures, target }: PicturesTask): Promise<SealedSource> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  for (const picture of pictures) {
    for (const image of await pageImages(doc, await readSealed(picture), picture.format)) addPage(doc, image);
    tellProgress(doc.getPageCount());
  }
  return await writeSealed(target, [await doc.save({ useObjectStreams: false })]);
}

function addPage(doc: PDFDocument, { ref, head }: PageImage): void {
  const { page: size, matrix } = placeOf(head);
  const page = doc.addPage([size.width, size.height]);
  const name = page.node.newXObject('Image', ref);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...matrix),
    drawObject(name),
    popGraphicsState(),
  );
}

await answerTask(run);
