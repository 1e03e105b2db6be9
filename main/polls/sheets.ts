/** Signed answers to polls: made on this machine with the person's own certificate, and looked at by whoever may read them. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { v7 as uuid } from 'uuid';
import type * as Y from 'yjs';
import type {
  AboutSheet,
  CertificateFile,
  CertificateShown,
  HandedOut,
  OutboxRow,
  SheetCheck,
  SignRequest,
} from '#contract';
import { commands } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { CommandId, PersonId, PollId } from '#domain/ids.ts';
import { readDeskPolls } from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { readQuestion } from '#domain/poll/question.ts';
import { readReplies } from '#domain/poll/reply.ts';
import { largestSheet, readSheet, type SheetAnswer, sheetSays } from '#domain/poll/sheet.ts';
import type { Right } from '#domain/rights.ts';
import { comparePersonNames, fold } from '#domain/text.ts';
import type { Clock } from '#room/committer.ts';
import { arrival } from '../arrival.ts';
import { CallFailure } from '../call-failure.ts';
import type { Handouts } from '../handouts.ts';
import type { KeyBox } from '../keys.ts';
import { paintRegion } from '../papers/carry/region.ts';
import type { PdfSource } from '../papers/sealed-pdf.ts';
import { writeSealed } from '../papers/sealed-whole.ts';
import { checkSignatures } from '../papers/signatures/signatures.ts';
import { takeText } from '../search/paper-text.ts';
import type { SeenDocuments } from '../seen-documents.ts';
import { KeptCertificate, type NamedCertificateFile } from '../signing/kept-certificate.ts';
import { lookAtCertificate, signSheet } from '../signing/signing.ts';
import { composeSheet, wordsUnder } from './compose-sheet.ts';

/** A sheet that is on its way from the server comes within this time, or is told as not here. */
const ARRIVAL_MS = 8_000;
/** Of a page as it is shown: its smallest letters can be read. */
const PAGE_PIXELS = 1_400_000;

export interface SheetsOptions {
  person: PersonId;
  /** Of this person; sheets lie in a folder in it while they are looked at. */
  dir: string;
  keyBox: KeyBox;
  /** The server's time, as far as it is known. */
  clock: Clock;
  handouts: Handouts;
  documents: Pick<SeenDocuments, 'read'>;
  rightOn(document: string): Right;
  /** Holds a document, so that it comes from the server. */
  open(document: string): Y.Doc;
  isConnected(): boolean;
  outbox(): OutboxRow[];
}

export class Sheets {
  readonly certificate: KeptCertificate;
  readonly #options: SheetsOptions;
  readonly #folder: string;
  readonly #closing = new AbortController();
  /** One at a time: a poll of two hundred would start as many threads. */
  #checking: Promise<unknown> = Promise.resolve();
  /** By sheet and answer. */
  readonly #checked = new Map<string, Promise<SheetCheck>>();

