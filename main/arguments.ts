/** What the product is started with: the same options in both shells. */
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, languages, say, type Words, words } from './words.ts';

export interface Arguments {
  /** Origin of the server to join, `http(s)://host[:port]`; `undefined`: run the sample server along. */
  server: string | undefined;
  /** Absolute; `undefined`: the shell's own default. */
  dataDir: string | undefined;
  /** Of the browser shell on loopback; 0: any free one. */
  port: number;
  language: Language;
}

export type Parsed =
  | { outcome: 'run'; arguments: Arguments }
  | { outcome: 'help'; text: string }
  | { outcome: 'wrong'; message: string };

/**
 * Reads the command line.
 * @param argv without the program's own name
 * @param unknown `ignore` in Electron, whose command line also carries Chromium's switches
 */
export function readArguments(argv: readonly string[], unknown: 'refuse' | 'ignore'): Parsed {
  const { values, tokens } = parseArgs({
    args: [...argv],
    options: {
      server: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    tokens: true,
  });
  const language = languages.find((known) => known === values.lang) ?? 'vi';
  if (values.lang !== undefined && values.lang !== language) return badLanguage(String(values.lang));
  if (values.help) return { outcome: 'help', text: words[language].usage };
  const wrong = unknown === 'refuse' ? firstUnknown(tokens, words[language]) : undefined;
  return wrong ?? check(values, language);
}

type Values = Record<string, string | boolean | undefined>;

function check(values: Values, language: Language): Parsed {
  const sentences = words[language];
  for (const name of ['server', 'data', 'port'])
    if (values[name] === true || values[name] === '')
      return { outcome: 'wrong', message: say(sentences.needsValue, { option: `--${name}` }) };
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);

  const given = text('server');
  const server = given === undefined ? undefined : serverOrigin(given);
  if (given !== undefined && server === undefined)
    return { outcome: 'wrong', message: say(sentences.badServer, { value: given }) };
  const port = text('port') ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return { outcome: 'wrong', message: say(sentences.badPort, { value: port }) };
  const data = text('data');
  const dataDir = data === undefined ? undefined : path.resolve(data);
  return { outcome: 'run', arguments: { server, dataDir, port: Number(port), language } };
}

function badLanguage(value: string): Parsed {
  // Which language to say it in is just what is not known: both.
  const message = languages.map((language) => say(words[language].badLanguage, { value })).join('\n');
  return { outcome: 'wrong', message };
}

interface Token {
  kind: string;
  name?: string;
  rawName?: string;
  value?: unknown;
}

function firstUnknown(tokens: readonly Token[], sentences: Words): Parsed | undefined {
  const known = new Set(['server', 'data', 'port', 'lang', 'help']);
  for (const token of tokens) {
    const isKnown = token.kind === 'option' && known.has(token.name ?? '');
    if (isKnown || token.kind === 'option-terminator') continue;
    const option = token.rawName ?? String(token.value);
    return { outcome: 'wrong', message: say(sentences.unknownOption, { option }) };
  }
  return undefined;
}

/** `wss://host` and `https://host` name the same server; `undefined` for anything but scheme, host and port. */
export function serverOrigin(text: string): string | undefined {
  const spelled = text.trim().replace(/^ws(s?):\/\//i, 'http$1://');
  if (!URL.canParse(spelled)) return undefined;
  const url = new URL(spelled);
  const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return isBare && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined;
}

/** Where an application keeps its data on this system; the Electron shell asks Electron instead. */
export function defaultDataDir(
  name: string,
  system: { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; home: string } = {
    platform: process.platform,
    env: process.env,
    home: os.homedir(),
  },
): string {
  const { platform, env, home } = system;
  if (platform === 'win32') return path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', name);
  return path.join(env.XDG_DATA_HOME || path.join(home, '.local', 'share'), name);
}
