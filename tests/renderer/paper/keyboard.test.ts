import { describe, expect, it } from 'vitest';
import { toolKeys } from '#renderer/paper/input/tools.ts';
import { shortcuts } from '#renderer/paper/ui/keyboard.ts';

describe('the table of keys', () => {
  it('gives each key one meaning', () => {
    const keys = [...shortcuts.flatMap(({ keys }): readonly string[] => keys), ...Object.values(toolKeys)];
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });
});
