/**
 * Papers over HTTP: uploads to a meeting by those who write its plan, downloads by those who read it. Whoever prepares an
 * item brings files for that item, and reads what was brought for it and nothing else.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Right } from '#domain/documents.ts';
import { GroupId, ItemId, MeetingId, type PersonId, Sha256 } from '#domain/ids.ts';
import { fail, sessionOf } from '../http/access.ts';
import type { Rights } from '../rights.ts';
import type { FileTable } from '../store/files.ts';
import type { PreparationTable } from '../store/preparations.ts';
import type { SessionTable } from '../store/sessions.ts';
import { sendFile } from './download.ts';
import type { FileStore } from './store.ts';
import type { Uploads } from './upload.ts';

export interface FileServices {
  files: FileStore;
  uploads: Uploads;
  table: FileTable;
  preparations: PreparationTable;
  rights: Rights;
  sessions: SessionTable;
  now(): number;
}

interface Admitted {
  person: PersonId;
  meeting: MeetingId;
  /** On the plan. */
  right: Right;
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
  if (item !== undefined) return sizeForItem(services, admitted, sha256, item);
  if (group !== undefined) return sizeInGroup(services, admitted, sha256, group);
  return admitted.right === 'none' ? undefined : services.table.size(admitted.meeting, sha256);
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
  { table, rights }: FileServices,
  { person, meeting }: Admitted,
  sha256: Sha256,
  asked: unknown,
): number | undefined {
  const group = GroupId.safeParse(asked).data;
  if (!group || rights.of(person, { kind: 'restricted', meeting, group }) === 'none') return undefined;
  return table.size(meeting, sha256, group);
}

/** Who asks, about a meeting they read or prepare papers for; answers itself where there is none. */
function admit(
  request: FastifyRequest<Params>,
  reply: FastifyReply,
  { sessions, rights, preparations, now }: FileServices,
): Admitted | undefined {
  const session = sessionOf(request, sessions, now());
  if (!session) {
    fail(reply, { code: 'not-signed-in' });
    return undefined;
  }
  const meeting = MeetingId.safeParse(request.params.meeting);
  const right = meeting.success ? rights.of(session.person, { kind: 'plan', meeting: meeting.data }) : 'none';
  const prepares = meeting.success && preparations.preparesFor(session.person, meeting.data);
  if (!meeting.success || (right === 'none' && !prepares)) {
    fail(reply, { code: 'not-found' });
    return undefined;
  }
  return { person: session.person, meeting: meeting.data, right, prepares };
}

async function upload(
  request: FastifyRequest<Params>,
  reply: FastifyReply,
  { uploads, preparations }: FileServices,
  { person, meeting, right, prepares }: Admitted,
): Promise<FastifyReply> {
  if (right !== 'write' && !prepares) return fail(reply, { code: 'read-only' });
  const mayAdd = (item: ItemId | undefined) =>
    item === undefined ? right === 'write' : preparations.mayBring(person, meeting, item);
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
