/** Recognises the words of one page of a sealed paper, behind everything else that the machine does. */
import { setPriority } from 'node:os';
import { answerTask } from '#main/threads/answer.ts';
import { withSealedPdf } from '../papers/sealed-pdf.ts';
import { recognisedPage } from './lines.ts';
import { pictureOf } from './page-picture.ts';
import type { Recognised, RecogniseTask } from './recognise-page.ts';
import { recognise } from './tesseract.ts';

const BEHIND_ALL = 19;

// Linux ranks threads one by one; elsewhere the whole program would step back.
if (process.platform === 'linux') setPriority(BEHIND_ALL);

function work(task: RecogniseTask): Promise<Recognised> {
  return withSealedPdf(task, async (pdf) => {
    const { picture, viewport } = await pictureOf(await pdf.getPage(task.page));
    const tsv = await recognise(picture);
    return {
      recognised: recognisedPage(tsv, (x, y) => {
        const [pageX = 0, pageY = 0] = viewport.convertToPdfPoint(x, y) as number[];
        return [pageX, pageY];
      }),
    };
  });
}

await answerTask(work);
