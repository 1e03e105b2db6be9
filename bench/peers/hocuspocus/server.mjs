/** @hocuspocus/server as it comes, with its SQLite extension. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const database = path.join(mkdtempSync(path.join(tmpdir(), 'hopso-bench-')), 'db.sqlite');
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database })],
});
await server.listen();
process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send({ cpuMicros: user + system, peakRssMiB: process.resourceUsage().maxRSS / 1024 });
});
process.send({ url: `http://127.0.0.1:${server.httpServer.address().port}`, room: 'room' });
