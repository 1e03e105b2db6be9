/** The looks that people have: size of the window, light or dark, language. */
import type { Page } from 'playwright-core';
import { words } from '#tests/helpers/words.ts';

export const sizes = {
  /** Of most machines in offices. */
  usual: { width: 1366, height: 768 },
  large: { width: 1920, height: 1080 },
  /** A tablet, or a laptop that is touched. */
  touch: { width: 1024, height: 768 },
} as const;

export interface Look {
  size: keyof typeof sizes;
  theme: 'light' | 'dark';
  language: 'vi' | 'en';
}

export const usualLook: Look = { size: 'usual', theme: 'light', language: 'vi' };

export const everyLook: readonly Look[] = (['vi', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (Object.keys(sizes) as (keyof typeof sizes)[]).map((size) => ({ size, theme, language })),
  ),
);

/** What is on the screen once it looks like this, fonts are there and nothing is on its way. */
export async function wear(page: Page, { size, theme, language }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  if (page.viewportSize()?.width !== sizes[size].width) await page.setViewportSize(sizes[size]);
  await speak(page, language);
  await page.evaluate(() => document.fonts.ready);
  // What floats beside a button follows it a frame later.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-loading]') === null);
}

/**
 * The language is changed where people change it, but in a second window of the same person: a dialog that is open in the
 * first one stays open, and all windows of a machine speak one language.
 */
async function speak(page: Page, language: Look['language']): Promise<void> {
  const now = await page.evaluate(() => document.documentElement.lang);
  // Nobody chooses a language before the sign-in screen.
  if (now === language || (await page.getByLabel(words('session:password'), { exact: true }).count()) > 0)
    return;
  const second = await page.context().newPage();
  await second.goto(page.url().replace(/#.*/, '#/'));
  await second
    .getByRole('banner')
    .getByRole('button', { name: /^(Tài khoản của|Account of) / })
    .click();
  await second.getByText(words(`frame:person.${language}`), { exact: true }).click();
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
  await second.close();
  await page.bringToFront();
}
