import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataDir } from '#main/data-lock.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hopso-lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** Tries to take the folder in another process. */
function lockElsewhere(): string {
  const code = `import { lockDataDir } from '#main/data-lock.ts';
    process.stdout.write(lockDataDir(${JSON.stringify(dataDir)}) ? 'taken' : 'refused');
    process.kill(process.pid, 'SIGKILL');`;
  const root = path.join(import.meta.dirname, '..', '..');
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root }).stdout.toString();
}

it('gives a data folder to one process at a time', () => {
  const release = lockDataDir(dataDir);
  expect(lockElsewhere()).toBe('refused');
  release?.();
  expect(lockElsewhere()).toBe('taken');
});

it('lets the folder go when its process was killed', () => {
  expect(lockElsewhere()).toBe('taken');
  expect(lockDataDir(dataDir)).toBeTypeOf('function');
});
