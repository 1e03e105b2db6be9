import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` (all that runs in Node alone: rules, contracts, simulations, crashes) and `e2e` (journeys in a real
 * browser or Electron, two files at a time, since each drives several clients and a server on the same few cores).
 * Two more run only when they are asked for: `pictures` takes the screenshots of the documentation, `soak` is a long day.
 * `#…` imports need no alias here: Vite resolves them by the `imports` of package.json, as Node does.
 */
export default defineConfig({
  test: {
    expect: { poll: { timeout: 60_000 } }, // machines that run tests are slow; what is waited for comes sooner
    pool: 'forks', // native modules and killed workers stay in a process of their own
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', '**/node_modules/**'],
          maxWorkers: 2, // the default leaves one of two cores idle
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 900_000, // eighty papers one after the other, on a slow machine
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'soak',
          include: ['tests/e2e/soak.ts'],
          testTimeout: 5_400_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: ['tests/e2e/pictures.ts'],
          testTimeout: 900_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
