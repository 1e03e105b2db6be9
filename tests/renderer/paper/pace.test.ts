import { expect, it } from 'vitest';
import { Pace } from '#renderer/paper/engine/pace.ts';

it('many pages in a moment are a rush; reading on, turning a page and a far jump are none', () => {
  const pace = new Pace();
  expect(pace.moved(0, 0)).toBe(false);
  for (let frame = 1; frame <= 5; frame++) expect(pace.moved(frame * 600, frame * 16)).toBe(true);
  for (let frame = 1; frame <= 5; frame++) expect(pace.moved(3000 + frame * 20, 80 + frame * 16)).toBe(false);
  expect(pace.moved(4000, 600)).toBe(false);
  expect(pace.moved(90_000, 1200)).toBe(false);
  // Pages turned by a key, as fast as it repeats.
  for (let turn = 1; turn <= 5; turn++) {
    pace.placed(90_000 + turn * 1200);
    expect(pace.moved(90_000 + turn * 1200, 1200 + turn * 33)).toBe(false);
  }
});
