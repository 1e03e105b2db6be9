/** What stands inside a paper's file beside its pages: signatures, files, annotations; and what a mark looked at. */
import type { HandedOut, MarkPicture } from '#contract';
import type { MarkId, MeetingId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import type { Attachment } from '#domain/paper/attachment.ts';
import type { Importable } from '#domain/paper/imported.ts';
import { boundsOf, widen } from '#domain/paper/mark-bounds.ts';
import type { PaperSignature } from '#domain/paper/signature.ts';
import { CallFailure } from '#main/call-failure.ts';
import { readAnnotations } from './annotations/annotations.ts';
import { listAttachments, takeAttachment } from './attachments/attachments.ts';
import type { Places } from './carry/places.ts';
import { paintRegion } from './carry/region.ts';
import type { FinishedFiles } from './finished-files.ts';
import type { PapersOptions } from './options.ts';
import { allSources, marksOn } from './paper-marks.ts';
import type { SealedSource } from './sealed-file.ts';
import type { PdfSource } from './sealed-pdf.ts';
import { checkSignatures } from './signatures/signatures.ts';

/** Of a page around a mark: enough words to know the place by. */
const AROUND_POINTS = 60;

export interface InsideOptions extends Pick<PapersOptions, 'documents' | 'person' | 'people' | 'groupsOf'> {
  finished: FinishedFiles;
  places: Places;
  has(sha256: Sha256): boolean;
  /** A file that this person may read. @throws CallFailure `not-found`, `not-here-yet` */
  source(sha256: Sha256): Promise<SealedSource>;
  /** Any version that is here, for a mark that was made on it. */
  anyVersion(sha256: Sha256): Promise<SealedSource>;
  password(sha256: Sha256): string | undefined;
}

export class InsidePapers {
  readonly #options: InsideOptions;
  readonly #closing = new AbortController();

  constructor(options: InsideOptions) {
    this.#options = options;
  }

  /** The digital signatures, checked against the roots that this machine trusts. @throws CallFailure */
  async signatures({ sha256 }: { sha256: Sha256 }, signal?: AbortSignal): Promise<PaperSignature[]> {
    return await checkSignatures(await this.#unlocked(sha256), this.#untilClosed(signal));
  }

  /** @throws CallFailure */
  async attachments({ sha256 }: { sha256: Sha256 }, signal?: AbortSignal): Promise<Attachment[]> {
    return await listAttachments(await this.#unlocked(sha256), this.#untilClosed(signal));
  }

  /** Takes out one of the files; it is then handed out under the contract's export path, once. @throws CallFailure */
  async saveAttachment(
    { sha256, id }: { sha256: Sha256; id: string },
    signal?: AbortSignal,
  ): Promise<HandedOut> {
    const { finished } = this.#options;
    return await takeAttachment(await this.#unlocked(sha256), id, finished, this.#untilClosed(signal));
  }

  /** The annotations a file already holds, as the marks they can be taken over as. @throws CallFailure */
  async annotations({ sha256 }: { sha256: Sha256 }, signal?: AbortSignal): Promise<Importable[]> {
    const source = await this.#unlocked(sha256);
    return await readAnnotations({ ...source, sha256 }, this.#untilClosed(signal));
  }

  /**
   * What a mark looked at on the version it was made on, and around it; `null` where that version is not here.
   * @throws CallFailure `not-found` where there is no such mark
   */
  async markPicture(
    input: { meeting: MeetingId; paper: PaperId; author: PersonId; mark: MarkId },
    signal?: AbortSignal,
  ): Promise<MarkPicture | null> {
    const options = this.#options;
    const found = marksOn(options, allSources(options, input.meeting), input.paper).find(
      ({ author, mark }) => author === input.author && mark.id === input.mark,
    );
    if (!found) throw new CallFailure('not-found');
    const { mark } = found;
    // A version that marks found their way from is one that this paper had.
    const isKnown = options.places.of(input.meeting, input.paper).some(({ from }) => from === mark.sha256);
    if (!isKnown || !options.has(mark.sha256)) return null;
    const rect = widen(boundsOf(mark), AROUND_POINTS);
    const source = await options.anyVersion(mark.sha256);
    const task = { ...source, password: options.password(mark.sha256), page: mark.page, rect };
    const { png, rotate } = await paintRegion(task, this.#untilClosed(signal));
    return { png: Buffer.from(png).toString('base64'), rect, rotate };
  }

  /** Ends what is being looked at. */
  close(): void {
    this.#closing.abort();
  }

  async #unlocked(sha256: Sha256): Promise<PdfSource> {
    const { source, password } = this.#options;
    return { ...(await source(sha256)), password: password(sha256) };
  }

  #untilClosed(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]);
  }
}