  constructor(options: SheetsOptions) {
    this.#options = options;
    this.certificate = new KeptCertificate(path.join(options.dir, 'certificate'), options.keyBox);
    this.#folder = path.join(options.dir, 'sheets');
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** @throws CallFailure where it can't be signed with it now */
  async look({ file, password }: { file: CertificateFile; password: string }): Promise<CertificateShown> {
    const { bytes } = this.#chosen(file);
    return await lookAtCertificate({ file: bytes, password, at: this.#options.clock.now() });
  }

  /** @returns the signed sheet in base64, for the answer to take along. @throws CallFailure */
  async sign({ poll, choice, text, file, password, keep }: SignRequest): Promise<string> {
    const { person, clock, documents } = this.#options;
    const chosen = this.#chosen(file);
    const at = clock.now();
    const sheet = composeSheet(documents, { poll, person, choice, text: text.trim() }, at);
    const pdf = await signSheet({ file: chosen.bytes, password, at, sheet });
    if (pdf.length > largestSheet) throw new CallFailure('sheet-too-long');
    if (keep) this.certificate.keep(chosen);
    return Buffer.from(pdf).toString('base64');
  }

  /** @throws CallFailure `not-found` where nothing was signed, `not-here-yet` */
  async check(about: AboutSheet): Promise<SheetCheck> {
    const pdf = await this.#sheet(about);
    const answer = this.#answerOf(about);
    const key = `${createHash('sha256').update(pdf).digest('hex')}/${JSON.stringify(answer)}`;
    const known = this.#checked.get(key) ?? this.#inTurn(() => this.#checkNow(pdf, answer));
    this.#checked.set(key, known);
    known.catch(() => this.#checked.delete(key));
    return await known;
  }

  /** @throws CallFailure `not-found` where nothing was signed, `not-here-yet` */
  async page({ page, ...about }: AboutSheet & { page: number }): Promise<{ png: string; pages: number }> {
    const pdf = await this.#sheet(about);
    const { png, pages } = await this.#inTurn(() =>
      this.#sealed(pdf, (source) =>
        paintRegion({ ...source, page, pixels: PAGE_PIXELS }, this.#closing.signal),
      ),
    );
    return { png: Buffer.from(png).toString('base64'), pages };
  }

  /** @throws CallFailure `not-found` where nothing was signed, `not-here-yet` */
  async save(about: AboutSheet): Promise<HandedOut> {
    return this.#handOut(about.person, await this.#sheet(about));
  }

  /** @throws CallFailure `not-found` where nobody signed, `not-here-yet` where one of them has not come */
  async saveAll({ poll }: { poll: PollId }): Promise<HandedOut> {
    const { documents, handouts } = this.#options;
    const signers = [...documents.read({ kind: 'replies', poll }, readReplies).values()]
      .flatMap(({ id, signed }) => (signed ? [id] : []))
      .sort((a, b) => comparePersonNames(this.#nameOf(a), this.#nameOf(b)));
    if (signers.length === 0) throw new CallFailure('not-found');
    const digits = String(signers.length).length;
    const files = await Promise.all(
      signers.map(async (person, i) => {
        const number = String(i + 1).padStart(digits, '0');
        return [`${number}. ${this.#fileName(person)}`, await this.#sheet({ poll, person })] as const;
      }),
    );
    const { title } = documents.read({ kind: 'question', poll }, readQuestion).details;
    const name = `Phiếu đã ký - ${fileWords(title)}.zip`;
    // Compressed they are already.
    const bytes = zipSync(Object.fromEntries(files), { level: 0 });
    return handouts.keep({ name, type: 'application/zip', bytes });
  }

  /** @throws CallFailure `not-found` */
  saveRefused(id: CommandId): HandedOut {
    const { outbox, person } = this.#options;
    const row = outbox().find((each) => each.id === id);
    const answer = commands['poll.answer'].input.safeParse(row?.input).data;
    if (!answer?.sheet) throw new CallFailure('not-found');
    return this.#handOut(person, new Uint8Array(Buffer.from(answer.sheet, 'base64')));
  }

  close(): void {
    this.#closing.abort();
  }

  #chosen(file: CertificateFile): NamedCertificateFile {
    if (file) return { name: file.name, bytes: new Uint8Array(Buffer.from(file.bytes, 'base64')) };
    const kept = this.certificate.read();
    if (!kept) throw new CallFailure('not-found');
    return kept;
  }

  /** As the server counted it; of one's own the desk says the same before replies may be read. */
  #answerOf({ poll, person }: AboutSheet): SheetAnswer {
    const { documents, person: own } = this.#options;
    const reply =
      documents.read({ kind: 'replies', poll }, readReplies).get(person) ??
      (person === own ? documents.read({ kind: 'desk', person }, readDeskPolls).get(poll)?.answer : null);
    if (!reply) throw new CallFailure('not-found');
    return { poll, person, choice: reply.choice, text: reply.text };
  }

  #checkNow(pdf: Uint8Array, answer: SheetAnswer): Promise<SheetCheck> {
    const { signal } = this.#closing;
    return this.#sealed(pdf, async (source) => {
      const signatures = await checkSignatures(source, signal);
      const pages = await takeText(source, signal);
      const name = fold(this.#nameOf(answer.person));
      return {
        signatures,
        matches: sheetSays(pages, wordsUnder(this.#options.documents, answer)),
        sameName: signatures.every(({ signer }) => fold(signer ?? '').includes(name)),
      };
    });
  }

  /** Threads read sheets as they read papers: from a sealed file, which is gone afterwards. */
  async #sealed<T>(pdf: Uint8Array, use: (source: PdfSource) => Promise<T>): Promise<T> {
    const file = path.join(this.#folder, uuid());
    try {
      return await use({ ...(await writeSealed(file, [pdf])), password: undefined });
    } finally {
      rmSync(file, { force: true });
    }
  }

  #sheet({ poll, person }: AboutSheet): Promise<Uint8Array> {
    const { rightOn, open, isConnected, clock } = this.#options;
    const document = formatDocumentName({ kind: 'sheet', poll, person });
    if (rightOn(document) === 'none') throw new CallFailure('not-found');
    return arrival(open(document), readSheet, clock, isConnected() ? ARRIVAL_MS : 0);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#checking.then(work);
    this.#checking = turn.catch(() => {});
    return turn;
  }

  #nameOf(person: PersonId): string {
    return (
      this.#options.documents.read({ kind: 'directory' }, readDirectory).people.get(person)?.name ?? person
    );
  }

  #fileName(person: PersonId): string {
    return `Phiếu ý kiến - ${fileWords(this.#nameOf(person))}.pdf`;
  }

  #handOut(person: PersonId, bytes: Uint8Array): HandedOut {
    return this.#options.handouts.keep({ name: this.#fileName(person), type: 'application/pdf', bytes });
  }
}

/** As file systems take it. */
function fileWords(words: string): string {
  return words
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100)
    .trim();
}
