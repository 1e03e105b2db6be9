import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataDir, readArguments, serverOrigin } from '#main/arguments.ts';

describe('what the product is started with', () => {
  it('runs the sample server along, in Vietnamese, when nothing is said', () => {
    expect(readArguments([], 'refuse')).toEqual({
      outcome: 'run',
      arguments: { server: undefined, dataDir: undefined, port: 0, language: 'vi' },
    });
  });

  it('reads every option, in both spellings of a value', () => {
    const argv = ['--server=wss://hop.example.vn', '--data', 'kho', '--port', '4321', '--lang', 'en'];
    expect(readArguments(argv, 'refuse')).toEqual({
      outcome: 'run',
      arguments: {
        server: 'https://hop.example.vn',
        dataDir: path.resolve('kho'),
        port: 4321,
        language: 'en',
      },
    });
  });

  it.each([
    ['wss://hop.example.vn', 'https://hop.example.vn'],
    ['ws://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['HTTPS://Hop.Example.vn:443', 'https://hop.example.vn'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['hop.example.vn', undefined],
    ['ftp://hop.example.vn', undefined],
    ['https://hop.example.vn/path', undefined],
    ['https://hop.example.vn/?q', undefined],
    ['https://user:secret@hop.example.vn', undefined],
    ['', undefined],
  ])('takes %j for the server %j', (text, origin) => {
    expect(serverOrigin(text)).toBe(origin);
  });

  it.each([
    [['--server'], '--server'],
    [['--server', 'hop'], 'hop'],
    [['--data='], '--data'],
    [['--port', '70000'], '70000'],
    [['--port', 'x'], 'x'],
    [['--colour', 'red'], '--colour'],
    [['extra'], 'extra'],
    [['--lang', 'fr'], 'fr'],
  ])('refuses %j and names what is wrong', (argv, named) => {
    const parsed = readArguments(argv, 'refuse');
    expect(parsed).toMatchObject({ outcome: 'wrong', message: expect.stringContaining(named) });
  });

  it('says it in the language asked for', () => {
    expect(readArguments(['--port', 'x', '--lang', 'en'], 'refuse')).toMatchObject({
      message: expect.stringContaining('whole number'),
    });
    expect(readArguments(['--help'], 'refuse')).toMatchObject({ text: expect.stringContaining('Cách dùng') });
  });

  it("lets Chromium's switches pass where Electron brings them along", () => {
    const argv = ['/app', '--no-sandbox', '--inspect=0', '--server', 'http://127.0.0.1:1', '-r', 'x.js'];
    expect(readArguments(argv, 'ignore')).toMatchObject({
      outcome: 'run',
      arguments: { server: 'http://127.0.0.1:1' },
    });
  });
});

describe('where data lie by default', () => {
  const home = path.join('/', 'home', 'lan');
  it.each([
    ['linux', {}, path.join(home, '.local', 'share', 'hop-so')],
    ['linux', { XDG_DATA_HOME: '/data' }, path.join('/data', 'hop-so')],
    ['darwin', {}, path.join(home, 'Library', 'Application Support', 'hop-so')],
    ['win32', { APPDATA: '/roaming' }, path.join('/roaming', 'hop-so')],
    ['win32', {}, path.join(home, 'AppData', 'Roaming', 'hop-so')],
  ] as const)('on %s with %j: %s', (platform, env, folder) => {
    expect(defaultDataDir('hop-so', { platform, env, home })).toBe(folder);
  });
});
