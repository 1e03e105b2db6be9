/**
 * Every screen of the tour: held against WCAG (axe), light and dark, and against our own rules for a screen that is touched; and
 * photographed for `docs/screenshots/`: the real product on the sample office, nothing drawn or posed that a person could not
 * do. Those that the table keeps no picture of are in `docs/screenshots/khac/`, smaller. Run by `npm run screenshots`.
 *
 * `HOPSO_LOOKS` takes every screen instead, into `test-results/screens/`, in the looks it names, for whoever wants to judge a
 * change with their own eyes: `all`, or looks such as `usual-light-vi,touch-dark-en`. One part of them by `-t 'the room'`.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '#build/entries.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { faultsInBothLooks } from './faults.ts';
import { layoutFaults } from './layout-faults.ts';
import { Stage } from './stage.ts';
import { everyLook, type Look, usualLook, wear } from './tour/looks.ts';
import { parts } from './tour/parts.ts';
import { keptPictures, type Screen, screens } from './tour/screens.ts';
import { Tour } from './tour/tour.ts';

const folder = path.join(root, 'docs', 'screenshots');
/** Of all other screens. */
const others = path.join(folder, 'khac');
const seen = new Set<Screen>();
const shell = browserShell();
afterAll(() => shell.close());

describe.each(parts)('$name', ({ walk }) => {
  test('is photographed', async () => {
    const stage = new Stage(shell);
    try {
      await walk(await Tour.begin(stage, take));
    } catch (cause) {
      await stage.picture();
      throw cause;
    } finally {
      await stage.close();
    }
  });
});

test('has come past every screen of the table, and nothing else lies among the pictures', () => {
  expect([...seen].toSorted()).toEqual(screens.toSorted());
  const kept = screens.flatMap(documented).map(({ file }) => path.relative(folder, file));
  const there = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(
    there.map((each) => path.relative(folder, path.join(each.parentPath, each.name))).toSorted(),
  ).toEqual(kept.toSorted());
});

async function take(page: Page, screen: Screen): Promise<void> {
  seen.add(screen);
  expect.soft(await faultsInBothLooks(page), screen).toEqual([]);
  await wear(page, { ...usualLook, size: 'touch' });
  expect.soft(await layoutFaults(page), `${screen}, touched`).toEqual([]);
  for (const { file, look } of wanted(screen)) {
    mkdirSync(path.dirname(file), { recursive: true });
    await wear(page, look);
    await page.screenshot(file.endsWith('.jpg') ? { path: file, quality: 60 } : { path: file });
  }
  await wear(page, usualLook);
}

/** Pictures in one language after those in the other: it is changed by hand, as people do. */
function wanted(screen: Screen): { file: string; look: Look }[] {
  const looks = process.env.HOPSO_LOOKS;
  if (looks === undefined) return documented(screen);
  return everyLook
    .map((look) => ({ look, name: `${look.size}-${look.theme}-${look.language}` }))
    .filter(({ name }) => looks === 'all' || looks.split(',').includes(name))
    .map(({ look, name }) => ({
      file: path.join(root, 'test-results', 'screens', name, `${screen}.png`),
      look,
    }));
}

function documented(screen: Screen): { file: string; look: Look }[] {
  const kept = keptPictures(screen);
  if (kept.length === 0) return [{ file: path.join(others, `${screen}.jpg`), look: usualLook }];
  return kept.map(({ name, look }) => ({ file: path.join(folder, `${name}.png`), look }));
}
