import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCircles } from '#build/circles.ts';
import { findBreaches } from '#build/walls.ts';

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'hopso-walls-'));
  write(
    'package.json',
    JSON.stringify({ imports: { '#domain/*': './domain/*', '#server/*': './sync-server/*' } }),
  );
});
afterEach(() => rmSync(tree, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

const broken = (): string[] => findBreaches(tree).map(({ at, what }) => `${at} ${what}`);

describe('walls between folders', () => {
  test('what is allowed passes', () => {
    write('domain/a.ts', "import { z } from 'zod';\nimport { b } from './people/b.ts';\nexport { z, b };");
    write('domain/people/b.ts', 'export const b = 1;');
    write(
      'main/c.ts',
      "import fs from 'node:fs';\nimport { b } from '#domain/people/b.ts';\nexport { fs, b };",
    );
    write('main/electron.ts', "import { app } from 'electron';\nexport { app };");
    expect(broken()).toEqual([]);
  });

  test.each([
    ['domain/a.ts', "import fs from 'node:fs';", 'node:fs'],
    ['domain/a.ts', "import fs from 'fs';", 'fs'],
    ['domain/a.ts', "import { useState } from 'react';", 'react'],
    ['domain/a.ts', "import type { Store } from '../main/store.ts';", '../main/store.ts'],
    ['sync-server/room/a.ts', "import { open } from '../store/open.ts';", '../store/open.ts'],
    ['sync-server/protocol/a.ts', "import { Room } from '../room/room.ts';", '../room/room.ts'],
    ['sync-server/a.ts', "import { Client } from '../main/client.ts';", '../main/client.ts'],
    ['main/a.ts', "import { startServer } from '#server/server.ts';", '#server/server.ts'],
    ['main/a.ts', "export * from '#server/server.ts';", '#server/server.ts'],
    ['main/a.ts', "const late = await import('#server/server.ts');", '#server/server.ts'],
    ['main/a.ts', "import { Page } from '../renderer/page.tsx';", '../renderer/page.tsx'],
    ['renderer/a.tsx', "import { Client } from '../main/client.ts';", '../main/client.ts'],
    ['renderer/a.tsx', "import { join } from 'node:path';", 'node:path'],
    ['renderer/a.tsx', "import Database from 'better-sqlite3';", 'better-sqlite3'],
    ['preload/a.ts', "import { Client } from '../main/client.ts';", '../main/client.ts'],
  ])('%s may not: %s', (file, line, specifier) => {
    write(file, `// first line\n${line}`);
    expect(broken()).toEqual([`${file}:2 imports ${specifier}`]);
  });
});

describe('Electron', () => {
  test('only the files of the shell import it', () => {
    write('main/client.ts', "import { safeStorage } from 'electron';");
    expect(broken()).toEqual(['main/client.ts:1 imports electron']);
  });

  test('at most four files import it', () => {
    for (const name of ['electron', 'window', 'electron-keys', 'electron-ports']) {
      write(`main/${name}.ts`, "import { app } from 'electron';");
    }
    expect(broken()).toEqual([]);
    write('preload/index.ts', "import { ipcRenderer } from 'electron';");
    expect(broken()).toEqual(['preload/index.ts:1 imports electron']);
  });
});

describe('circles', () => {
  test('a circle of imports is shown as a path', () => {
    write('domain/a.ts', "import './b.ts';");
    write('domain/b.ts', "import './c.ts';\nimport './d.ts';");
    write('domain/c.ts', "import '#domain/a.ts';");
    write('domain/d.ts', '');
    expect(broken()).toEqual([
      'domain/a.ts imports itself in a circle: domain/a.ts → domain/b.ts → domain/c.ts → domain/a.ts',
    ]);
  });

  test('types alone make no circle: they are gone when the program runs', () => {
    write('domain/a.ts', "import type { B } from './b.ts';\nexport const a = 1;");
    write('domain/b.ts', "import { a } from './a.ts';\nexport type B = typeof a;");
    expect(broken()).toEqual([]);
  });

  test('two separate circles, and a file that imports itself, are all found', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['a', 'c']],
      ['c', ['d']],
      ['d', ['c']],
      ['e', ['e']],
      ['f', ['a', 'e']],
    ]);
    expect(findCircles(edges).sort()).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });
});
