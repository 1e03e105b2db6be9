/** Papers coming in, by tus 1.0: in pieces, resumable, and only what is what it was announced to be. */
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { FileStore as UploadStore } from '@tus/file-store';
import { type ServerOptions as TusOptions, Server as TusServer, type Upload } from '@tus/server';
import { type ItemId, type MeetingId, ownShelf, type PersonId } from '#domain/ids.ts';
import { type HttpErrorCode, largestFileBytes, UploadMetadata, uploadPath } from '#protocol/http.ts';
import type { Clock } from '#room/committer.ts';
import { statusOf } from '../http/access.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { serverLimits } from '../server-limits.ts';
import type { FileTable } from '../store/files.ts';
import type { PreparationTable } from '../store/preparations.ts';
import type { Shelves } from './shelves.ts';
import { type FileStore, hashFile } from './store.ts';

/** Who uploads to which meeting; settled before tus sees the request. */
export interface Uploader {
  person: PersonId;
  meeting: MeetingId;
  /** @param item that the file is prepared for; `undefined`: it is for the plan */
  mayAdd(item: ItemId | undefined): boolean;
}

export interface UploadOptions {
  folder: string;
  files: FileStore;
  table: FileTable;
  preparations: PreparationTable;
  shelves: Shelves;
  metrics: Metrics;
  clock: Pick<Clock, 'now'>;
  log: Logger;
}

type TusRequest = Parameters<NonNullable<TusOptions['onIncomingRequest']>>[0];

/** An error as tus answers it. */
function failure(code: HttpErrorCode): { status_code: number; body: string } {
  return { status_code: statusOf(code), body: JSON.stringify({ code }) };
}

export class Uploads {
  readonly #options: UploadOptions;
  readonly #uploaders = new WeakMap<object, Uploader>();
  #tus: { server: TusServer; store: UploadStore } | undefined;

  constructor(options: UploadOptions) {
    this.#options = options;
  }

  /** tus itself, made at the first use: it writes into its folder from the moment it is there. */
  get tus(): TusServer {
    return this.#made().server;
  }

