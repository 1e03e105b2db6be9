/** Versions of a paper: what changed, and where marks stand. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { MarkId, MeetingId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { GivenPlace } from '#domain/paper/anchor.ts';
import { Rect } from '#domain/paper/mark.ts';
import { TextChanges } from '#domain/paper/text-changes.ts';
import { call } from './call.ts';

/** What a mark was made on, and around it. */
export const MarkPicture = z.object({
  /** Base64. */
  png: z.string(),
  /** Of the page, in its own coordinates. */
  rect: Rect,
  /** The page's own turn, clockwise. */
  rotate: z.number().int(),
});
export type MarkPicture = z.infer<typeof MarkPicture>;

const AboutPaper = z.object({ meeting: MeetingId, paper: PaperId });

export const versionCalls = {
  /**
   * The person reads this version now; `before` is the one they read last, where the difference is news to them. What
   * this machine does not remember, their own notes do: the `before` that is given.
   */
  opened: oc
    .input(AboutPaper.extend({ sha256: Sha256, before: Sha256.nullable().optional() }))
    .output(z.object({ before: Sha256.nullable() })),
  /**
   * What changed since the version they read; works without a network. Fails with `not-found` where its words are no
   * longer here, with `takes-too-long` where the two differ too much.
   */
  compare: call.input(AboutPaper).output(TextChanges),
  /**
   * The version they read before, whose bytes are then under {@link paperPath}. Fails with `not-found` where only one was
   * read, with `not-here-yet` where its file is gone.
   */
  before: call.input(AboutPaper).output(z.object({ sha256: Sha256, size: z.number().int() })),
  /** Where marks made on other versions stand on the present one; `null`: their words are gone. */
  places: call.input(AboutPaper).output(z.array(GivenPlace)),
  /** The part of the old page that a mark was made on; `null` where that version is no longer here. */
  picture: call.input(AboutPaper.extend({ author: PersonId, mark: MarkId })).output(MarkPicture.nullable()),
  /** The changes are no news any more. */
  known: oc.input(AboutPaper),
};
