import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpError, httpPaths, Office } from '#protocol/http.ts';
import { protocolVersion } from '#protocol/version.ts';
import { SignInDesk } from '#server/auth/sign-in.ts';
import { createLog } from '#server/log.ts';
import { HeldClock } from '#tests/helpers/held-clock.ts';
import { RawClient } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testOffice, testPassword } from '#tests/helpers/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function trySignIn(url: string, username: string, password: string) {
  const response = await fetch(url + httpPaths.signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

const codeOf = (body: string) => HttpError.parse(JSON.parse(body));

/** Where an address has three tries. */
async function deskOfFewTries() {
  const clock = new HeldClock();
  const own = await startTestServer({ clock });
  const perAddress = { free: 3, firstWaitMs: 2_000, longestWaitMs: 60_000, forgetMs: 600_000 };
  const { office, sessions, passwords } = own.core;
  return { desk: new SignInDesk({ office, sessions, passwords, clock, perAddress }), clock, own };
}

describe('signing in', () => {
  it('[H3] gives a token, whatever capitals and Unicode form the name is typed in', async () => {
    const { person, name, token } = await server.signIn('ThuKy', testPassword.normalize('NFD'));
    expect({ person, name }).toEqual({ person: 'thuky', name: 'Người Thử thuky' });
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('[H3] answers an unknown name and a wrong password with the same bytes', async () => {
    const wrong = await trySignIn(server.url, 'thuky', 'sai');
    const unknown = await trySignIn(server.url, 'khong-co', 'sai');
    expect(wrong.status).toBe(401);
    expect({ status: unknown.status, body: unknown.body }).toEqual({
      status: wrong.status,
      body: wrong.body,
    });
    expect(codeOf(wrong.body).code).toBe('wrong-password');
  });

  it('takes the work of one hash for an unknown name too', async () => {
    const { passwords } = server.core;
    await passwords.matches(undefined, 'x');
    const time = async (encoded: string | undefined) => {
      const startedAt = performance.now();
      expect(await passwords.matches(encoded, 'sai')).toBe(false);
      return performance.now() - startedAt;
    };
    const known = server.core.office.account('thuky')?.password;
    let ratio = 0;
    // The quickest of several: other work on the machine only ever adds time.
    for (const measure of [() => time(undefined), () => time(known)]) {
      const times: number[] = [];
      for (let i = 0; i < 8; i++) times.push(await measure());
      const quickest = Math.min(...times);
      ratio = ratio === 0 ? quickest : ratio / quickest;
    }
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it.each([
    '',
    '{}',
    '[]',
    '{"username":1,"password":"x"}',
    `{"username":"x","password":"${'x'.repeat(20_000)}"}`,
    '{"username":"x"',
  ])('[H1] refuses what is no sign-in: %.40s', async (body) => {
    const response = await fetch(server.url + httpPaths.signIn, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
    expect(HttpError.parse(await response.json())).toEqual({ code: 'bad-input' });
  });

  it('[H3] makes an account wait after failures, longer each time, and nobody else', async () => {
    const clock = new HeldClock();
    const throttled = await startTestServer({ clock });
    const fail = async () => {
      const { status, body, headers } = await trySignIn(throttled.url, 'thuky', 'sai');
      return { status, retry: codeOf(body).retryAfterSeconds, header: headers.get('retry-after') };
    };
    for (let i = 0; i < 6; i++) expect((await fail()).status).toBe(401);
    expect(await fail()).toEqual({ status: 429, retry: 2, header: '2' });
    // The right password has to wait too, or guessing would go on.
    expect((await trySignIn(throttled.url, 'THUKY', testPassword)).status).toBe(429);
    expect((await trySignIn(throttled.url, 'chutri', testPassword)).status).toBe(200);
    clock.pass(2_000);
    expect((await fail()).status).toBe(401);
    expect((await fail()).retry).toBe(4);
    clock.pass(4_000);
    expect((await trySignIn(throttled.url, 'thuky', testPassword)).status).toBe(200);
    expect((await fail()).status).toBe(401);
    expect((await fail()).status).toBe(401);
    await throttled.close();
  });

  it('[H3] gains nothing by guesses side by side', async () => {
    const throttled = await startTestServer({ clock: new HeldClock() });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => trySignIn(throttled.url, 'thuky', `đoán ${i}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(6);
    await throttled.close();
  });

  it('[H3] gains nothing by trying many names side by side either', async () => {
    const { desk, own } = await deskOfFewTries();
    const guesses = Array.from({ length: 12 }, (_, i) => desk.signIn(`ten-${i}`, testPassword, '192.0.2.1'));
    // Whether it was right is not told any more.
    const last = await desk.signIn('thuky', testPassword, '192.0.2.1');
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'wrong-password')).toHaveLength(4);
    expect(last.outcome).toBe('too-many-attempts');
    expect((await desk.signIn('thuky', testPassword, '192.0.2.2')).outcome).toBe('signed-in');
    await own.close();
  });

  it('[H3] makes an address wait that tries many names, and not one where many sign in', async () => {
    const { desk, clock, own } = await deskOfFewTries();
    const trial = async (name: string, password: string, address: string) =>
      (await desk.signIn(name, password, address)).outcome;
    for (let i = 0; i < 4; i++) {
      expect(await trial(`ten-${i}`, 'sai', '192.0.2.1')).toBe('wrong-password');
      expect(await trial('thuky', testPassword, '192.0.2.2')).toBe('signed-in');
    }
    expect(await trial('thuky', testPassword, '192.0.2.1')).toBe('too-many-attempts');
    expect(await trial('thuky', testPassword, '192.0.2.2')).toBe('signed-in');
    clock.pass(2_000);
    expect(await trial('thuky', testPassword, '192.0.2.1')).toBe('signed-in');
    await own.close();
  });
});

describe('sessions', () => {
  it('[H4] [S15] end with signing out, together with their connections, and no others', async () => {
    const { token } = await server.signIn('thuky');
    const other = await server.connect('thuky');
    const client = await RawClient.connect(server.url, token);
    const response = await fetch(server.url + httpPaths.signOut, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(204);
    expect((await client.end()).name).toBe('session-ended');
    await expect(RawClient.connect(server.url, token)).rejects.toThrow('not-signed-in');
    expect((await other.open('office/directory')).kind).toBe('opened');
    other.close();
  });

  it('expire when they are not used', async () => {
    const clock = new HeldClock();
    const aging = await startTestServer({ clock });
    const { token, expiresAt } = await aging.signIn('thuky');
    clock.pass(expiresAt - clock.now() - 1);
    (await RawClient.connect(aging.url, token)).close();
    clock.pass(31 * 24 * 60 * 60 * 1000);
    await expect(RawClient.connect(aging.url, token)).rejects.toThrow('not-signed-in');
    await aging.close();
  });

  it('last over a restart, and are stored as hashes alone', async () => {
    const own = await startTestServer();
    const { token } = await own.signIn('thuky');
    await own.restart();
    (await RawClient.connect(own.url, token)).close();
    const stored = own.core.store.db.prepare('SELECT hex(token_hash) FROM sessions').pluck().all().join();
    expect(stored).not.toContain(Buffer.from(token, 'base64url').toString('hex').toUpperCase());
    expect(stored).not.toContain(Buffer.from(token).toString('hex').toUpperCase());
    await own.close();
  });

  it('never show in the log, nor do passwords', async () => {
    let logged = '';
    const to = new Writable({
      write(chunk, _encoding, done) {
        logged += chunk;
        done();
      },
    });
    const log = createLog({ level: 'trace', to });
    const own = await startTestServer({ log });
    const { token } = await own.signIn('thuky');
    const client = await RawClient.connect(own.url, token);
    client.sendBytes('bậy');
    await client.end();
    log.info({ token, session: { token }, input: { password: testPassword } }, 'một dòng');
    log.info({ req: { headers: { authorization: `Bearer ${token}` } } }, 'một dòng');
    await own.close();
    expect(logged).toContain('một dòng');
    expect(logged).not.toContain(token);
    expect(logged).not.toContain(testPassword);
  });
});

describe('the office', () => {
  it('[H2] tells its name and version to anybody, and no account of a real one', async () => {
    const office = Office.parse(await (await fetch(server.url + httpPaths.office)).json());
    expect(office).toEqual({
      name: testOffice.name,
      protocolVersion,
      sampleAccounts: [],
      samplePassword: null,
    });
  });

  it('[H1] answers unknown paths by code', async () => {
    const response = await fetch(`${server.url}/khong-co`);
    expect(response.status).toBe(404);
    expect(HttpError.parse(await response.json())).toEqual({ code: 'not-found' });
  });

  it('counts without naming anybody', async () => {
    await server.connect('thuky').then((client) => client.close());
    const text = await (await fetch(server.url + httpPaths.metrics)).text();
    expect(text).toMatch(/hopso_sign_ins_total\{result="signed-in"\} \d/);
    expect(text).not.toContain('thuky');
    expect(await (await fetch(server.url + httpPaths.health)).json()).toEqual({ well: true });
  });

  it('[H13] tells its counts to nobody who comes by a proxy', async () => {
    for (const headers of [{ 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=127.0.0.1' }]) {
      const response = await fetch(server.url + httpPaths.metrics, { headers });
      expect(response.status).toBe(404);
      expect(HttpError.parse(await response.json())).toEqual({ code: 'not-found' });
    }
  });

  it('[H3] takes an address from the proxy alone, not from who asks by it', async () => {
    const behind = await startTestServer({ trustProxy: true });
    const statusOf = async (username: string, forwarded: string) => {
      const response = await fetch(behind.url + httpPaths.signIn, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
        body: JSON.stringify({ username, password: 'sai' }),
      });
      return response.status;
    };
    const guesses = Array.from({ length: 62 }, (_, i) => statusOf(`ten-${i}`, `198.51.100.${i}, 192.0.2.1`));
    expect(await Promise.all(guesses)).toContain(429);
    expect(await statusOf('ten-khac', '198.51.100.1, 192.0.2.2')).toBe(401);
    await behind.close();
  });
});

describe('another password', () => {
  const newPassword = 'mật khẩu mới của tôi';
  const change = (token: string, current: string, next: string) =>
    fetch(server.url + httpPaths.password, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ current, next }),
    });

  it('[H9] is set by who knows the old one, and signs out every other machine', async () => {
    const [own, other] = [await server.signIn('khach'), await server.signIn('khach')];
    const line = await RawClient.connect(server.url, other.token);
    expect((await change(own.token, testPassword, newPassword)).status).toBe(204);
    expect((await line.end()).name).toBe('session-ended');
    expect((await change(other.token, newPassword, testPassword)).status).toBe(401);
    expect((await trySignIn(server.url, 'khach', testPassword)).status).toBe(401);
    expect((await trySignIn(server.url, 'khach', newPassword)).status).toBe(200);
    expect((await change(own.token, newPassword, testPassword)).status).toBe(204);
  });

  it('[H9] is refused with a wrong old one, more slowly each time; without a session; and if it is short', async () => {
    const { token } = await server.signIn('nguoila');
    expect((await change('x'.repeat(43), testPassword, newPassword)).status).toBe(401);
    expect((await change(token, testPassword, 'ngắn')).status).toBe(400);
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await change(token, 'sai', newPassword)).status);
    expect(statuses.slice(0, 5)).toEqual(Array(5).fill(401));
    expect(statuses.at(-1)).toBe(429);
    expect((await trySignIn(server.url, 'nguoila', testPassword)).status).toBe(200);
  });
});
