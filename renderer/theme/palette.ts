/**
 * The product's colours: ink blue for what one acts on, warm paper neutrals for everything around it, and a seal red kept
 * for what is happening now. Each text colour used on each surface has a contrast of at least 4.5 to 1.
 */
import type { MantineColorsTuple } from '@mantine/core';

export const ink: MantineColorsTuple = [
  '#edf3fa',
  '#dae5f1',
  '#b6cbe2',
  '#8fb0d3',
  '#6d98c6',
  '#4d80b5',
  '#2f659c',
  '#1f4f82',
  '#183f69',
  '#102c4b',
];

export const seal: MantineColorsTuple = [
  '#fdf0ee',
  '#f8dcd8',
  '#efb7b0',
  '#e58e85',
  '#dc6a5f',
  '#cf4a3f',
  '#b3261e',
  '#981f18',
  '#7c1813',
  '#58100c',
];

export const gold: MantineColorsTuple = [
  '#fbf4e4',
  '#f3e6c6',
  '#e6cd90',
  '#d9b35c',
  '#cc9b33',
  '#b07f1c',
  '#8a6212',
  '#6f4e0d',
  '#563c09',
  '#3b2905',
];

export const leaf: MantineColorsTuple = [
  '#edf6f0',
  '#d8ebde',
  '#b0d6bd',
  '#84bd98',
  '#5ca477',
  '#3d895b',
  '#2a7047',
  '#1f5a38',
  '#17452b',
  '#0e2d1b',
];

/** Paper: light surfaces, lines and text. */
export const gray: MantineColorsTuple = [
  '#faf8f4',
  '#f4f0ea',
  '#eae4da',
  '#dcd4c7',
  '#c3b8a8',
  '#9c9182',
  '#696155',
  '#4d463c',
  '#332e27',
  '#1e1b17',
];

export const dark: MantineColorsTuple = [
  '#e6e2db',
  '#c9c4bb',
  '#a8a298',
  '#7b766d',
  '#4d4a45',
  '#3b3935',
  '#2b2a28',
  '#1d1c1b',
  '#161514',
  '#0f0e0e',
];
