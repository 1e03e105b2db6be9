import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#build/entries.ts';
import { type FileTally, tallyVariable } from '#build/tally.ts';

test('counts what passed, failed and was skipped, broken files and hooks among the failures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hopso-tally-'));
  const file = join(folder, 'tally.json');
  const config = join(root, 'tests', 'build', 'tally-fixture', 'vitest.config.ts');
  const command = ['run', `--config=${config}`, `--reporter=${join(root, 'build', 'tally.ts')}`];
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...command], {
    env: { ...process.env, [tallyVariable]: file },
  });
  const tallies: FileTally[] = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });

  const at = 'tests/build/tally-fixture';
  expect(status).toBe(1);
  expect(tallies.toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
    {
      file: `${at}/broken.fixture.ts`,
      passed: 0,
      failed: [
        {
          title: `${at}/broken.fixture.ts (the file itself)`,
          reason: `broken while loading (${at}/broken.fixture.ts:2)`,
        },
      ],
      skipped: [],
    },
    {
      file: `${at}/results.fixture.ts`,
      passed: 1,
      failed: [
        {
          title: `${at}/results.fixture.ts > group (its hooks)`,
          reason: `the hook fails (${at}/results.fixture.ts:10)`,
        },
        {
          title: `${at}/results.fixture.ts > fails`,
          reason: `expected 1 to be 2 // Object.is equality (${at}/results.fixture.ts:5)`,
        },
      ],
      skipped: [
        { title: `${at}/results.fixture.ts > is skipped with a reason`, reason: 'there is no moon' },
        { title: `${at}/results.fixture.ts > is skipped without one`, reason: 'no reason is given' },
        { title: `${at}/results.fixture.ts > group > never runs`, reason: 'no reason is given' },
      ],
    },
  ]);
});
