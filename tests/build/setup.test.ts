import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '#build/entries.ts';
import { findNode, staleReason } from '#build/setup.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hopso-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Packages = Record<string, { version?: string; optional?: boolean }>;

const lock = (packages: Packages): void =>
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));

function installed(packages: Packages): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

describe('packages are installed again only when they are not those of the lock file', () => {
  test('a fresh clone, and an installation that was interrupted, have no record', () => {
    lock({});
    expect(staleReason(folder)).toBe('packages are not installed yet');
    mkdirSync(join(folder, 'node_modules'));
    expect(staleReason(folder)).toBe('packages are not installed yet');
  });

  test('the very packages of the lock file are left alone', () => {
    lock({ 'node_modules/a': { version: '1.0.0' } });
    installed({ 'node_modules/a': { version: '1.0.0' } });
    expect(staleReason(folder)).toBeUndefined();
  });

  test('another version is told by the name of its package', () => {
    lock({ 'node_modules/a/node_modules/@b/c': { version: '1.0.1' } });
    installed({ 'node_modules/a/node_modules/@b/c': { version: '1.0.0' } });
    expect(staleReason(folder)).toContain('@b/c is not the version');
  });

  test('a missing package counts, unless it is optional: it may be for another system', () => {
    installed({});
    lock({ 'node_modules/a': { version: '1.0.0', optional: true } });
    expect(staleReason(folder)).toBeUndefined();
    lock({ 'node_modules/a': { version: '1.0.0' } });
    expect(staleReason(folder)).toContain('a is not the version');
  });
});

describe('the Node that everything runs under', () => {
  test('is new enough for the Node-API of the native packages', () => {
    expect(Number(process.versions.napi)).toBeGreaterThanOrEqual(10);
  });

  test.runIf(process.platform !== 'darwin')('is the one among the packages', () => {
    expect(findNode(root)).toContain(join('node_modules', 'node-'));
  });
});
