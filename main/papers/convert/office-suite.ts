/** LibreOffice on this machine: where it is, and whether it is new enough. Looked for each time, so that one just installed is found. */
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { CallFailure } from '#main/call-failure.ts';
import { SuiteProfile } from './suite-profile.ts';
import { runSuite } from './suite-run.ts';

/** Older ones lack the settings that keep a document from running or fetching anything. */
const OLDEST_MAJOR = 7;

const VERSION_DEADLINE_MS = 20_000;

/** Where it usually is, the likeliest first. An administrator names another place in `HOPSO_SOFFICE`. */
export function usualPlaces(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string[] {
  const named = env.HOPSO_SOFFICE ? [env.HOPSO_SOFFICE] : [];
  if (platform === 'win32') {
    const folders = [env.ProgramW6432, env.ProgramFiles, env['ProgramFiles(x86)']];
    // The `.com` is the same program with a console: it waits, and writes where it can be read.
    const found = folders.flatMap((folder) =>
      folder ? [`${folder}\\LibreOffice\\program\\soffice.com`] : [],
    );
    return [...named, ...new Set(found)];
  }
  if (platform === 'darwin') {
    const inside = 'Applications/LibreOffice.app/Contents/MacOS/soffice';
    return [...named, `/${inside}`, join(homedir(), inside)];
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...named,
    ...onPath.flatMap((folder) => [join(folder, 'soffice'), join(folder, 'libreoffice')]),
    '/usr/bin/soffice',
    '/usr/lib/libreoffice/program/soffice',
    ...optPlaces(),
    '/snap/bin/libreoffice',
  ];
}

/** The makers' own packages go to `/opt/libreoffice24.8`. The newest first. */
function optPlaces(): string[] {
  try {
    return readdirSync('/opt')
      .filter((name) => name.startsWith('libreoffice'))
      .sort()
      .reverse()
      .map((name) => join('/opt', name, 'program/soffice'));
  } catch {
    return [];
  }
}

/**
 * The program to run.
 * @param scratch a folder for what it writes while it tells its version
 * @throws CallFailure `converter-missing`, `converter-too-old`, `cancelled`
 */
export async function findOfficeSuite(
  scratch: string,
  signal: AbortSignal,
  places: readonly string[] = usualPlaces(),
): Promise<string> {
  let tooOld = false;
  for (const place of places.filter(isProgram)) {
    const major = await majorVersion(place, scratch, signal);
    if (major !== undefined && major >= OLDEST_MAJOR) return place;
    if (major !== undefined) tooOld = true;
  }
  throw new CallFailure(tooOld ? 'converter-too-old' : 'converter-missing');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns undefined for a program that is something else, or does not answer */
async function majorVersion(
  program: string,
  scratch: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const profile = SuiteProfile.make(scratch);
  try {
    const { output } = await runSuite(program, [...profile.options, '--version'], {
      profile,
      signal,
      deadlineMs: VERSION_DEADLINE_MS,
    });
    const version = /^LibreOffice(?:Dev)? (\d+)\.\d/m.exec(output)?.[1];
    return version === undefined ? undefined : Number(version);
  } catch (error) {
    if (error instanceof CallFailure && error.code === 'takes-too-long') return undefined;
    throw error;
  }
}
