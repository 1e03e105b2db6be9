/**
 * `npm run package`: installers of the desktop client for this system, into out/. What they are made of is bundled here;
 * Electron's binary and the installers' own tools are downloaded by electron-builder, and where that can't be, this goes
 * as far as it can and says what is missing.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import { bundle } from './bundle.ts';
import { fetchElectron, nameInside, unreachable } from './electron-binary.ts';
import { root } from './entries.ts';

/** What is not in the bundles: native code, and packages that read files of their own (see `external` in bundle.ts). */
const packagesBeside = [
  'better-sqlite3',
  'pdfjs-dist',
  '@expo-google-fonts/be-vietnam-pro',
  '@expo-google-fonts/tinos',
  '@napi-rs/canvas*',
  'tesseract.js-core',
  '@tesseract.js-data/vie',
];

const configuration: Configuration = {
  appId: 'vn.hopso.client',
  productName: 'Họp Số',
  executableName: 'hop-so',
  copyright: 'Apache-2.0',
  directories: { output: 'out', buildResources: 'build/icons' },
  files: [
    'package.json',
    'dist/**',
    '!dist/.built',
    '!node_modules/**',
    ...packagesBeside.map((name) => `node_modules/${name}/**`),
    '!node_modules/pdfjs-dist/{build,web,image_decoders,types}/**',
    // Of the engine that recognises words the one that is used, of its data the smaller.
    '!node_modules/tesseract.js-core/!(package.json|LICENSE|tesseract-core-simd-lstm.js|tesseract-core-simd-lstm.wasm)',
    '!node_modules/@tesseract.js-data/vie/4.0.0/**',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own macros
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)',
    '!node_modules/**/{*.map,*.cpp,*.c,*.h,*.gyp,deps,src}',
  ],
  asar: true,
  asarUnpack: ['**/*.node'], // the system's loader can't look into an archive
  npmRebuild: false, // the prebuilt binaries are for the Node-API, which Electron has too
  nodeGypRebuild: false,
  publish: null,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false, // the page has a scheme of its own
  },
  linux: {
    target: ['deb', 'AppImage'],
    icon: 'build/icons',
    category: 'Office',
    maintainer: 'Họp Số <support@hop-so.example>',
  },
  win: { target: ['nsis'], icon: 'build/icons/icon.ico' },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true, perMachine: false },
  mac: { target: ['dmg'], icon: 'build/icons/icon.icns', category: 'public.app-category.business' },
};

/** A reason to stop that is told as it stands. */
class Unfinished extends Error {}

async function makePackages(): Promise<void> {
  rmSync(join(root, 'dist'), { recursive: true, force: true }); // nothing of an earlier build goes into a package
  await bundle();
  const electron = await fetchElectron();
  if ('missing' in electron) {
    throw new Unfinished(
      `The client is bundled in dist/, but no application was made of it: Electron is missing (${electron.missing}).`,
    );
  }
  const electronDist = electron.path.slice(0, -nameInside.length - 1);
  const config: Configuration = {
    ...configuration,
    electronDist,
    electronVersion: readFileSync(join(electronDist, 'version'), 'utf8').trim().replace(/^v/, ''),
  };
  const platform = Platform.current();
  await build({ projectDir: root, targets: platform.createTarget('dir'), config, publish: 'never' });

  const obstacle = await unreachable(process.env);
  if (obstacle !== undefined) {
    throw new Unfinished(
      `The application is in out/, unpacked, but no installers were made of it: their tools are missing (${obstacle}).`,
    );
  }
  await build({ projectDir: root, targets: platform.createTarget(), config, publish: 'never' });
}

try {
  await makePackages();
} catch (error) {
  if (!(error instanceof Unfinished)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
