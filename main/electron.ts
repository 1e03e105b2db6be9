/** The desktop shell: one instance per data folder, one window, the client in this process, the renderer shut in a sandbox. */
import path from 'node:path';
import type { Readable } from 'node:stream';
import { RPCHandler } from '@orpc/server/message-port';
import {
  app,
  type BrowserWindow,
  dialog,
  type IpcMainEvent,
  ipcMain,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import { pino } from 'pino';
import { handoverChannel, portKinds } from '../preload/handover.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { messagePort } from './byte-ports.ts';
import { type Client, openClient } from './client.ts';
import { guardBytes, pageHeaders } from './content-policy.ts';
import { lockDataDir } from './data-lock.ts';
import { electronKeyBox, hasKeychain } from './electron-keys.ts';
import { type EmbeddedServer, type StartProcess, startEmbeddedServer } from './embedded-server.ts';
import { rendererRoot } from './installation.ts';
import { rendererFiles } from './renderer-files.ts';
import { appOrigin, appScheme, guardContents, guardSession, installMenu, openWindow } from './window.ts';
import { say, type Words, words } from './words.ts';

const log = pino({ level: process.env.HOPSO_LOG ?? 'warn' }, pino.destination(2));
const developerTools = !app.isPackaged;

// Before `ready`: an origin of its own, with fetch, streams and ranged requests as on the web.
protocol.registerSchemesAsPrivileged([
  {
    scheme: appScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);

const parsed = readArguments(process.argv.slice(1), 'ignore');
if (parsed.outcome === 'run') start(parsed.arguments);
else stop(parsed.outcome === 'help' ? parsed.text : parsed.message, parsed.outcome === 'help' ? 0 : 2);

function start(given: Arguments): void {
  const dataDir = given.dataDir ?? path.join(app.getPath('appData'), 'hop-so');
  // Electron's own lock is one per `userData` too.
  app.setPath('userData', dataDir);
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  // Switched off from outside where Chromium's sandbox can't run at all, e.g. as root in a container.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app
    .whenReady()
    .then(() => run(given, dataDir))
    .catch((cause: unknown) => {
      log.error({ err: cause }, 'the client could not start');
      dialog.showErrorBox(words[given.language].startFailed, String(cause));
      app.exit(1);
    });
}

async function run({ server, language }: Arguments, dataDir: string): Promise<void> {
  const sentences = words[language];
  if (!lockDataDir(dataDir)) return stop(say(sentences.alreadyOpen, { folder: dataDir }), 1);
  if (!hasKeychain()) process.stderr.write(`${sentences.noKeychain}\n`);

  guardSession(session.defaultSession, sentences);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, sentences));
  installMenu(sentences, developerTools);

  const embedded =
    server === undefined ? await startEmbeddedServer({ dataDir, start: startUtility, log }) : undefined;
  const client = await openClient({
    dataDir,
    server: server ?? embedded?.url ?? '',
    keyBox: electronKeyBox(dataDir),
    log,
  });
  serveRenderer(client);
  handOverPorts(client);
  keepOneWindow(dataDir, sentences);
  endTogether(client, embedded);
}

/** The renderer's files and the byte paths, on one origin. */
function serveRenderer(client: Client): void {
  const files = rendererFiles(rendererRoot, pageHeaders());
  protocol.handle(appScheme, async (request) => {
    if (!request.url.startsWith(`${appOrigin}/`)) return new Response(null, { status: 404 });
    const bytes = await client.fetch(request);
    return bytes ? guardBytes(bytes) : files(request);
  });
}

/** Ports go to our own top frame alone; whatever else asks gets silence. */
function handOverPorts(client: Client): void {
  const contract = new RPCHandler(client.router);
  ipcMain.on(handoverChannel, (event: IpcMainEvent, asked: unknown) => {
    const kind = portKinds.find((known) => known === asked);
    const [port] = event.ports;
    const frame = event.senderFrame;
    const isOurs = frame !== null && frame.parent === null && frame.origin === appOrigin;
    if (!port || !kind || !isOurs) return;
    if (kind === 'sync') return client.attachSyncPort(messagePort(port));
    contract.upgrade(port);
    port.start();
  });
}

function keepOneWindow(dataDir: string, sentences: Words): void {
  let window: BrowserWindow | undefined;
  const show = () => {
    if (!window || window.isDestroyed()) window = openWindow({ dataDir, words: sentences, developerTools });
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());
  show();
}

/** Quitting waits until the client has stored what it holds and the server has ended. */
function endTogether(client: Client, embedded: EmbeddedServer | undefined): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    ended = true;
    void Promise.allSettled([client.close()])
      .then(() => embedded?.close())
      .finally(() => app.exit(0));
  });
}

const startUtility: StartProcess = (program, args) => {
  const child = utilityProcess.fork(program, [...args], { stdio: 'pipe', serviceName: 'hop-so-server' });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the server has no output');
  stderr.pipe(process.stderr);
  let ended: { code: number } | undefined;
  child.on('exit', (code) => {
    ended = { code };
  });
  return {
    output: stdout as Readable,
    onExit(exited) {
      if (ended) exited(ended.code);
      else child.on('exit', exited);
    },
    end: () => void child.kill(),
  };
};

function stop(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  app.exit(code);
}
