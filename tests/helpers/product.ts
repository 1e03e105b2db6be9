/** The product as a person has it: one client with a data folder of its own, in either shell, and the page it shows. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, ElectronApplication, Page } from 'playwright-core';
import { bundleWhenStale } from '#build/bundle.ts';
import { root } from '#build/entries.ts';
import { browserMissing, openBrowser } from './browser.ts';
import { closeDisplay, electronMissing, openElectron } from './electron.ts';

export interface ProductOptions {
  /** Origin of the server to join; `undefined`: the embedded sample server. */
  server?: string;
  dataDir: string;
}

export interface Product {
  page: Page;
  dataDir: string;
  /** Of the client's own process. */
  pid: number;
  /** What the page did wrong: errors nobody caught, and loads that the content policy refused. */
  complaints: readonly string[];
  /** Asks it to end and waits until it has stored everything. */
  close(): Promise<void>;
  /** `kill -9` of the client's own process. */
  kill(): Promise<void>;
  /** Saves what the page downloads next to `file`. */
  download(start: () => Promise<void>, file: string): Promise<void>;
}

export interface Shell {
  name: 'browser' | 'electron';
  /** Why it can't run on this machine. */
  missing: string | undefined;
  launch(options: ProductOptions): Promise<Product>;
  /** Ends what the shell's products share. */
  close(): Promise<void>;
}

const window = { width: 1280, height: 800 };

function listenToComplaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      heard.push(message.text());
  });
  return heard;
}

/** Vietnamese screens without motion, so that tests wait for what is there and not for what moves. */
const context = {
  viewport: window,
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
  reducedMotion: 'reduce',
  acceptDownloads: true,
} as const;

export function browserShell(): Shell {
  let browser: Promise<Browser> | undefined;
  return {
    name: 'browser',
    missing: browserMissing(),
    async launch(options) {
      await bundleWhenStale();
      browser ??= openBrowser();
      const client = await startBrowserClient(options);
      const own = await (await browser).newContext(context);
      const page = await own.newPage();
      const complaints = listenToComplaints(page);
      await page.goto(client.address);
      const end = async (signal: NodeJS.Signals) => {
        await own.close();
        await client.end(signal);
      };
      return {
        page,
        dataDir: options.dataDir,
        pid: client.process.pid ?? 0,
        complaints,
        close: () => end('SIGTERM'),
        kill: () => end('SIGKILL'),
        async download(start, file) {
          const [download] = await Promise.all([page.waitForEvent('download'), start()]);
          await download.saveAs(file);
        },
      };
    },
    close: async () => (await browser)?.close(),
  };
}

export interface BrowserClient {
  /** The one-time address. */
  address: string;
  process: ChildProcess;
  /** Prints another address. */
  freshLink(): Promise<string>;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** The browser shell's process alone. */
export async function startBrowserClient({ server, dataDir }: ProductOptions): Promise<BrowserClient> {
  const args = [path.join(root, 'main', 'browser.ts'), '--data', dataDir];
  if (server !== undefined) args.push('--server', server);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const nextAddress = () =>
    new Promise<string>((resolve, reject) => {
      const take = (line: string) => {
        const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(line)?.[0];
        if (address === undefined) return;
        lines.off('line', take);
        resolve(address);
      };
      lines.on('line', take);
      child.once('exit', (code) => reject(new Error(`the browser shell ended with code ${code}`)));
    });
  const address = await nextAddress();
  return {
    address,
    process: child,
    freshLink() {
      child.stdin.write('\n');
      return nextAddress();
    },
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

export function electronShell(): Shell {
  return {
    name: 'electron',
    missing: electronMissing(),
    async launch(options) {
      await bundleWhenStale();
      const app = await startElectronClient(options);
      const page = await app.firstWindow();
      const complaints = listenToComplaints(page);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      return {
        page,
        dataDir: options.dataDir,
        pid: app.process().pid ?? 0,
        complaints,
        close: () => app.close(),
        async kill() {
          const child = app.process();
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        },
        async download(start, file) {
          const done = app.evaluate(
            ({ session }, target) =>
              new Promise<string>((resolve) => {
                session.defaultSession.once('will-download', (_event, item) => {
                  item.setSavePath(target);
                  item.once('done', (_done, state) => resolve(state));
                });
              }),
            file,
          );
          await start();
          const state = await done;
          if (state !== 'completed') throw new Error(`the download ended as ${state}`);
        },
      };
    },
    close: closeDisplay,
  };
}

export function startElectronClient({ server, dataDir }: ProductOptions): Promise<ElectronApplication> {
  const args = ['--data', dataDir];
  return openElectron(server === undefined ? args : [...args, '--server', server]);
}
