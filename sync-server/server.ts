/** The sync server: its core behind HTTP and WebSockets. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { limits } from '#protocol/limits.ts';
import { protocolVersion } from '#protocol/version.ts';
import { SignInDesk } from './auth/sign-in.ts';
import { serveBallots } from './ballots/routes.ts';
import { systemClock } from './clock.ts';
import { Core } from './core.ts';
import { FileNaming } from './files/naming.ts';
import { serveFiles } from './files/routes.ts';
import { Uploads } from './files/upload.ts';
import { firstCatalogues } from './first-catalogues.ts';
import { fail } from './http/access.ts';
import { serveAccounts } from './http/accounts.ts';
import { serveCheckInCodes } from './http/check-in-codes.ts';
import { serveHealth } from './http/health.ts';
import { createLog, type Logger } from './log.ts';
import { takeInOffice } from './office.ts';
import type { ServerOptions } from './options.ts';
import { Rate } from './rate.ts';
import { isSample, openSample, sampleAccounts, samplePassword } from './sample/sample.ts';
import { serverLimits } from './server-limits.ts';
import { acceptSockets } from './sockets/upgrade.ts';

export type { ServerOptions } from './options.ts';

export interface RunningServer {
  /** `http://host:port` */
  url: string;
  /** The parts behind the network, for those who run the server within their own program. */
  core: Core;
  /** Stores what waits, tells every client, and lets go of the folder. */
  close(): Promise<void>;
}

/** Starts the server; it listens when this resolves. @throws when the folder can't be used or the address is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? createLog({ level: 'info' });
  const core = new Core({
    dataDir: options.dataDir,
    clock: options.clock ?? systemClock,
    log,
    smtp: options.smtp,
  });
  try {
    if (options.office) await takeInOffice(options.office, core);
    await openSample(core, options.sample ?? false);
    core.rooms.change([{ name: { kind: 'directory' }, write: firstCatalogues }], () => {});
    const { http, stop } = await compose(core, options, log);
    await http.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 }).catch((cause) => {
      // What runs beside the requests would keep the process alive.
      stop();
      throw cause;
    });
    return { url: urlOf(http), core, close: once(() => shutDown(core, http, stop)) };
  } catch (error) {
    await core.connections.closeAll('shutting-down', 0);
    await core.postOffice.close();
    core.close();
    throw error;
  }
}

/** @returns `stop` ends what runs beside the requests */
async function compose(
  core: Core,
  options: ServerOptions,
  log: Logger,
): Promise<{ http: FastifyInstance; stop: () => void }> {
  const http: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: serverLimits.requestBytes,
    connectionTimeout: serverLimits.silenceMs,
    // What the proxy itself says is believed, not what whoever asked it had written before: `X-Forwarded-For` grows at its end.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    forceCloseConnections: true,
  });
  const { rooms, rights, sessions, connections, decider, metrics, clock, files, fileTable } = core;
  const { meetings, preparations, shelves } = core;

  http.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });
  http.setNotFoundHandler((_request, reply) => fail(reply, { code: 'not-found' }));
  http.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) return fail(reply, { code: 'bad-input' });
    request.log.error({ err: error }, 'a request could not be answered');
    return fail(reply, { code: 'internal-error' });
  });

  const sample = isSample(core);
  serveAccounts(http, {
    office: {
      name: core.office.fact('name') ?? '',
      protocolVersion,
      sampleAccounts: sample ? sampleAccounts() : [],
      samplePassword: sample ? samplePassword : null,
    },
    signInDesk: new SignInDesk(core),
    sessions,
    connections,
    metrics,
    clock,
  });
  const uploadFolder = path.join(core.dataDir, 'uploads');
  mkdirSync(uploadFolder, { recursive: true, mode: 0o700 });
  const uploads = new Uploads({
    folder: uploadFolder,
    files,
    table: fileTable,
    ...{ preparations, shelves, metrics, clock, log },
  });
  serveFiles(http, {
    table: fileTable,
    ...{ uploads, files, meetings, preparations, shelves, rights, sessions },
    naming: new FileNaming(rooms, rights),
    now: () => clock.now(),
  });
  serveCheckInCodes(http, core);
  serveBallots(http, core);
  core.boxes.start();
  serveHealth(http, metrics, () => core.isWell());
  acceptSockets(http.server, {
    rooms,
    rights,
    sessions,
    connections,
    decider,
    commandRate: new Rate(limits.commandsPerMinute, clock),
    clock,
    log,
  });
  core.pollDeadlines.start();
  core.postOffice.wake();
  return { http, stop: repeat(core, uploads) };
}

const HOUR_MS = 60 * 60 * 1000;

/** Now and then uploads that nobody came back for go. */
function repeat({ clock, log }: Core, uploads: Uploads): () => void {
  const later = () =>
    clock.after(HOUR_MS, () => {
      uploads
        .removeExpired()
        .catch((error: unknown) => log.warn({ err: error }, 'old uploads are still there'));
      stop = later();
    });
  let stop = later();
  return () => stop();
}

async function shutDown(core: Core, http: FastifyInstance, stop: () => void): Promise<void> {
  stop();
  // First of all what people have sent is made safe.
  core.rooms.flush();
  await core.connections.closeAll('shutting-down', serverLimits.closeMs);
  await http.close();
  await core.postOffice.close();
  core.close();
}

function urlOf(http: FastifyInstance): string {
  const { address, family, port } = http.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Closing twice is closing once. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
