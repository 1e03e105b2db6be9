/**
 * Runs a TypeScript file of the project under Node 24, on any machine with Node 20 or newer, installing packages first
 * when needed: `node build/run.mjs FILE.ts [arguments]`.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, resolve } from 'node:path';
import { findNode, installPackages, root, SetupError } from './setup.mjs';

const [file, ...args] = process.argv.slice(2);

function run(node) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', resolve(root, file), ...args], {
    stdio: 'inherit',
    env: {
      NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/compiled'),
      ...process.env,
      // Whatever the file starts by the name `node` is then the same Node.
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node} can't be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

try {
  if (file === undefined) throw new SetupError('Usage: node build/run.mjs FILE.ts [arguments]');
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetupError(`Node 20 or newer is needed; this one is ${process.versions.node}.`);
  }
  installPackages();
  run(findNode());
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
