/** A client's process with nothing but its embedded server, for tests to kill. */
import { startEmbeddedServer, startWithNode } from '#main/embedded-server.ts';

const server = await startEmbeddedServer({
  dataDir: process.argv[2] ?? '',
  start: startWithNode,
  log: console,
});
process.send?.(server.url);
