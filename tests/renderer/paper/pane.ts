/** What of a browser's window a viewport needs. */
import { afterAll, beforeAll, vi } from 'vitest';

/** As much of a scrolling element as the viewport touches; like a browser's, it scrolls no further than its column reaches. */
export class Pane {
  clientWidth = 1150;
  clientHeight = 680;
  scrollLeft = 0;
  readonly column = { style: { width: '0px', height: '0px' } };
  #top = 0;
  #onScroll = () => {};

  get scrollTop(): number {
    return Math.min(this.#top, this.#most);
  }

  set scrollTop(top: number) {
    this.#top = Math.max(0, Math.min(top, this.#most));
  }

  get #most(): number {
    return Math.max(0, Number.parseFloat(this.column.style.height) - this.clientHeight);
  }

  addEventListener(_: 'scroll', listener: () => void): void {
    this.#onScroll = listener;
  }

  removeEventListener(): void {}

  getBoundingClientRect() {
    return { left: 0, top: 0 };
  }

  scroll(by: number): void {
    this.scrollTop += by;
    this.#onScroll();
  }
}

/** Frames come at once; sizes change when a test says so. */
export function stubScreen(): { resized: () => void } {
  let tell = () => {};
  beforeAll(() => {
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
      run();
      return 0;
    });
    vi.stubGlobal('cancelAnimationFrame', () => {});
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(changed: () => void) {
          tell = changed;
        }
        observe() {}
        disconnect() {}
      },
    );
  });
  afterAll(() => vi.unstubAllGlobals());
  return { resized: () => tell() };
}
