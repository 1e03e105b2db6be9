/**
 * Papers over HTTP: uploads to a meeting by those who write its plan or what goes with its minutes and notice. Organisers read
 * every file of their meeting; all others those that a document names which they read themselves, guests by a plan of their
 * own. Whoever prepares an item brings files for that item, and reads what was brought for it and nothing else. A person's
 * own papers are under the name that stands in the place of a meeting: whose they are is whose session asks.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { planFor } from '#domain/documents.ts';
import { GroupId, ItemId, MeetingId, ownShelf, type PersonId, Sha256 } from '#domain/ids.ts';
import { isOrganiser, type MeetingRole } from '#domain/meeting/roles.ts';
import { fail, sessionOf } from '../http/access.ts';
import type { Rights } from '../rights.ts';
import type { FileTable } from '../store/files.ts';
import type { MeetingTable } from '../store/meetings.ts';
import type { PreparationTable } from '../store/preparations.ts';
import type { SessionTable } from '../store/sessions.ts';
import { sendFile } from './download.ts';
import type { FileNaming } from './naming.ts';
import type { Shelves } from './shelves.ts';
import type { FileStore } from './store.ts';
import type { Uploads } from './upload.ts';

export interface FileServices {
  files: FileStore;
  uploads: Uploads;
  table: FileTable;
  meetings: MeetingTable;
  preparations: PreparationTable;
  shelves: Shelves;
  rights: Rights;
  naming: FileNaming;
  sessions: SessionTable;
  now(): number;
}

interface Admitted {
  person: PersonId;
  meeting: MeetingId;
  /** Their part in the meeting; `undefined` for none, as of whoever only prepares papers for it. */
  role: MeetingRole | undefined;
  /** Whether they may write the plan, or what goes with the minutes or the conclusion notice. */
  mayBring: boolean;
  /** Whether they prepare anything for the meeting. */
  prepares: boolean;
}

type Params = {
  Params: { meeting: string; name?: string };
  Querystring: { group?: unknown; item?: unknown };
};

export function serveFiles(http: FastifyInstance, services: FileServices): void {
  // tus reads the body itself, as it comes.
  http.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));

  http.route<Params>({
    method: ['GET', 'HEAD'],
    url: '/files/:meeting/:name',
    handler: async (request, reply) => {
      const admitted = admit(request, reply, services);
      if (!admitted) return reply;
      const sha256 = Sha256.safeParse(request.params.name);
      if (sha256.success) {
        const size = sizeFor(services, admitted, sha256.data, request.query);
        return sendFile(request, reply, services.files, sha256.data, size);
      }
      if (request.method === 'HEAD') return upload(request, reply, services, admitted);
      return fail(reply, { code: 'not-found' });
    },
  });
  for (const [methods, url] of [
    [['POST', 'OPTIONS'], '/files/:meeting'],
    [['PATCH', 'DELETE'], '/files/:meeting/:name'],
  ] as const) {
    http.route<Params>({
      method: [...methods],
      url,
      handler: async (request, reply) => {
        const admitted = admit(request, reply, services);
        return admitted ? upload(request, reply, services, admitted) : reply;
      },
    });
  }
}

/** Each file belongs to those it was uploaded for; to all others there is none. */
function sizeFor(
  services: FileServices,
  admitted: Admitted,
  sha256: Sha256,
  { group, item }: Params['Querystring'],
): number | undefined {
  if (admitted.meeting === ownShelf) return services.shelves.size(admitted.person, sha256);
  if (item !== undefined) return sizeForItem(services, admitted, sha256, item);
  if (group !== undefined) return sizeInGroup(services, admitted, sha256, group);
  const { person, role, meeting } = admitted;
  const mayRead = isOrganiser(role) || services.naming.reads(person, role, meeting, sha256);
  return mayRead ? services.table.size(meeting, sha256) : undefined;
}

/** What was brought for an item is there for its officers and the organisers. */
function sizeForItem(
  { preparations, rights }: FileServices,
  { person, meeting }: Admitted,
  sha256: Sha256,
  asked: unknown,
): number | undefined {
  const item = ItemId.safeParse(asked).data;
  if (!item || rights.of(person, { kind: 'preparation', meeting, item }) === 'none') return undefined;
  return preparations.size(meeting, item, sha256);
}

/** What was brought for a restricted item is there for those who read that item. */
function sizeInGroup(
  { table, naming }: FileServices,
  { person, role, meeting }: Admitted,
  sha256: Sha256,
  asked: unknown,
): number | undefined {
  const group = GroupId.safeParse(asked).data;
  if (!group) return undefined;
  const mayRead = isOrganiser(role) || naming.readsInGroup(person, meeting, group, sha256);
  return mayRead ? table.size(meeting, sha256, group) : undefined;
}

/** Who asks, about a meeting they read or prepare papers for; answers itself where there is none. */
function admit(
  request: FastifyRequest<Params>,
  reply: FastifyReply,
  { sessions, rights, meetings, preparations, now }: FileServices,
): Admitted | undefined {
  const session = sessionOf(request, sessions, now());
  if (!session) {
    fail(reply, { code: 'not-signed-in' });
    return undefined;
  }
  const { person } = session;
  const meeting = MeetingId.safeParse(request.params.meeting).data;
  if (meeting === ownShelf) return { person, meeting, role: undefined, mayBring: true, prepares: false };
  if (meeting) {
    const role = meetings.standing(person, meeting)?.role;
    const right = rights.of(person, planFor(role, person, meeting));
    const prepares = preparations.preparesFor(person, meeting);
    const mayBring = (['plan', 'minutesAnnexes', 'noticeAnnexes'] as const).some(
      (kind) => rights.of(person, { kind, meeting }) === 'write',
    );
    if (right !== 'none' || prepares) return { person, meeting, role, mayBring, prepares };
  }
  fail(reply, { code: 'not-found' });
  return undefined;
}

async function upload(
  request: FastifyRequest<Params>,
  reply: FastifyReply,
  { uploads, preparations }: FileServices,
  { person, meeting, mayBring, prepares }: Admitted,
): Promise<FastifyReply> {
  if (!mayBring && !prepares) return fail(reply, { code: 'read-only' });
  const mayAdd = (item: ItemId | undefined) =>
    item === undefined ? mayBring : preparations.mayBring(person, meeting, item);
  const uploader = { person, meeting, mayAdd };
  if (request.method === 'HEAD') {
    const size = await uploads.finished(uploader, request.params.name ?? '');
    // It is in already, though the client never heard so.
    if (size !== undefined)
      return reply
        .headers({
          'tus-resumable': '1.0.0',
          'upload-offset': size,
          'upload-length': size,
          'cache-control': 'no-store',
        })
        .send();
  }
  uploads.admit(request.raw, uploader);
  reply.hijack();
  await uploads.tus.handle(request.raw, reply.raw);
  return reply;
}
