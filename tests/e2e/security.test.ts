/** What a page in the shells can't do, and what others can't do to it: tried in the real product, with no server to reach. */
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as ForeignSocket } from 'ws';
import { bundleWhenStale } from '#build/bundle.ts';
import { browserMissing, openBrowser } from '#tests/helpers/browser.ts';
import { closeDisplay, electronMissing } from '#tests/helpers/electron.ts';
import { type BrowserClient, startBrowserClient, startElectronClient } from '#tests/helpers/product.ts';

/** Nobody answers there: the client opens all the same. */
const server = 'http://127.0.0.1:9';
const signIn = { name: 'Đăng nhập' };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-security-'));
  await bundleWhenStale();
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What foreign code would try first; each must fail. */
async function tryForeignCode(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const attempt = async (run: () => unknown) => {
      try {
        return String(await run());
      } catch (error) {
        return error instanceof Error ? error.name : 'failed';
      }
    };
    const inline = document.createElement('script');
    inline.textContent = 'window.wasHere = true';
    document.head.append(inline);
    const frame = document.createElement('iframe');
    frame.src = 'data:text/html,frame';
    document.body.append(frame);
    const isFrameBlocked = await new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', () => resolve(true), { once: true });
      frame.addEventListener('load', () => resolve(false), { once: true });
    });
    frame.remove();
    inline.remove();
    return {
      eval: await attempt(() => new Function('return 1')()),
      inline: String('wasHere' in window),
      fetch: await attempt(() => fetch('https://example.com')),
      worker: await attempt(
        () =>
          new Promise((resolve, reject) => {
            const worker = new Worker('data:text/javascript,postMessage(1)');
            worker.onmessage = () => resolve('ran');
            worker.onerror = () => reject(new DOMException('', 'SecurityError'));
          }),
      ),
      frame: isFrameBlocked ? 'blocked' : 'shown',
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')].join(),
    };
  });
}

const nothingWorks = {
  eval: 'EvalError',
  inline: 'false',
  fetch: 'TypeError',
  worker: 'SecurityError',
  frame: 'blocked',
  node: 'undefined,undefined',
};

const noBrowser = browserMissing();
describe.skipIf(noBrowser)(`in a browser${noBrowser ? ` — skipped: ${noBrowser}` : ''}`, () => {
  let browser: Browser;
  let client: BrowserClient;
  let context: BrowserContext;
  let page: Page;
  let address: URL;

  beforeAll(async () => {
    [browser, client] = await Promise.all([
      openBrowser(),
      startBrowserClient({ server, dataDir: path.join(folder, 'browser') }),
    ]);
    address = new URL(client.address);
    context = await browser.newContext();
    page = await context.newPage();
    await page.goto(client.address);
    await page.getByRole('button', signIn).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await client?.end('SIGTERM');
  });

  it('takes the secret out of the address and of what the page can read of its past', async () => {
    const secret = address.hash.slice(1);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const seen = await page.evaluate(() =>
      JSON.stringify([location.href, document.referrer, performance.getEntries(), { ...localStorage }]),
    );
    expect(seen).not.toContain(secret);
    expect(page.url()).not.toContain(secret);
    await page.goBack().catch(() => null);
    expect(page.url()).not.toContain(secret);
    await page.goForward().catch(() => null);
  });

  it('lets no second browser in by the same link, and says what to do', async () => {
    const other = await browser.newContext();
    const second = await other.newPage();
    await second.goto(client.address);
    await expect
      .poll(() => second.getByRole('alert').textContent(), { timeout: 30_000 })
      .toContain('nhấn Enter');
    expect(await second.getByRole('button', signIn).count()).toBe(0);
    await other.close();
  });

  it('gives another link for another browser when asked', async () => {
    const other = await browser.newContext();
    const second = await other.newPage();
    await second.goto(await client.freshLink());
    await second.getByRole('button', signIn).waitFor();
    await other.close();
  });

  it('runs no code that is not its own', async () => {
    expect(await tryForeignCode(page)).toEqual(nothingWorks);
  });

  it('does not answer a page of another port, though browsers send it our cookie', async () => {
    const attacker = http.createServer((_request, answer) => {
      answer.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Trang lạ</title>');
    });
    await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
    const foreign = await context.newPage();
    await foreign.goto(`http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`);
    const found = await foreign.evaluate(async (host) => {
      const dial = (target: string) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(`ws://${host}${target}`);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        });
      const picture = new Image();
      const drawn = new Promise<string>((resolve) => {
        picture.onload = () => resolve('shown');
        picture.onerror = () => resolve('refused');
      });
      picture.src = `http://${host}/theme/icon.svg`;
      const read = await fetch(`http://${host}/`, { credentials: 'include' }).then(
        () => 'read',
        () => 'refused',
      );
      return [await dial('/rpc'), await dial('/sync'), read, await drawn];
    }, address.host);
    expect(found).toEqual(['refused', 'refused', 'refused', 'refused']);
    await foreign.close();
    attacker.close();
  });

  it('answers on loopback to its own name alone, and opens WebSockets for nobody without the cookie', async () => {
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const own = { origin: address.origin, cookie: `${cookie?.name}=${cookie?.value}` };
    const dial = (headers: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const socket = new ForeignSocket(`ws://${address.host}/rpc`, { headers });
        socket.on('open', () => {
          resolve('open');
          socket.close();
        });
        socket.on('error', (error) => resolve(error.message));
      });
    expect(await dial(own)).toBe('open');
    expect(await dial({ origin: own.origin })).toContain('403');
    expect(await dial({ cookie: own.cookie })).toContain('403');
    expect(await dial({ ...own, origin: 'https://evil.example' })).toContain('403');
    expect(await dial({ ...own, host: `evil.example:${address.port}` })).toContain('403');
  });
});

