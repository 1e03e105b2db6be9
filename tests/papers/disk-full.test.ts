/** A disk that is really full: a file system of 2 MB, mounted in a name space of the test's own. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { temporaryFolder } from './desk.ts';

const script = new URL('./disk-full-child.ts', import.meta.url).pathname;
const inside = (command: string) => spawnSync('unshare', ['-Urm', 'sh', '-c', command], { encoding: 'utf8' });
const canMount = inside('mount -t tmpfs -o size=64k tmpfs /mnt').status === 0;

test.skipIf(!canMount)(
  `an import onto a full disk says so and leaves nothing (${canMount ? 'mounted' : 'not possible here: unshare may not mount'})`,
  () => {
    const dir = temporaryFolder();
    const { stdout, stderr } = inside(
      `mount -t tmpfs -o size=2m tmpfs ${dir} && exec ${process.execPath} ${script} ${dir}`,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ failure: 'disk-full', left: [], after: 'kept' });
  },
);
