/**
 * Keeps the focus where a person is. What had it may go away by what it did: a button that is pressed once, a row that is removed, a
 * screen that is left. Browsers then let the focus fall on nothing, and whoever works by keyboard or listens has lost their place.
 */

/** What may take over: places that say what they are. */
const places =
  '[tabindex], section, aside, nav, form, article, li, [role="region"], [role="toolbar"], [role="group"], [role="dialog"]';
/** Where the focus goes when nothing around it is left: the pages of the open paper, or the screen. */
const homes = ['[data-focus-home]', '#main', 'main'];
/** A screen that is made anew is there by then. */
const retryMs = [0, 60, 250, 1000];

/** @returns an end to it */
export function keepFocus(): () => void {
  let around: HTMLElement[] = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const came = ({ target }: FocusEvent) => {
    around = [];
    for (let each = target; each instanceof HTMLElement; each = each.parentElement) around.push(each);
  };
  const rescue = () => {
    const [lost, ...outward] = around;
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    // Still there: somebody let it go on purpose, by pointing beside it.
    if (!lost || (isThere(lost) && !lost.matches(':disabled'))) return;
    const place = outward.find((each) => each.id !== 'main' && each.matches(places) && isThere(each));
    const home = homes.flatMap((each) => document.querySelector<HTMLElement>(each) ?? []).find(isThere);
    const next = place ?? home;
    if (next) take(next);
  };
  const went = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) return;
    for (const ms of retryMs) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        rescue();
      }, ms);
      timers.add(timer);
    }
  };
  document.addEventListener('focusin', came);
  document.addEventListener('focusout', went);
  return () => {
    document.removeEventListener('focusin', came);
    document.removeEventListener('focusout', went);
    for (const timer of timers) clearTimeout(timer);
  };
}

function isThere(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && element.getBoundingClientRect().height > 0;
}

/** Also what does not take it by itself: for as long as it has it. */
function take(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}
