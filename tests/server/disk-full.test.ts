/** The server's disk is really full: a file system of 16 MB, mounted in a name space of the test's own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const script = new URL('./disk-full-child.ts', import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), 'hopso-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inside = (command: string) => spawnSync('unshare', ['-Urm', 'sh', '-c', command], { encoding: 'utf8' });
const canMount = inside('mount -t tmpfs -o size=64k tmpfs /mnt').status === 0;

it.skipIf(!canMount)(
  `a full disk takes nothing and says so; with room again nothing was lost (${canMount ? 'mounted' : 'not possible here: unshare may not mount'})`,
  { timeout: 60_000 },
  () => {
    const { stdout, stderr } = inside(
      `mount -t tmpfs -o size=16m tmpfs ${folder} && exec ${process.execPath} ${script} ${folder}`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      // Nobody is told of what could still be lost; a command is answered that it may be asked again.
      full: {
        acknowledged: false,
        seenByOthers: false,
        command: 'try-again',
        checkedIn: 0,
        health: 503,
        upload: 503,
      },
      after: { command: 'ok', upload: 204 },
      kept: { title: true, checkedIn: true },
      flaws: [],
    });
  },
);
