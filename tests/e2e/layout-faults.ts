/** What a finger and an eye trip over and a machine can measure: small targets, sideways scrolling, words that are cut off. */
import type { Page } from 'playwright-core';

/** In CSS pixels: the least that a fingertip hits, either way. */
const LEAST = 44;

const controls = [
  ...['button', 'a[href]', 'input', 'textarea', 'summary'],
  ...['button', 'tab', 'menuitem', 'option', 'switch', 'checkbox', 'radio'].map((role) => `[role=${role}]`),
].join();

/** One line a fault: what, where. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const found = [
    ...(sideways > 0 ? [`the screen scrolls sideways by ${sideways} px`] : []),
    ...(await smallTargets(page)).map(({ what, width, height }) => `${what}: ${width} × ${height} px`),
    ...(await cutWords(page)).map((what) => `${what}: cut off`),
  ];
  return [...new Set(found)];
}

async function smallTargets(page: Page): Promise<{ what: string; width: number; height: number }[]> {
  const targets = await page.locator(controls).evaluateAll((elements) =>
    elements.map((element) => {
      // What is ticked is hit on its words as well, a field anywhere within its frame, what covers its card, on the card.
      const isTicked = element instanceof HTMLInputElement && /checkbox|radio/.test(element.type);
      const target = (isTicked && element.labels?.[0]) || element;
      const isCover = getComputedStyle(target, '::after').position === 'absolute';
      const hit =
        (isCover && target instanceof HTMLElement && target.offsetParent) ||
        (target.closest('.mantine-Input-wrapper') ?? target);
      const { height, right, bottom } = hit.getBoundingClientRect();
      // A box and its words are hit as one, however short the words.
      const { width } = ((isTicked && element.closest('[class*="-body"]')) || hit).getBoundingClientRect();
      const isShown =
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        // What stands on a page is as large as whoever made the paper wanted it.
        element.closest('[inert], [aria-hidden="true"], [data-of-paper]') === null;
      // What only screen readers meet is a point; a link among words is as high as its line.
      const isHit = width > 1 && height > 1 && right > 0 && bottom > 0;
      const isAmongWords = element.tagName === 'A' && getComputedStyle(element).display === 'inline';
      return {
        what: `${element.tagName} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}”`,
        width: Math.round(width),
        height: Math.round(height),
        counts: isShown && isHit && !isAmongWords,
      };
    }),
  );
  return targets.filter(({ counts, width, height }) => counts && Math.min(width, height) < LEAST);
}

/** Words that end at an edge without a sign that there are more. */
function cutWords(page: Page): Promise<string[]> {
  return page.locator('body *').evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        return (overflowX === 'hidden' || overflowX === 'clip') && textOverflow !== 'ellipsis';
      })
      .filter(({ clientWidth, scrollWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
      .filter((element) =>
        [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        ),
      )
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((element) => `${element.tagName} “${element.textContent.trim().slice(0, 60)}”`),
  );
}
