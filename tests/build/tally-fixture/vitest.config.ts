import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { root } from '#build/entries.ts';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: join(root, 'node_modules', '.vite'),
  test: { include: ['*.fixture.ts'] },
});
