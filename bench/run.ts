/**
 * `npm run bench -- NAME [options]`: measures, prints tables, and writes them to bench/results/NAME.md.
 * Without a name it says what there is.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { type Bench, resultsDir } from './bench.ts';

/** Each is loaded when asked for: not every one has what it needs on every machine. */
const benches: Record<string, { about: string; load: () => Promise<{ bench: Bench }> }> = {
  propagation: {
    about:
      'one room, 50 and 200 clients, against @y/websocket-server and @hocuspocus/server (W1); --quick, --clients N, --seconds N, --runs N',
    load: () => import('./propagation/propagation.ts'),
  },
  'cold-start': {
    about:
      'the client with 100 meetings in its store: start of the process to a usable agenda; --meetings N, --runs N',
    load: () => import('./cold-start/cold-start.ts'),
  },
  search: {
    about: 'the text of 100,000 pages, ranked, against plain FTS5 with bm25; --pages N, --queries N',
    load: () => import('./search/search.ts'),
  },
  reader: {
    about:
      'open to first page, far jumps and page turns, against the viewer components of pdf.js; --quick, --runs N',
    load: () => import('./reader/reader.ts'),
  },
  scroll: {
    about:
      'a hundred pages scrolled at speed and stopped: how long pages stay blank, beside the viewer of pdf.js; --runs N',
    load: () => import('./scroll/scroll.ts'),
  },
  ink: {
    about:
      'a pen at 120 Hz among 5,000 marks and 20 people who share, beside the ink editor of pdf.js; --runs N, --strokes N',
    load: () => import('./ink/ink.ts'),
  },
};

async function main(): Promise<void> {
  const [name, ...options] = process.argv.slice(2);
  const chosen = name === undefined ? undefined : benches[name];
  if (!name || !chosen) {
    console.log('Benchmarks, each by `npm run bench -- NAME`:');
    for (const [known, { about }] of Object.entries(benches)) console.log(`  ${known.padEnd(12)} ${about}`);
    process.exitCode = name ? 1 : 0;
    return;
  }
  const { bench } = await chosen.load();
  const started = new Date();
  const tables = await bench(options);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() || 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const page = `# ${name}\n\n${started.toISOString().slice(0, 10)}, ${machine}. Repeat: \`npm run bench -- ${[name, ...options].join(' ')}\`\n\n${tables}\n`;
  mkdirSync(resultsDir, { recursive: true });
  writeFileSync(path.join(resultsDir, `${name}.md`), page);
  console.log(`\n${page}`);
}

await main();
