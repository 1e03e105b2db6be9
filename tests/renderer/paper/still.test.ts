import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenStill } from '#renderer/paper/engine/still.ts';
import { Store } from '#renderer/paper/store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits until nobody leafs any more, calls once, and not at all when it was given up', () => {
  const view = new Store({ page: 1 });
  const then = vi.fn();
  whenStill(view, 3000, then);
  for (let page = 2; page < 6; page++) {
    vi.advanceTimersByTime(2500);
    view.set({ page });
  }
  vi.advanceTimersByTime(2999);
  expect(then).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(then).toHaveBeenCalledOnce();
  view.set({ page: 9 });
  vi.advanceTimersByTime(9000);
  expect(then).toHaveBeenCalledOnce();

  const never = vi.fn();
  const giveUp = whenStill(view, 3000, never);
  giveUp();
  view.set({ page: 1 });
  vi.advanceTimersByTime(9000);
  expect(never).not.toHaveBeenCalled();
});
