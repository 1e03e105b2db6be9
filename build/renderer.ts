/** The renderer: every script, style, font and PDF resource is a file of our own, so that a strict CSP and no network do. */
import { cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { root } from './entries.ts';
import { makeRehearsal } from './rehearsal.ts';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdf.js fetches while it shows a paper: encodings of old fonts, stand-in fonts, image decoders, colour profiles. */
const pdfjsFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/** Puts pdf.js's resources, and the paper its workers rehearse with, under `/pdfjs/`, where the reader looks for them. */
function pdfjsAssets(): Plugin {
  let outDir = '';
  return {
    name: 'pdfjs-assets',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const target = join(outDir, 'pdfjs');
      for (const folder of pdfjsFolders) {
        cpSync(join(pdfjs, folder), join(target, folder), { recursive: true });
      }
      writeFileSync(join(target, 'rehearsal.pdf'), await makeRehearsal());
    },
  };
}

const keptMs = 3600_000;

/** Removes the assets of builds that nobody runs any more; their names hold a hash of what is in them. */
function oldAssetsGo(): Plugin {
  return {
    name: 'old-assets-go',
    closeBundle() {
      const assets = join(root, 'dist', 'renderer', 'assets');
      for (const name of readdirSync(assets)) {
        const path = join(assets, name);
        if (statSync(path).mtimeMs < Date.now() - keptMs) rmSync(path);
      }
    },
  };
}

export const rendererBuild: InlineConfig = {
  configFile: false,
  root: join(root, 'renderer'),
  base: '/', // both shells serve the renderer from the root of an origin of its own
  publicDir: false,
  plugins: [react(), pdfjsAssets(), oldAssetsGo()],
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: false, // a client that runs meanwhile still loads parts of the build before
    target: 'chrome130',
    assetsInlineLimit: 0, // no data: URLs, which the CSP forbids for scripts and fonts
    chunkSizeWarningLimit: 4096, // read from the local disk
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
};
