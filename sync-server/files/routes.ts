/** Papers over HTTP: uploads to a meeting by those who write its plan, downloads by those who read it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Right } from '#domain/documents.ts';
import { MeetingId, type PersonId, Sha256 } from '#domain/ids.ts';
import { fail, sessionOf } from '../http/access.ts';
import type { Rights } from '../rights.ts';
import type { FileTable } from '../store/files.ts';
import type { SessionTable } from '../store/sessions.ts';
import { type Downloads, sendFile } from './download.ts';
import type { Uploads } from './upload.ts';

export interface FileServices extends Downloads {
  uploads: Uploads;
  table: FileTable;
  rights: Rights;
  sessions: SessionTable;
  now(): number;
}

interface Admitted {
  person: PersonId;
  meeting: MeetingId;
  right: Right;
}

type Params = { Params: { meeting: string; name?: string } };

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
      if (sha256.success) return sendFile(request, reply, services, admitted.meeting, sha256.data);
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

/** Who asks, about a meeting they read; answers itself where there is none. */
function admit(
  request: FastifyRequest<Params>,
  reply: FastifyReply,
  { sessions, rights, now }: FileServices,
): Admitted | undefined {
  const session = sessionOf(request, sessions, now());
  if (!session) {
    fail(reply, { code: 'not-signed-in' });
    return undefined;
  }
  const meeting = MeetingId.safeParse(request.params.meeting);
  const right = meeting.success ? rights.of(session.person, { kind: 'plan', meeting: meeting.data }) : 'none';
  if (!meeting.success || right === 'none') {
    fail(reply, { code: 'not-found' });
    return undefined;
  }
  return { person: session.person, meeting: meeting.data, right };
}

async function upload(
  request: FastifyRequest<Params>,
  reply: FastifyReply,
  { uploads }: FileServices,
  { person, meeting, right }: Admitted,
): Promise<FastifyReply> {
  if (right !== 'write') return fail(reply, { code: 'read-only' });
  const uploader = { person, meeting };
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
