import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { httpPaths } from '#protocol/http.ts';
import { testOffice, testPassword } from '#tests/helpers/server.ts';

const program = fileURLToPath(new URL('../../sync-server/cli.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'hopso-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
  let errors = '';
  let output = '';
  child.stderr.on('data', (bytes) => {
    errors += bytes;
  });
  child.stdout.on('data', (bytes) => {
    output += bytes;
  });
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, output, errors }));
  return { child, ended };
}

async function addressOf({ child }: ReturnType<typeof run>): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /http:\/\/\S+/.exec(line)?.[0];
    if (found) return found;
  }
  throw new Error('no address');
}

it('says how it is used', async () => {
  const { code, output } = await run(['--help']).ended;
  expect(code).toBe(0);
  for (const option of ['--data', '--host', '--port', '--office', '--sample', 'HOPSO_DATA'])
    expect(output).toContain(option);
});

it.each([
  [['--port', 'tám'], '--port'],
  [['--khong-co'], '--khong-co'],
  [['--office', '/khong/co.json'], '/khong/co.json'],
])('says in one sentence what is wrong with %s', async (args, said) => {
  const { code, errors } = await run(args).ended;
  expect(code).toBe(2);
  expect(errors).toContain(said);
  expect(errors).not.toContain('    at ');
});

it('takes in an office, serves it, keeps a second server away, and ends on SIGTERM', async () => {
  const office = path.join(folder, 'office.json');
  writeFileSync(office, JSON.stringify(testOffice));
  const dataDir = path.join(folder, 'data');
  const env = { HOPSO_DATA: dataDir, HOPSO_PORT: '0', HOPSO_LOG: 'silent' };
  const server = run(['--office', office], env);
  const url = await addressOf(server);
  const signIn = await fetch(url + httpPaths.signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'thuky', password: testPassword }),
  });
  expect(signIn.status).toBe(200);

  const second = await run([], env).ended;
  expect(second.code).toBe(1);
  expect(second.errors.trim()).toBe(`another server is running on ${dataDir}`);

  server.child.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});
