/** The reader under a pen and a hand: the pen's button and eraser, a palm on the glass, two fingers. */
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { enterWithPaper } from './lone-reader.ts';
import { type Person, patience } from './person.ts';
import { stageOf } from './steps.ts';

const shell = browserShell();
const { missing } = shell;

const mixed = 'Kho giay khac nhau';

describe.skipIf(missing !== undefined)(`the reader by hand${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  let reader: Person;
  let page: Page;
  let cdp: CDPSession;

  beforeAll(async () => {
    const bytes = await paperOfSizes();
    ({ reader } = await enterWithPaper(stage, { meeting: 'Đọc bằng tay', paper: mixed, bytes }));
    page = reader.page;
    cdp = await page.context().newCDPSession(page);
  }, 300_000);

  const sheet = (number: number) =>
    page.getByRole('region', { name: words('paper:pages.page', { page: number }), exact: true });
  const painted = (number: number) => sheet(number).locator('[data-painted="true"] canvas');
  const marks = (number = 1) =>
    page
      .getByRole('list', { name: words('paper:marks.onPage', { page: number }), exact: true })
      .getByRole('listitem')
      .count();

  async function take(tool: string): Promise<void> {
    await page
      .getByRole('toolbar', { name: words('paper:tool.label') })
      .getByRole('button', { name: words(`paper:tool.${tool}`), exact: true })
      .click();
  }

  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: Spot, side = false) =>
    cdp.send('Input.dispatchMouseEvent', {
      ...{ type, x, y, button: side ? 'right' : 'left', pointerType: 'pen', clickCount: 1 },
      buttons: type === 'mouseReleased' ? 0 : side ? 2 : 1,
      force: 0.5,
    });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: Spot[]) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(([x, y], id) => ({ x, y, id, radiusX: 8, radiusY: 8, force: 0.5 })),
    });

  async function stroke(from: Spot, to: Spot, side = false): Promise<void> {
    await pen('mousePressed', from, side);
    for (let i = 1; i <= 10; i++) await pen('mouseMoved', between(from, to, i / 10), side);
    await pen('mouseReleased', to, side);
  }

  /** A point of the first page, from its upper left corner. */
  async function at(x: number, y: number): Promise<Spot> {
    const box = await boxOf(sheet(1));
    return [box.x + x, box.y + y];
  }

  it('erases with the button on the pen’s side and with its other end, whatever tool is in hand', async () => {
    await page.getByRole('link', { name: mixed }).first().click();
    await painted(1).waitFor();
    await take('pen');
    await stroke(await at(120, 200), await at(320, 200));
    await stroke(await at(120, 260), await at(320, 260));
    await expect.poll(() => marks(), patience).toBe(2);

    await stroke(await at(200, 180), await at(200, 220), true);
    await expect.poll(() => marks(), patience).toBe(1);

    await page.evaluate(eraseWithOtherEnd, [await at(220, 240), await at(220, 280)] as const);
    await expect.poll(() => marks(), patience).toBe(0);
    // The tool in hand stayed the pen.
    await stroke(await at(120, 320), await at(320, 320));
    await expect.poll(() => marks(), patience).toBe(1);
  });

  it('takes a hand on the glass for no finger while a pen writes, nor draws with it afterwards', async () => {
    const zoom = page
      .getByRole('button', { name: new RegExp(words('paper:zoom.now', { percent: '\\d+' })) })
      .first();
    const before = await zoom.textContent();
    const top = () =>
      page
        .locator('[role="document"]')
        .first()
        .evaluate((pane) => pane.scrollTop);
    const [scrolled, had] = [await top(), await marks()];

    await pen('mousePressed', await at(120, 380));
    for (let i = 1; i <= 5; i++) await pen('mouseMoved', await at(120 + i * 20, 380));
    const [palm, wrist] = [await at(300, 480), await at(360, 520)];
    await touch('touchStart', palm, wrist);
    await touch('touchMove', [palm[0] - 60, palm[1] - 60], [wrist[0] + 40, wrist[1] + 60]);
    for (let i = 6; i <= 10; i++) await pen('mouseMoved', await at(120 + i * 20, 380));
    await touch('touchEnd');
    await pen('mouseReleased', await at(320, 380));
    await expect.poll(() => marks(), patience).toBe(had + 1);
    expect(await zoom.textContent()).toBe(before);
    expect(await top()).toBe(scrolled);

    const heel = await at(200, 460);
    await touch('touchStart', heel);
    await touch('touchMove', [heel[0] + 40, heel[1]]);
    await touch('touchMove', [heel[0] + 90, heel[1]]);
    await touch('touchEnd');
    await stroke(await at(120, 420), await at(320, 420));
    // Had the hand drawn, there would be one more.
    await expect.poll(() => marks(), patience).toBe(had + 2);
  });

  it('zooms and moves the pages with two fingers, and draws nothing meanwhile', async () => {
    const zoom = page
      .getByRole('button', { name: new RegExp(words('paper:zoom.now', { percent: '\\d+' })) })
      .first();
    const percent = async () => Number.parseInt((await zoom.textContent()) ?? '', 10);
    const pane = page.locator('[role="document"]').first();
    const had = await marks();
    const before = await percent();
    const box = await boxOf(pane);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await touch('touchStart', [x - 40, y], [x + 40, y]);
    for (let i = 1; i <= 8; i++) await touch('touchMove', [x - 40 - i * 8, y], [x + 40 + i * 8, y]);
    await touch('touchEnd');
    await expect.poll(percent, patience).toBeGreaterThan(before * 1.8);
    await expect.poll(percent, patience).toBeLessThan(before * 3.5);

    const scrolled = await pane.evaluate((element) => element.scrollTop);
    await touch('touchStart', [x - 40, y + 100], [x + 40, y + 100]);
    for (let i = 1; i <= 8; i++)
      await touch('touchMove', [x - 40, y + 100 - i * 20], [x + 40, y + 100 - i * 20]);
    await touch('touchEnd');
    await expect
      .poll(() => pane.evaluate((element) => element.scrollTop), patience)
      .toBeGreaterThan(scrolled + 120);
    expect(await marks()).toBe(had);
    await page.keyboard.press('w');
  });
});

type Spot = readonly [x: number, y: number];

function between([ax, ay]: Spot, [bx, by]: Spot, part: number): Spot {
  return [ax + (bx - ax) * part, ay + (by - ay) * part];
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not on the screen');
  return box;
}

/** Upright A4, A3 on its side, and A4 that is turned by the file. */
async function paperOfSizes(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const [width, height, turn] of [
    [595, 842, 0],
    [1191, 842, 0],
    [595, 842, 90],
  ] as const) {
    const page = document.addPage([width, height]);
    page.setRotation(degrees(turn));
    for (let i = 0; i < 20; i++)
      page.drawText(`Line ${i + 1} of ${width} x ${height}`, { x: 60, y: height - 60 - i * 24, size: 14 });
  }
  return await document.save();
}

/** In the page: no test can turn a pen round, so its events are made here. */
function eraseWithOtherEnd([[x1, y1], [x2, y2]]: readonly [Spot, Spot]): void {
  const pane = document.querySelector('[role="document"]');
  const send = (type: string, part: number) => {
    const [clientX, clientY] = [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
    const held =
      type === 'pointerup'
        ? { button: 5, buttons: 0 }
        : { button: type === 'pointerdown' ? 5 : -1, buttons: 32 };
    pane?.dispatchEvent(
      new PointerEvent(type, {
        ...held,
        clientX,
        clientY,
        pointerId: 1,
        pointerType: 'pen',
        bubbles: true,
        cancelable: true,
      }),
    );
  };
  send('pointerdown', 0);
  for (let i = 1; i <= 5; i++) send('pointermove', i / 5);
  send('pointerup', 1);
}
