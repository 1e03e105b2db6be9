/** What the shells do around the client: start, start twice, survive their page, end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWhenStale } from '#build/bundle.ts';
import { root } from '#build/entries.ts';
import { closeDisplay, electronMissing } from '#tests/helpers/electron.ts';
import { startBrowserClient, startElectronClient } from '#tests/helpers/product.ts';

/** Nobody answers there: the client opens all the same. */
const server = 'http://127.0.0.1:9';
const signIn = { name: 'Đăng nhập' };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-shells-'));
  await bundleWhenStale();
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function runBrowserShell(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [path.join(root, 'main', 'browser.ts'), ...args]);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
}

describe('the browser shell', () => {
  it('prints its options, and in one sentence what is wrong with them', async () => {
    const help = await runBrowserShell('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('--server');
    const wrong = await runBrowserShell('--server', 'nowhere');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err.trim().split('\n')).toEqual([expect.stringContaining('nowhere')]);
  });

  it('refuses a data folder or a port that another one has, in one sentence, and ends when told', async () => {
    const dataDir = path.join(folder, 'browser');
    const client = await startBrowserClient({ server, dataDir });
    const { port } = new URL(client.address);
    const sameFolder = await runBrowserShell('--server', server, '--data', dataDir);
    expect(sameFolder).toMatchObject({ code: 1, out: '', err: expect.stringContaining(dataDir) });
    const samePort = await runBrowserShell(
      ...['--server', server, '--data', path.join(folder, 'another'), '--port', port],
    );
    expect(samePort).toMatchObject({ code: 1, out: '', err: expect.stringContaining(port) });
    expect(samePort.err.trim().split('\n')).toHaveLength(1);
    await client.end('SIGTERM');
    expect(client.process.exitCode).toBe(0);
    expect(existsSync(path.join(dataDir, 'key'))).toBe(true);
  });
});

const missing = electronMissing();
describe.skipIf(missing)(`the Electron shell${missing ? ` — skipped: ${missing}` : ''}`, () => {
  const dataDir = () => path.join(folder, 'electron');
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    app = await startElectronClient({ server, dataDir: dataDir() });
    page = await app.firstWindow();
    await page.getByRole('button', signIn).waitFor();
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await closeDisplay();
  });

  it('does not start twice on one data folder: the second start ends and shows the first', async () => {
    const shown = app.evaluate(
      ({ app: electron }) => new Promise((resolve) => electron.once('second-instance', resolve)),
    );
    const second = await startElectronClient({ server, dataDir: dataDir() }).catch(() => undefined);
    await second?.close().catch(() => {});
    await shown;
    expect(app.windows()).toHaveLength(1);
  });

  it('opens a page that crashed again, and says so', async () => {
    const told = app.evaluate(
      ({ dialog }) =>
        new Promise<string>((resolve) => {
          dialog.showMessageBox = async (...given: unknown[]) => {
            resolve((given.at(-1) as Electron.MessageBoxOptions).message);
            return { response: 0, checkboxChecked: false };
          };
        }),
    );
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    expect(await told).toContain('đã được mở lại');
    const title = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `document.querySelector('form button[type=submit]')?.textContent ?? ''`,
        ),
      );
    await expect.poll(title, { timeout: 20_000 }).toBe(signIn.name);
  });
});
