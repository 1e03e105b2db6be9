/** The Chromium that journeys drive: one process for a test file, a context of its own for each person. */
import { type Browser, chromium } from 'playwright-core';
import { browserSwitches, findBrowser } from '#build/browser.ts';

/** Why there is none, in words for the terminal; `undefined` when there is one. */
export function browserMissing(): string | undefined {
  return findBrowser() === undefined
    ? 'no Chromium or Chrome on this machine (HOPSO_BROWSER names one elsewhere)'
    : undefined;
}

/** @param more switches besides the usual ones */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(browserMissing());
  return chromium.launch({
    executablePath,
    args: [...browserSwitches(), '--disable-quic', '--disable-background-networking', ...more],
  });
}
