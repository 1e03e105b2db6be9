/** Peers are measured as their users install them: packages of their own, fetched when first asked for. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The server script of a peer, ready to run. @throws if its packages can't be had */
export function peerServer(name: string): string {
  const folder = path.join(import.meta.dirname, 'peers', name);
  if (!existsSync(path.join(folder, 'node_modules'))) {
    console.log(`installing ${name} …`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return path.join(folder, 'server.mjs');
}