  get #store(): UploadStore {
    return this.#made().store;
  }

  #made(): { server: TusServer; store: UploadStore } {
    this.#tus ??= this.#make();
    return this.#tus;
  }

  #make(): { server: TusServer; store: UploadStore } {
    const { folder, log } = this.#options;
    const store = new UploadStore({
      directory: folder,
      expirationPeriodInMilliseconds: serverLimits.uploadMs,
    });
    const server = new TusServer({
      path: '/files',
      datastore: store,
      maxSize: largestFileBytes,
      // No page of another origin has business here.
      allowedOrigins: () => false,
      // Behind a proxy the server does not know the origin it is called by.
      generateUrl: (request, { id }) => `${uploadPath(this.#uploaderOf(request).meeting)}/${id}`,
      getFileIdFromRequest: (_request, last) => (last && /^[0-9a-f]{32}$/.test(last) ? last : undefined),
      onUploadCreate: async (request, upload) => ({ metadata: this.#announced(request, upload) }),
      onIncomingRequest: (request, id) => this.#checkOwner(request, id),
      onUploadFinish: async (_request, upload) => {
        await this.#finish(upload);
        return {};
      },
      onResponseError: (_request, error) => {
        if ('body' in error) return error.body.startsWith('{') ? undefined : asJson(error);
        log.error({ err: error }, 'an upload failed');
        return failure(isDiskFull(error) ? 'unavailable' : 'internal-error');
      },
    });
    return { server, store };
  }

  /** Notes who makes this request; call before handing it to `tus`. */
  admit(request: IncomingMessage, uploader: Uploader): void {
    this.#uploaders.set(request, uploader);
  }

  /**
   * How far an upload is that has all its bytes: its size if the file is in, after taking it in if a crash came
   * between. `undefined` for one that goes on.
   * @throws a failure as tus answers it
   */
  async finished({ person, meeting }: Uploader, id: string): Promise<number | undefined> {
    const { table, preparations, shelves } = this.#options;
    const size =
      meeting === ownShelf
        ? shelves.sizeByUpload(person, id)
        : (table.sizeByUpload(meeting, id) ?? preparations.sizeByUpload(person, meeting, id));
    if (size !== undefined) return size;
    const upload = await this.#store.getUpload(id).catch(() => undefined);
    if (!upload || upload.metadata?.meeting !== meeting || upload.offset !== upload.size) return undefined;
    // Shelves go by one name: whose upload it is says the person alone.
    if (upload.metadata.person !== person && meeting === ownShelf) return undefined;
    await this.#finish(upload);
    return upload.size;
  }

  removeExpired(): Promise<number> {
    return this.tus.cleanUpExpiredUploads();
  }

  #uploaderOf(request: TusRequest): Uploader {
    const incoming = request.runtime?.node?.req;
    const uploader = incoming && this.#uploaders.get(incoming);
    if (!uploader) throw failure('not-found');
    return uploader;
  }

  #announced(request: TusRequest, upload: Upload): Upload['metadata'] {
    const metadata = UploadMetadata.safeParse(upload.metadata);
    // A length that comes later could not be checked against anything.
    if (!metadata.success || !upload.size) throw failure('bad-input');
    const { person, meeting, mayAdd } = this.#uploaderOf(request);
    const { item, group, ...file } = metadata.data;
    const onShelf = meeting === ownShelf;
    if (onShelf && (item !== undefined || group !== undefined)) throw failure('bad-input');
    if (onShelf && !this.#options.shelves.hasRoomFor(person, upload.size)) throw failure('no-room');
    if (!mayAdd(item)) throw failure(item === undefined ? 'read-only' : 'not-found');
    const about = { ...(item === undefined ? {} : { item }), ...(group === undefined ? {} : { group }) };
    return { ...file, person, meeting, ...about };
  }

  async #checkOwner(request: TusRequest, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const { person, meeting } = this.#uploaderOf(request);
    const upload = await this.#store.getUpload(id).catch(() => undefined);
    if (upload?.metadata?.meeting !== meeting || upload.metadata?.person !== person)
      throw failure('not-found');
  }

  /** All bytes are here: takes them in if they are what was announced. @throws a failure as tus answers it */
  async #finish(upload: Upload): Promise<void> {
    const { files, table, preparations, shelves, metrics, clock } = this.#options;
    const { sha256, name, item, group = null } = UploadMetadata.parse(upload.metadata);
    const file = path.join(this.#options.folder, upload.id);
    if ((await hashFile(file)) !== sha256) {
      metrics.uploads.inc({ result: 'mismatch' });
      await this.#store.remove(upload.id);
      throw failure('bytes-do-not-match');
    }
    const uploader = upload.metadata as Record<string, string>;
    const person = uploader.person as PersonId;
    const meeting = uploader.meeting as MeetingId;
    // The request may have been taken back, or submitted, while the bytes came.
    if (item !== undefined && !preparations.mayBring(person, meeting, item)) {
      await this.#store.remove(upload.id);
      throw failure('not-found');
    }
    await files.take(file, sha256);
    const entry = {
      meeting,
      sha256,
      name,
      size: upload.size ?? 0,
      addedBy: person,
      addedAt: clock.now(),
      upload: upload.id,
    };
    if (meeting === ownShelf) {
      const { meeting: _, addedBy: __, ...file } = entry;
      shelves.add({ ...file, person });
    } else if (item === undefined) table.add({ ...entry, group });
    else preparations.addFile({ ...entry, item });
    metrics.uploads.inc({ result: 'stored' });
    await this.#store.configstore.delete(upload.id);
  }
}

/** No space, a quota reached, or SQLite saying the same. */
function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
}

/** tus's own errors keep their status, which its clients know, and get a body that ours do. */
function asJson({ status_code }: { status_code: number }): { status_code: number; body: string } {
  const codes: Record<number, HttpErrorCode> = {
    404: 'not-found',
    410: 'not-found',
    413: 'file-too-large',
    500: 'unavailable',
  };
  return { status_code, body: JSON.stringify({ code: codes[status_code] ?? 'bad-input' }) };
}
