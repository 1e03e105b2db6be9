/**
 * `npm test`: gets the machine ready, then runs every check and every test, and sums up.
 *   npm test                  everything
 *   npm test -- unit          checks and the tests that need no browser
 *   npm test -- e2e           the journeys
 *   npm test -- PATH …        the tests whose file has PATH in its name
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { root } from './entries.ts';
import { prepareMachine } from './machine.ts';
import { afterSecondGo, filesForSecondGo } from './second-go.ts';
import { type FileTally, type Told, tallyVariable } from './tally.ts';

const total = { passed: 0, failed: [] as Told[], unsteady: [] as Told[], skipped: [] as Told[] };
const durations: string[] = [];
const hasSecondGo = process.env.HOPSO_SECOND_GO === '1';

type Project = 'unit' | 'e2e';

/** The JavaScript behind a package's command; the files in .bin are scripts of the shell on Windows. */
function tool(name: string, packageName = name): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const result = await work();
  durations.push(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** A check that passes or fails as a whole. */
async function check(name: string, ...args: string[]): Promise<boolean> {
  const code = await timed(name, () => run(process.execPath, args));
  if (code === 0) total.passed += 1;
  else total.failed.push({ title: name, reason: '' });
  return code === 0;
}

/** Runs tests by Vitest and adds their counts to the total. */
async function vitest(name: string, project: Project, filters: readonly string[]): Promise<void> {
  const first = await play(name, project, filters);
  const again = hasSecondGo ? filesForSecondGo(first) : [];
  if (again.length === 0) return add(first);
  const second = await play(`${name}: a second go of what failed`, project, again);
  const { tallies, unsteady } = afterSecondGo(first, second);
  add(tallies);
  total.unsteady.push(...unsteady);
}

async function play(name: string, project: Project, filters: readonly string[]): Promise<FileTally[]> {
  const file = join(tmpdir(), `hopso-tally-${process.pid}.json`);
  const reporters = ['--reporter=default', `--reporter=${join(root, 'build', 'tally.ts')}`];
  const command = [tool('vitest'), 'run', '--project', project, ...filters, ...reporters];
  const code = await timed(name, () => run(process.execPath, command, { [tallyVariable]: file }));
  const broken = (reason: string): FileTally => ({
    ...{ file: '', passed: 0, skipped: [] },
    failed: [{ title: name, reason: `ended with code ${code}${reason}` }],
  });
  try {
    const tallies: FileTally[] = JSON.parse(readFileSync(file, 'utf8'));
    const isTold = code === 0 || tallies.some(({ failed }) => failed.length > 0);
    return isTold ? tallies : [...tallies, broken('')];
  } catch {
    return [broken(' before it could sum up')];
  } finally {
    rmSync(file, { force: true });
  }
}

function add(tallies: readonly FileTally[]): void {
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed.push(...failed);
    total.skipped.push(...skipped);
  }
}

async function checks(): Promise<void> {
  await check('types', tool('tsc', 'typescript'), '-b');
  await check('lint and format', tool('biome', '@biomejs/biome'), 'check');
  await check('walls between folders', join('build', 'walls.ts'));
  await check('unused files, exports and packages', tool('knip'));
}

async function journeys(filters: readonly string[] = []): Promise<void> {
  if (!(await check('bundle', join('build', 'bundle.ts')))) {
    total.skipped.push({ title: 'end-to-end tests', reason: 'the bundle could not be built' });
  } else if (findBrowser() === undefined) {
    total.skipped.push({ title: 'end-to-end tests', reason: 'there is no Chromium-based browser' });
  } else await vitest('end-to-end tests', 'e2e', filters);
}

const unitTests = 'unit, contract, simulation and crash tests';

async function main(args: readonly string[]): Promise<void> {
  const missing = prepareMachine();
  if (args.length === 0 || args[0] === 'unit') {
    await checks();
    await vitest(unitTests, 'unit', args.slice(1));
  }
  if (args.length === 0 || args[0] === 'e2e') await journeys(args.slice(1));
  if (args.length > 0 && args[0] !== 'unit' && args[0] !== 'e2e') {
    const isJourney = (path: string): boolean => path.includes('e2e');
    const rest = args.filter((path) => !isJourney(path));
    if (rest.length > 0) await vitest(unitTests, 'unit', rest);
    if (rest.length < args.length) await journeys(args.filter(isJourney));
  }
  summarise(missing);
}

function summarise(missing: readonly string[]): void {
  console.log('\n── summary');
  for (const line of durations) console.log(line);
  for (const what of missing) console.log(`Not on this machine: ${what}.`);
  for (const { title, reason } of total.skipped) console.log(`skipped: ${title}: ${reason}`);
  for (const { title, reason } of total.unsteady)
    console.log(`UNSTEADY, passed at the second go only: ${title}: ${reason}`);
  for (const { title, reason } of total.failed)
    console.log(`FAILED: ${title}${reason === '' ? '' : `: ${reason}`}`);
  console.log(`${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`);
}

await main(process.argv.slice(2));
process.exitCode = total.failed.length === 0 ? 0 : 1;
