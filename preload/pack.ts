/** The calls about board packs; composed in `contract.ts`. */
import { z } from 'zod';
import { CommandId, MeetingId, PaperId } from '#domain/ids.ts';

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

/** What is told while a pack is made; the last says how it ended. `CallErrorCode` is the contract's. */
export function packProgress<E extends z.ZodType>(code: E) {
  return z.discriminatedUnion('state', [
    /** `done` of `total` pages are bound; `paper` is in hand. */
    z.object({ state: z.literal('working'), done: z.number(), total: z.number(), paper: PaperId }),
    z.object({
      state: z.literal('done'),
      exportId: CommandId,
      name: z.string(),
      /** Of the file, with cover and agenda. */
      pages: z.number().int(),
      missing: z.array(z.object({ paper: PaperId, why: NotInPack })),
    }),
    z.object({ state: z.literal('failed'), code }),
  ]);
}
