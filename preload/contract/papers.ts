/** The papers of a meeting: where their bytes are, and what is done with one. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { CommandId, MeetingId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { NamedFile, PaperFile } from '#domain/meeting/plan.ts';
import { Attachment } from '#domain/paper/attachment.ts';
import { Importable } from '#domain/paper/imported.ts';
import { ReadingPlace } from '#domain/paper/reading-view.ts';
import { PaperSignature } from '#domain/paper/signature.ts';
import { CallErrorCode, call } from './call.ts';
import { HandedOut } from './files.ts';
import { PackProgress, PackRequest } from './pack.ts';

/** Where the bytes of one paper are. */
export const PaperState = z.object({
  sha256: Sha256,
  meeting: MeetingId,
  here: z.boolean(),
  onServer: z.boolean(),
  transfer: z
    .object({
      direction: z.enum(['up', 'down']),
      /** Bytes. */
      done: z.number(),
      total: z.number(),
      failure: CallErrorCode.nullable(),
    })
    .nullable(),
});
export type PaperState = z.infer<typeof PaperState>;

/** Which marks go into an exported paper. */
export const ExportRequest = z.object({
  meeting: MeetingId,
  paper: PaperId,
  includePrivate: z.boolean(),
  /** Authors whose shared marks are included. */
  authors: z.array(PersonId),
  /** The marks are drawn into the pages, instead of being annotations that can be taken off. */
  flatten: z.boolean(),
  password: z.string().max(200).optional(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** A paper with marks, as it was written. */
export const ExportedPaper = HandedOut.extend({
  marks: z.number().int(),
  /** Marks of earlier versions that have no place on this one: they are not in the file. */
  placeless: z.number().int(),
});
export type ExportedPaper = z.infer<typeof ExportedPaper>;

export const paperCalls = {
  /** States of all papers of one meeting, again at each change (at most four times a second). */
  watch: oc.input(z.object({ meeting: MeetingId })).output(eventIterator(z.array(PaperState))),
  /** Begins taking in a file whose bytes follow as POSTs to {@link importPath}, in order. */
  beginImport: call
    .input(z.object({ meeting: MeetingId, name: z.string().min(1).max(255), size: z.number().int() }))
    .output(z.object({ importId: CommandId })),
  /**
   * Makes a PDF of the file where it is none, checks, hashes and keeps it; it is then sent in the background.
   * `following`: imports of pictures that come after this one on pages of the same paper.
   */
  finishImport: call
    .input(
      z.object({
        importId: CommandId,
        password: z.string().max(200).optional(),
        following: z.array(CommandId).max(500).optional(),
      }),
    )
    .output(PaperFile),
  cancelImport: oc.input(z.object({ importId: CommandId })),
  retry: oc.input(z.object({ meeting: MeetingId, sha256: Sha256 })),
  /** Hands out what a paper was made from under {@link exportPath}, once, as it was brought. */
  saveOriginal: call.input(NamedFile.pick({ sha256: true, name: true })).output(HandedOut),
  /** Writes the annotated PDF and hands it out under {@link exportPath}; Electron then asks where to save it. */
  export: call.input(ExportRequest).output(ExportedPaper),
  /**
   * Binds the meeting's papers into one PDF with cover and agenda, then hands it out under {@link exportPath}. Ends after
   * `done` or `failed`; whoever stops listening before that stops the work.
   */
  pack: call.input(PackRequest).output(eventIterator(PackProgress)),
  /** The digital signatures within a paper, checked on this machine, in the order they were made. */
  signatures: call.input(z.object({ sha256: Sha256 })).output(z.array(PaperSignature)),
  /** The files within a paper. */
  attachments: call.input(z.object({ sha256: Sha256 })).output(z.array(Attachment)),
  /** Takes one of them out and hands it out under {@link exportPath}, once. */
  saveAttachment: call.input(z.object({ sha256: Sha256, id: Attachment.shape.id })).output(HandedOut),
  /** The annotations a file already holds, as the marks they can be taken over as. */
  annotations: call.input(z.object({ sha256: Sha256 })).output(z.array(Importable)),
  /** The password of a protected paper, kept encrypted on this machine. */
  keepPassword: oc.input(z.object({ sha256: Sha256, password: z.string().max(200) })),
  /** It is asked for again at the next opening. */
  forgetPassword: oc.input(z.object({ sha256: Sha256 })),
  keptPassword: oc.input(z.object({ sha256: Sha256 })).output(z.string().nullable()),
  /** Where the person was in a paper on this machine, and how they had it before them. */
  readingPlace: oc.input(z.object({ meeting: MeetingId, paper: PaperId })).output(ReadingPlace.nullable()),
  keepReadingPlace: oc.input(z.object({ meeting: MeetingId, paper: PaperId, place: ReadingPlace })),
};
