import { describe, expect, it } from 'vitest';
import { lineIn } from '#domain/paper/look.ts';
import { joinLines } from '#renderer/paper/marks/make.ts';

describe('boxes of marked words', () => {
  it('become one a line', () => {
    expect(
      joinLines(
        [
          [10, 100, 40, 112],
          [41, 100, 90, 112],
          [92, 99, 140, 112],
          [10, 80, 60, 92],
        ],
        false,
      ),
    ).toEqual([
      [10, 99, 140, 112],
      [10, 80, 60, 92],
    ]);
  });

  it('stay apart in two columns', () => {
    expect(
      joinLines(
        [
          [10, 100, 200, 112],
          [300, 100, 500, 112],
        ],
        false,
      ),
    ).toHaveLength(2);
  });

  it('join upwards where lines run up the unrotated page', () => {
    expect(
      joinLines(
        [
          [100, 10, 112, 40],
          [100, 42, 112, 90],
          [130, 10, 142, 40],
        ],
        true,
      ),
    ).toEqual([
      [100, 10, 112, 90],
      [130, 10, 142, 40],
    ]);
  });

  it('without width are left out', () => {
    expect(joinLines([[10, 100, 10, 112]], false)).toEqual([]);
  });

  it('are underlined on the side where the words have their feet, whichever way the page is turned', () => {
    const rect = [100, 200, 160, 212] as const;
    const turned = [200, 100, 212, 160] as const;
    expect(lineIn([...rect], 0, 0.02)[1]).toBeCloseTo(200.24);
    expect(lineIn([...rect], 180, 0.02)[3]).toBeCloseTo(211.76);
    expect(lineIn([...turned], 90, 0.02)[2]).toBeCloseTo(211.76);
    expect(lineIn([...turned], 270, 0.02)[0]).toBeCloseTo(200.24);
  });
});
