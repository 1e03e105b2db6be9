import { expect, test } from 'vitest';
import { heldAs } from '#renderer/paper/input/pen-buttons.ts';

test.for([
  ['pen', 1, 'eraser', undefined],
  ['pen', 2, 'eraser', 'eraser'],
  ['pen', 3, 'lasso', 'lasso'],
  ['pen', 2, 'none', undefined],
  ['pen', 32, 'none', 'eraser'],
  ['pen', 34, 'lasso', 'eraser'],
  ['mouse', 2, 'eraser', undefined],
  ['touch', 1, 'lasso', undefined],
] as const)('%s with buttons %i, side button set to %s', ([pointerType, buttons, penButton, tool]) => {
  expect(heldAs({ pointerType, buttons }, penButton)).toBe(tool);
});
