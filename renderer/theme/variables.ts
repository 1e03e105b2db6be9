/** Dark surfaces: tinted parts a shade lighter than Mantine's own, so that badges and quiet buttons stay legible. */
import type { CSSVariablesResolver } from '@mantine/core';
import { gold, gray, ink, leaf, seal } from './palette.ts';

const tinted = { ink, seal, gold, leaf, gray, red: seal };

export const variables: CSSVariablesResolver = () => {
  const dark: Record<string, string> = {};
  for (const [name, shades] of Object.entries(tinted)) {
    const [, lightest = '', , , , middle = ''] = shades;
    const text = shades[2] ?? lightest;
    dark[`--mantine-color-${name}-light`] = `color-mix(in srgb, ${middle} 24%, transparent)`;
    dark[`--mantine-color-${name}-light-hover`] = `color-mix(in srgb, ${middle} 34%, transparent)`;
    dark[`--mantine-color-${name}-light-color`] = text;
    dark[`--mantine-color-${name}-outline`] = text;
    dark[`--mantine-color-${name}-text`] = text;
  }
  // What is only outlined stands behind titles, not before them.
  dark['--mantine-color-gray-outline'] = '#b3ada3';
  dark['--mantine-color-error'] = seal[3] ?? '';
  dark['--mantine-color-dimmed'] = '#b3ada3';
  dark['--mantine-color-placeholder'] = '#9b968e';
  return {
    variables: {},
    light: { '--mantine-color-gray-outline': '#696155', '--mantine-color-placeholder': '#7a7266' },
    dark,
  };
};
