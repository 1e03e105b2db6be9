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
  return runElsewhere(lockingCode());
}

function lockingCode(): string {
  return `import { lockDataDir } from '#main/data-lock.ts';
    process.stdout.write(lockDataDir(${JSON.stringify(dataDir)}) ? 'taken' : 'refused');
    process.kill(process.pid, 'SIGKILL');`;
}

/** @returns what the code printed, run in a process of its own */
function runElsewhere(code: string, ...flags: string[]): string {
  const root = path.join(import.meta.dirname, '..', '..');
  const args = [...flags, '--input-type=module', '-e', code, lockingCode()];
  return spawnSync(process.execPath, args, { cwd: root }).stdout.toString();
}

it('gives a data folder to one process at a time', () => {
  const release = lockDataDir(dataDir);
  expect(lockElsewhere()).toBe('refused');
  release?.();
  expect(lockElsewhere()).toBe('taken');
});

it('keeps the folder though nobody keeps the way to let it go', () => {
  const code = `import { lockDataDir } from '#main/data-lock.ts';
    import { execFileSync } from 'node:child_process';
    lockDataDir(${JSON.stringify(dataDir)});
    gc();
    setTimeout(() => {
      gc();
      process.stdout.write(execFileSync(process.execPath, ['--input-type=module', '-e', process.argv[1].replace(/process\\.kill.*/, '')]));
    });`;
  expect(runElsewhere(code, '--expose-gc')).toBe('refused');
});

it('lets the folder go when its process was killed', () => {
  expect(lockElsewhere()).toBe('taken');
  expect(lockDataDir(dataDir)).toBeTypeOf('function');
});
