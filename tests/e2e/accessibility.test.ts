/** Every screen, light and dark, held against the rules of WCAG 2.1 AA that a machine can check (axe). */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbeddedServer, startWithNode } from '#main/embedded-server.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { startTap, type Tap } from '#tests/helpers/tap.ts';
import { words } from '#tests/helpers/words.ts';
import { faults } from './faults.ts';
import { Person } from './person.ts';

const coming = 'Giao ban vận hành chính quyền số hai cấp';
const draft = 'Góp ý dự thảo Quy chế phòng họp không giấy';
const report = 'Báo cáo kết quả vận hành chính quyền số hai cấp quý gần nhất';

/** What opens each panel of the room. */
const panels = [/^Phát biểu/, /^Kết luận/, /^Biểu quyết/, /^Có mặt/];

const shell = browserShell();

describe.skipIf(shell.missing !== undefined)('accessibility', () => {
  let folder: string;
  let server: EmbeddedServer;
  let line: Tap;
  let secretary: Person;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-axe-'));
    server = await startEmbeddedServer({ dataDir: folder, start: startWithNode, log: console });
    line = await startTap(server.url);
    const { sampleAccounts } = await (await fetch(`${server.url}/api/office`)).json();
    const product = await shell.launch({ server: line.url, dataDir: path.join(folder, 'client') });
    secretary = new Person(sampleAccounts[0], product, line);
  });

  afterAll(async () => {
    await secretary.product.close();
    await shell.close();
    await line.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('every screen, in the order of a secretary’s day', async () => {
    const { page } = secretary;
    const look = async (screen: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft(await faults(page), `${screen}, ${colorScheme}`).toEqual([]);
      }
    };

    await page.getByRole('textbox', { name: words('session:username') }).waitFor();
    await look('sign-in');
    const { samplePassword } = await (await fetch(`${server.url}/api/office`)).json();
    await secretary.signIn(samplePassword);
    await page.getByRole('link', { name: coming }).first().waitFor();
    await look('list of meetings');
    await page.getByRole('link', { name: words('templates:fromTemplate') }).click();
    await page.getByRole('heading', { level: 1, name: words('templates:title') }).waitFor();
    await look('templates');
    await page.getByRole('link', { name: words('meeting:back') }).click();
    await page.getByRole('link', { name: draft }).first().click();
    await page.getByRole('link', { name: words('meeting:plan') }).click();
    await page.getByRole('textbox', { name: words('plan:title'), exact: true }).waitFor();
    await look('plan editor');
    await page.getByRole('link', { name: words('meeting:back'), exact: true }).click();

    await secretary.openMeeting(coming);
    await look('meeting');
    await secretary.openPaper(report);
    await secretary.note('Hỏi thêm về tuyến cáp dự phòng');
    await secretary.marks();
    await look('paper with marks');
    await secretary.backToMeeting();
    await secretary.startMeeting();
    await look('meeting room');
    for (const panel of panels) {
      await page
        .getByRole('region', { name: words('live:stage') })
        .getByRole('button', { name: panel })
        .first()
        .click();
      await page.getByRole('complementary').waitFor();
      await look(`meeting room, panel ${panel}`);
    }
    await page.getByRole('link', { name: words('common:product') }).click();

    for (const place of ['desk', 'polls', 'calendar', 'search', 'statistics'] as const) {
      await page
        .getByRole('navigation', { name: words('frame:nav') })
        .getByRole('link', { name: words(`frame:${place}`), exact: true })
        .click();
      await page.getByRole('heading', { level: 1, name: words(`${place}:title`), exact: true }).waitFor();
      await look(place);
    }
  }, 900_000);
});
