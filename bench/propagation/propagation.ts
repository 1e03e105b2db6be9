/**
 * W1: one room; one secretary makes 10 rich-text edits a second, 20 annotators draw a stroke of 300 points every 1.5 s.
 * Server and load in separate processes, servers one after the other within each run, persistence on.
 */
import path from 'node:path';
import { type Bench, figure, median, numberOption, table } from '../bench.ts';
import { Child, type Usage } from '../child.ts';
import { peerServer } from '../peers.ts';
import type { DialectName } from './dialects.ts';
import type { Load, LoadResult } from './generator.ts';

interface Contender {
  name: string;
  dialect: DialectName;
  start(clients: number): Child;
}

interface Measured extends LoadResult {
  serverCpuMicros: number;
  peakRssMiB: number;
}

const here = (file: string) => path.join(import.meta.dirname, file);

const ours = 'Họp Số';
const contenders: Contender[] = [
  { name: ours, dialect: 'hopso', start: (clients) => new Child(here('hopso-server.ts'), [String(clients)]) },
  {
    name: '@y/websocket-server 0.1.5 + LevelDB',
    dialect: 'y-websocket',
    start: () => new Child(peerServer('y-websocket-server')),
  },
  {
    name: '@hocuspocus/server 4.7.0 + SQLite',
    dialect: 'hocuspocus',
    start: () => new Child(peerServer('hocuspocus')),
  },
  {
    name: 'floor: a relay that stores nothing',
    dialect: 'relay',
    start: () => new Child(here('relay-server.ts')),
  },
];

export const bench: Bench = async (options) => {
  const quick = options.includes('--quick');
  const seconds = numberOption(options, 'seconds', quick ? 6 : 30);
  const runs = numberOption(options, 'runs', quick ? 1 : 3);
  const only = options.includes('--clients') ? numberOption(options, 'clients', 200) : undefined;
  const parts: string[] = [
    `W1: ${seconds} s a run, ${runs} runs, interleaved; medians of the runs, (lowest–highest) for CPU. ` +
      'Latency ends when the load generator has read the frame, and includes its own work for all sockets.',
  ];
  for (const clients of only ? [only] : [50, 200]) parts.push(await measureAt(clients, seconds, runs));
  return parts.join('\n\n');
};

async function measureAt(clients: number, seconds: number, runs: number): Promise<string> {
  const measured = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const contender of contenders) {
      const result = await measure(contender, clients, seconds);
      if (result.delivered < result.expected)
        console.log(`${contender.name} delivered ${result.delivered} of ${result.expected}`);
      measured.get(contender.name)?.push(result);
      console.log(`${clients} clients, run ${run + 1}: ${contender.name}: ${figure(perDelivery(result))} µs`);
    }
  }
  return `## ${clients} clients in one room\n\n${tableOf(measured)}\n\n${ratiosOf(measured)}`;
}

async function measure(contender: Contender, clients: number, seconds: number): Promise<Measured> {
  const server = contender.start(clients);
  const generator = new Child(here('generator.ts'));
  try {
    const place = await server.next<{ url: string; room: string; tokens?: string[] }>();
    const load: Load = { ...place, tokens: place.tokens, dialect: contender.dialect, clients, seconds };
    await generator.ask({ join: load });
    const before = await server.ask<Usage>('usage');
    const result = await generator.ask<LoadResult>('write');
    const after = await server.ask<Usage>('usage');
    return {
      ...result,
      serverCpuMicros: after.cpuMicros - before.cpuMicros,
      peakRssMiB: after.peakRssMiB,
    };
  } finally {
    await generator.end();
    await server.end();
  }
}

const perDelivery = ({ serverCpuMicros, delivered }: Measured) => serverCpuMicros / delivered;

function tableOf(measured: ReadonlyMap<string, readonly Measured[]>): string {
  const rows = [...measured].map(([name, runs]) => {
    const of = (value: (run: Measured) => number) => median(runs.map(value));
    const cpu = runs.map(perDelivery);
    return [
      name,
      `${figure(median(cpu))} (${figure(Math.min(...cpu))}–${figure(Math.max(...cpu))})`,
      figure(of((run) => run.latencyMs.p50)),
      figure(of((run) => run.latencyMs.p95)),
      figure(of((run) => run.latencyMs.p99)),
      figure(of((run) => run.peakRssMiB)),
      `${figure(of((run) => (run.delivered / run.expected) * 100))} %`,
      figure(of((run) => run.doubled)),
      figure(of((run) => run.frames)),
      figure(of((run) => run.bytes / 2 ** 20)),
    ];
  });
  return table(
    [
      'server',
      'µs CPU/delivery',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'peak RSS MiB',
      'delivered',
      'doubled',
      'frames out',
      'MiB out',
    ],
    rows,
  );
}

/** Ours against each other server, within the same run each time. */
function ratiosOf(measured: ReadonlyMap<string, readonly Measured[]>): string {
  const own = measured.get(ours) ?? [];
  const rows = [...measured]
    .filter(([name]) => name !== ours)
    .map(([name, runs]) => {
      const ratio = (value: (run: Measured) => number) =>
        figure(median(runs.map((run, i) => value(own[i] ?? run) / value(run))));
      return [
        name,
        ratio(perDelivery),
        ratio((run) => run.latencyMs.p50),
        ratio((run) => run.latencyMs.p95),
        ratio((run) => run.latencyMs.p99),
        ratio((run) => run.peakRssMiB),
      ];
    });
  return table([`${ours} ÷ …`, 'µs CPU/delivery', 'p50', 'p95', 'p99', 'peak RSS'], rows);
}
