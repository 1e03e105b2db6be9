/** The sync server as a program: `npm run server -- --help`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { StoreTooNew } from '#sqlite/migrate.ts';
import { createLog, type Logger } from './log.ts';
import { isLoopback } from './loopback.ts';
import type { SmtpOptions } from './mail/smtp.ts';
import { OfficeFile } from './office.ts';
import type { ServerOptions } from './options.ts';
import { NotThisKindOfOffice } from './sample/sample.ts';
import { type RunningServer, startServer } from './server.ts';
import { FolderInUse } from './store/open.ts';
import { report, verifyStore } from './verify-store.ts';

const help = `Máy chủ đồng bộ của Họp Số (the sync server)

Usage: npm run server -- [options]
       npm run server -- verify [--data DIR]   whether the journal is whole; ends with 1 if it is not

  --data DIR      folder of everything the server keeps            HOPSO_DATA   (default ./data)
  --host HOST     address to listen on; 0.0.0.0 or :: for a network HOPSO_HOST   (default 127.0.0.1)
  --port N        port to listen on; 0 takes a free one             HOPSO_PORT   (default 8300)
  --office FILE   units, people and accounts to take in (JSON)      HOPSO_OFFICE
  --sample        an office with invented people to try things on   HOPSO_SAMPLE=1
  --smtp-url URL  mail server for invitations, smtp://user:password@host:587   HOPSO_SMTP_URL
  --mail-from ADDRESS  who they come from                          HOPSO_MAIL_FROM
  --trust-proxy   believe X-Forwarded-For of the proxy in front     HOPSO_TRUST_PROXY=1
  --log LEVEL     debug, info, warn, error or silent                HOPSO_LOG    (default info)
  --help          this text

It speaks plain HTTP and WebSocket: beyond this machine put a proxy with TLS in front of it.
The line with the address goes to standard output, the log to standard error. SIGTERM or Ctrl+C stores
everything and ends it; GET /health and, from this machine alone, GET /metrics say how it is.

The file for --office:
  {"name": "…", "units": [{"id": "so", "name": "…", "level": "department"}],
   "people": [{"id": "an", "name": "…", "title": "…", "unit": "so", "username": "an", "password": "…",
               "email": "an@example.vn", "duties": ["administrator"]}]}
  level is province, department, commune or former_district; duties are administrator, leader, clerk. Taking it in again changes what it names.
`;

class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** @throws {WrongUse} */
function readOptions(args: string[], env: NodeJS.ProcessEnv): (ServerOptions & { level: string }) | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const port = Number(values.port ?? env.HOPSO_PORT ?? 8300);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse('--port is a number up to 65535');
  const level = values.log ?? env.HOPSO_LOG ?? 'info';
  if (!['debug', 'info', 'warn', 'error', 'silent'].includes(level))
    throw new WrongUse('--log is debug, info, warn, error or silent');
  const officeFile = values.office ?? env.HOPSO_OFFICE;
  return {
    dataDir: values.data ?? env.HOPSO_DATA ?? 'data',
    host: values.host ?? env.HOPSO_HOST ?? '127.0.0.1',
    port,
    sample: values.sample ?? env.HOPSO_SAMPLE === '1',
    trustProxy: values['trust-proxy'] ?? env.HOPSO_TRUST_PROXY === '1',
    smtp: readSmtp(values['smtp-url'] ?? env.HOPSO_SMTP_URL, values['mail-from'] ?? env.HOPSO_MAIL_FROM),
    level,
    ...(officeFile === undefined ? {} : { office: readOffice(officeFile) }),
  };
}

/** The address holds a password: what is wrong with it is said without it. */
function readSmtp(url: string | undefined, from: string | undefined): SmtpOptions | undefined {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined) throw new WrongUse('--smtp-url and --mail-from come together');
  if (!/^smtps?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new WrongUse('--smtp-url is smtp://… or smtps://…');
  return { url, from };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        office: { type: 'string' },
        sample: { type: 'boolean' },
        'smtp-url': { type: 'string' },
        'mail-from': { type: 'string' },
        'trust-proxy': { type: 'boolean' },
        log: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : String(cause));
  }
}

function readOffice(file: string): OfficeFile {
  try {
    return OfficeFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new WrongUse(`${file} is not an office file: ${cause instanceof Error ? cause.message : cause}`);
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args[0] === 'verify') return verify(args.slice(1));
  const options = readOptions(args, process.env);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const log = createLog({ level: options.level });
  const server = await startServer({ ...options, log });
  const reachable = options.host !== 'localhost' && !isLoopback(options.host ?? '');
  if (options.sample && reachable)
    log.warn('the sample office can be reached from the network, and everybody knows its password');
  process.stdout.write(`Họp Số: máy chủ đang chạy tại ${server.url}\n`);
  endWell(server, log);
}

/** Reads the folder alone: it may belong to a server that runs. */
function verify(args: string[]): void {
  const options = readOptions(args, process.env);
  if (options === 'help') return void process.stdout.write(help);
  const verified = verifyStore(options.dataDir);
  process.stdout.write(report(verified));
  if (verified.flaws.length > 0) process.exitCode = 1;
}

/** Ends on a signal, and with the program that started this one, however that ended. */
function endWell(server: RunningServer, log: Logger): void {
  const end = () => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the server could not end well');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.connected) process.once('disconnect', end);
}

main().catch((error: unknown) => {
  // These say all there is to say; anything else is a defect, and its stack helps.
  const isPlain =
    error instanceof WrongUse ||
    error instanceof FolderInUse ||
    error instanceof StoreTooNew ||
    error instanceof NotThisKindOfOffice ||
    (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const text = error instanceof Error ? (isPlain ? error.message : (error.stack ?? error.message)) : error;
  process.stderr.write(`${text}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
});
