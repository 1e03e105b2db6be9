/**
 * A profile of its own for each run of the office suite, so that it neither meets a suite the person has open nor obeys
 * settings of theirs. In it macros and active content are off, links are not followed, and every way out leads to a closed door.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 as uuid } from 'uuid';

/** A port nothing may listen on ("discard"): what is sent to a proxy there goes nowhere. */
const NOWHERE = { host: '127.0.0.1', port: 9 };

type Setting = readonly [path: string, name: string, value: string | number | boolean];

const settings: readonly Setting[] = [
  // Macros: the highest level, and not even the question.
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', 3],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', true],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableOLEAutomation', true],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisablePythonRuntime', true],
  // Pictures and sheets that live elsewhere stay there.
  ['org.openoffice.Office.Writer/Content/Update', 'Link', 0],
  ['org.openoffice.Office.WriterWeb/Content/Update', 'Link', 0],
  ['org.openoffice.Office.Calc/Content/Update', 'Link', 2],
  // The way out.
  ['org.openoffice.Inet/Settings', 'ooInetProxyType', 1],
  ['org.openoffice.Inet/Settings', 'ooInetNoProxy', ''],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', NOWHERE.host],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', NOWHERE.port],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', NOWHERE.host],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', NOWHERE.port],
  ['org.openoffice.Inet/Settings', 'ooInetFTPProxyName', NOWHERE.host],
  ['org.openoffice.Inet/Settings', 'ooInetFTPProxyPort', NOWHERE.port],
  [
    "org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
    'AutoCheckEnabled',
    false,
  ],
];

export class SuiteProfile {
  readonly dir: string;

  private constructor(dir: string) {
    this.dir = dir;
  }

  /** Written into a folder that its owner removes. */
  static make(scratch: string): SuiteProfile {
    const dir = join(scratch, `profile-${uuid()}`);
    mkdirSync(join(dir, 'user'), { recursive: true, mode: 0o700 });
    writeFileSync(join(dir, 'user', 'registrymodifications.xcu'), registry());
    return new SuiteProfile(dir);
  }

  get options(): string[] {
    return [
      `-env:UserInstallation=${pathToFileURL(this.dir)}`,
      ...[
        '--headless',
        '--invisible',
        '--nologo',
        '--nodefault',
        '--norestore',
        '--nolockcheck',
        '--nofirststartwizard',
      ],
    ];
  }

  /** Little of ours goes along: no secrets of the session, and a proxy that leads nowhere. */
  get environment(): NodeJS.ProcessEnv {
    const kept = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'windir', 'ProgramFiles', 'LANG', 'LC_ALL'];
    const proxy = `http://${NOWHERE.host}:${NOWHERE.port}`;
    return {
      ...Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
      ...{ HOME: this.dir, TMPDIR: this.dir, TEMP: this.dir, TMP: this.dir },
      ...{ http_proxy: proxy, https_proxy: proxy, all_proxy: proxy, no_proxy: '' },
      // Draws without a display.
      SAL_USE_VCLPLUGIN: 'svp',
    };
  }
}

function registry(): string {
  const items = settings.map(([path, name, value]) => {
    const escaped = path.replaceAll("'", '&apos;');
    return `<item oor:path="/${escaped}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ...items,
    '</oor:items>',
  ].join('\n');
}