const noElectron = electronMissing();
describe.skipIf(noElectron)(`in Electron${noElectron ? ` — skipped: ${noElectron}` : ''}`, () => {
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    app = await startElectronClient({ server, dataDir: path.join(folder, 'electron') });
    page = await app.firstWindow();
    await page.getByRole('button', signIn).waitFor();
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await closeDisplay();
  });

  it('shuts the renderer in: sandbox, its own world, no Node', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
  });

  it('runs no code that is not its own', async () => {
    expect(await tryForeignCode(page)).toEqual(nothingWorks);
  });

  it('serves its own origin by the same policy as the browser shell', async () => {
    const answer = await page.evaluate(async () => {
      const { headers } = await fetch('/');
      return { origin: location.origin, policy: headers.get('content-security-policy') };
    });
    expect(answer.origin).toBe('hopso://app');
    expect(answer.policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';");
  });

  it('finds no file outside the interface', async () => {
    const statuses = await page.evaluate(async () => {
      const targets = ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2f..%2fpackage.json'];
      const answers = await Promise.all(targets.map(async (target) => (await fetch(target)).text()));
      return answers.map((text) => text.includes('"hop-so"'));
    });
    expect(statuses).toEqual([false, false, false]);
  });

  it('grants no permission', async () => {
    const asked = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).catch((error: Error) => error.name),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('denied'),
        ),
      ),
    }));
    expect(asked).toMatchObject({ notifications: 'denied', place: 'denied' });
    expect(asked.camera).toMatch(/NotAllowedError|NotFoundError/);
  });

  it('puts on the clipboard what a person copies, and reads nothing from there', async () => {
    await app.evaluate(({ BrowserWindow, clipboard }) => {
      BrowserWindow.getAllWindows()[0]?.focus();
      clipboard.writeText('của chương trình khác');
    });
    const said = await page.evaluate(async () => {
      const reason = (error: Error) => error.name;
      return {
        read: await navigator.clipboard.readText().catch(reason),
        write: await navigator.clipboard.writeText('Điều 5').catch(reason),
      };
    });
    expect(said).toEqual({ read: 'NotAllowedError', write: undefined });
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Điều 5');
  });

  it('opens no second window and stays on its own page', async () => {
    // What asks before it leads out would wait for a person.
    await app.evaluate(({ dialog }) => {
      const asked: string[] = [];
      Reflect.set(globalThis, 'asked', asked);
      dialog.showMessageBox = async (...given: unknown[]) => {
        asked.push((given.at(-1) as Electron.MessageBoxOptions).detail ?? '');
        return { response: 1, checkboxChecked: false };
      };
    });
    expect(await page.evaluate(() => window.open('https://example.com/out'))).toBeNull();
    expect(await page.evaluate(() => window.open('file:///etc/passwd'))).toBeNull();
    await page.evaluate(() => {
      location.href = 'https://example.com/away';
    });
    const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as string[]);
    await expect.poll(async () => (await asked()).length, { timeout: 30_000 }).toBe(2);
    expect((await asked()).join()).toMatch(/example\.com\/out.*example\.com\/away/s);
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );
    expect(windows).toEqual([expect.stringMatching(/^hopso:\/\/app\//)]);
  });
});
