/** What is painted follows from where the window stands, before the screen is drawn anew. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageBox } from '#renderer/paper/engine/coordinates.ts';
import { orderWhatShows, pagesInOrder } from '#renderer/paper/engine/page-orders.ts';
import type { Painter } from '#renderer/paper/engine/painter.ts';
import type { PaintOrder } from '#renderer/paper/engine/pictures.ts';
import { Viewport } from '#renderer/paper/engine/viewport.ts';
import { Pane, stubScreen } from './pane.ts';

const portrait: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const { resized } = stubScreen();

/** A painter that notes what it is asked for, and has painted nothing. */
class Notes {
  readonly wanted: PaintOrder[][] = [];
  readonly stands: number[] = [];

  want(_: 'page', orders: PaintOrder[]): void {
    this.wanted.push(orders);
  }

  standAt(page: number): void {
    this.stands.push(page);
  }

  picture(): undefined {}

  get pages(): number[] {
    return this.wanted.at(-1)?.map(({ page }) => page) ?? [];
  }
}

function open(count: number) {
  const pane = new Pane();
  const viewport = new Viewport(Array.from({ length: count }, () => portrait));
  viewport.attach(pane as unknown as HTMLElement, pane.column as unknown as HTMLElement);
  const notes = new Notes();
  const stop = orderWhatShows(viewport, notes as unknown as Painter);
  // The first fit counts as a zoom, which is over after a moment.
  vi.advanceTimersByTime(200);
  return { pane, viewport, notes, stop };
}

describe('pages are ordered', () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    vi.stubGlobal('window', { devicePixelRatio: 2 });
  });
  afterAll(() => vi.useRealTimers());
  beforeEach(() => vi.clearAllTimers());

  it('at once, in device pixels, what shows before what comes next', () => {
    const { notes, viewport } = open(9);
    expect(notes.pages).toEqual([1, 2, 3]);
    expect(notes.wanted.at(-1)?.[0]?.scale).toBe(viewport.state.layout.scale * 2);
  });

  it('as soon as the window stands elsewhere, and beside a far jump only once somebody stays', () => {
    const { notes, viewport } = open(30);
    viewport.goTo(2);
    expect(notes.pages).toEqual([2, 3, 4, 1]);
    viewport.goTo(20);
    expect(notes.pages).toEqual([20]);
    expect(notes.stands.at(-1)).toBe(20);
    vi.advanceTimersByTime(200);
    expect(notes.pages).toEqual([20, 21, 22, 19]);
  });

  it('not while they rush by, and again when they stop', () => {
    const { notes, pane } = open(40);
    for (let i = 0; i < 4; i++) pane.scroll(4000);
    expect(notes.pages).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(notes.pages[0]).toBeGreaterThan(5);
  });

  it('once for one place, and no more once it is stopped', () => {
    const { notes, viewport, stop } = open(9);
    viewport.goTo(1);
    const before = notes.wanted.length;
    resized();
    viewport.goTo(1);
    expect(notes.wanted).toHaveLength(before);
    viewport.goTo(8);
    expect(notes.wanted.length).toBeGreaterThan(before);
    const asked = notes.wanted.length;
    stop();
    vi.advanceTimersByTime(1000);
    viewport.goTo(2);
    expect(notes.wanted).toHaveLength(asked);
  });

  it('backwards for whoever reads backwards, and never beyond the ends', () => {
    const layout = new Viewport(Array.from({ length: 6 }, () => portrait)).state.layout;
    const still = { layout, zooming: false, rushing: false };
    expect(pagesInOrder({ ...still, first: 3, last: 4, page: 4, direction: -1 })).toEqual({
      shown: [4, 3],
      beside: [2, 1, 5],
    });
    expect(pagesInOrder({ ...still, first: 5, last: 6, page: 5, direction: 1 })).toEqual({
      shown: [5, 6],
      beside: [4],
    });
  });
});
