/**
 * Small files made on the spot and handed out once under `/exports/…`: lists, tables, letters. They are kept in memory,
 * never on the disk, until they are fetched or a while has passed.
 */
import { v7 as uuid } from 'uuid';
import type { HandedOut } from '#contract';
import { CommandId } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';

/** A file that nobody fetched is forgotten. */
const KEPT_MS = 10 * 60_000;

export interface Handout {
  name: string;
  /** MIME type. */
  type: string;
  bytes: Uint8Array;
}

export class Handouts {
  readonly #clock: Clock;
  readonly #kept = new Map<CommandId, { file: Handout; forget: () => void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns where it is fetched: see `exportPath` of the contract */
  keep(file: Handout): HandedOut {
    const exportId = CommandId.parse(uuid());
    const forget = this.#clock.after(KEPT_MS, () => this.#kept.delete(exportId));
    this.#kept.set(exportId, { file, forget });
    return { exportId, name: file.name };
  }

  /** The file that the address names, once; `undefined` for any other address. */
  take(address: string): Response | undefined {
    const [, folder, id] = new URL(address).pathname.split('/');
    const exportId = folder === 'exports' ? CommandId.safeParse(id).data : undefined;
    const kept = exportId && this.#kept.get(exportId);
    if (!kept || !exportId) return undefined;
    this.#kept.delete(exportId);
    kept.forget();
    const { name, type, bytes } = kept.file;
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, hex)}`,
        'cache-control': 'no-store',
      },
    });
  }

  close(): void {
    for (const { forget } of this.#kept.values()) forget();
    this.#kept.clear();
  }
}

/** RFC 8187: what `encodeURIComponent` leaves as it is, less what an extended value may not hold. */
function hex(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}
