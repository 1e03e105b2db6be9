/** Reading words off pages that are pictures. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Sha256 } from '#domain/ids.ts';
import { RecognisedPage, RecognitionState } from '#domain/paper/recognised.ts';
import { call } from './call.ts';

export const recognitionCalls = {
  /** How far recognising a paper's pictures has come; at once and again at each change. */
  watch: call.input(z.object({ sha256: Sha256 })).output(eventIterator(RecognitionState)),
  /** Reads the words off all pages that are pictures, in the background and on this machine alone. */
  start: call.input(z.object({ sha256: Sha256 })),
  stop: oc.input(z.object({ sha256: Sha256 })),
  /** The words of one page; `null` where none were recognised. */
  page: call
    .input(z.object({ sha256: Sha256, page: z.number().int().min(1) }))
    .output(RecognisedPage.nullable()),
};
