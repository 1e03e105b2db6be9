/** What is asked and told about a board pack. */
import { z } from 'zod';
import { MeetingId, PaperId } from '#domain/ids.ts';
import { CallErrorCode } from './call.ts';
import { HandedOut } from './files.ts';

/** Why a paper's pages are not in a pack; a page in their place says so. */
export const NotInPack = z.enum([
  'left-out',
  'not-here',
  'needs-password',
  'wrong-paper-password',
  'broken-pdf',
]);
export type NotInPack = z.infer<typeof NotInPack>;

export const PackRequest = z.object({
  meeting: MeetingId,
  /** Papers whose pages are not wanted. Their numbers stay free. */
  without: z.array(PaperId).max(5000),
});
export type PackRequest = z.infer<typeof PackRequest>;

/** What is told while a pack is made; the last says how it ended. */
export const PackProgress = z.discriminatedUnion('state', [
  /** `done` of `total` pages are bound; `paper` is in hand. */
  z.object({ state: z.literal('working'), done: z.number(), total: z.number(), paper: PaperId }),
  z.object({
    state: z.literal('done'),
    ...HandedOut.shape,
    /** Of the file, with cover and agenda. */
    pages: z.number().int(),
    missing: z.array(z.object({ paper: PaperId, why: NotInPack })),
  }),
  z.object({ state: z.literal('failed'), code: CallErrorCode }),
]);
export type PackProgress = z.infer<typeof PackProgress>;
