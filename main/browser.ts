/**
 * The browser shell: the client under plain Node, shown by any Chromium on this machine. It prints one address; the browser
 * that opens it first is let in. Enter prints another one. SIGINT or SIGTERM stores what is held and ends it.
 */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { RPCHandler } from '@orpc/server/ws';
import { pino } from 'pino';
import { type Arguments, defaultDataDir, readArguments } from './arguments.ts';
import { type BrowserServer, startBrowserServer } from './browser-server.ts';
import { openClient } from './client.ts';
import { lockDataDir } from './data-lock.ts';
import { startEmbeddedServer, startWithNode } from './embedded-server.ts';
import { rendererRoot } from './installation.ts';
import { fileKeyBox } from './keys.ts';
import { say, words } from './words.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const log = pino({ level: process.env.HOPSO_LOG ?? 'warn' }, pino.destination(2));

const parsed = readArguments(process.argv.slice(2), 'refuse');
if (parsed.outcome === 'help') print(parsed.text);
else if (parsed.outcome === 'wrong') fail(parsed.message, 2);
else {
  await run(parsed.arguments).catch((cause: NodeJS.ErrnoException) => {
    const { language, port } = parsed.arguments;
    const { startFailed, portTaken } = words[language];
    if (cause.code === 'EADDRINUSE') fail(say(portTaken, { port: String(port) }), 1);
    else fail(`${startFailed}: ${cause.stack ?? cause}`, 1);
    process.exit();
  });
}

async function run({ server, dataDir: chosen, port, language }: Arguments): Promise<void> {
  const sentences = words[language];
  if (!existsSync(rendererRoot)) return fail(say(sentences.noRenderer, { folder: rendererRoot }), 1);
  const dataDir = chosen ?? defaultDataDir('hop-so-browser');
  if (!lockDataDir(dataDir)) return fail(say(sentences.alreadyOpen, { folder: dataDir }), 1);

  const embedded =
    server === undefined ? await startEmbeddedServer({ dataDir, start: startWithNode, log }) : undefined;
  const client = await openClient({
    dataDir,
    server: server ?? embedded?.url ?? '',
    keyBox: fileKeyBox(dataDir),
    log,
  });
  const contract = new RPCHandler(client.router);
  const shown = await startBrowserServer({
    carried: {
      serveContract: (socket) => void contract.upgrade(socket),
      attachSyncPort: (sync) => client.attachSyncPort(sync),
      fetch: (request) => client.fetch(request),
    },
    port,
    renderer: rendererRoot,
    language,
    log,
  });

  offerLinks(shown, sentences.freshLink);
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await shown.close();
    await client.close();
    await embedded?.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
}

function offerLinks(shown: BrowserServer, hint: string): void {
  const offer = () => print(`Họp Số: ${shown.freshLink()}`);
  offer();
  if (process.stdin.isTTY) print(hint);
  createInterface({ input: process.stdin }).on('line', offer);
}

function fail(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
