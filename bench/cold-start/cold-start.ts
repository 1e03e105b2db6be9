/** Cold start of the client's own process with 100 meetings in its store and no server to be reached. */
import path from 'node:path';
import { bundled } from '#tests/crash/bundled.ts';
import { type Bench, figure, median, numberOption, table } from '../bench.ts';
import { Child } from '../child.ts';
import { prepareMachine } from './prepare.ts';

interface Measured {
  loadedMs?: number;
  openedMs?: number;
  listMs: number;
  searchMs?: number;
  agendaMs: number;
  meetings?: number;
  found?: number;
  items?: number;
}

export const bench: Bench = async (options) => {
  const meetings = numberOption(options, 'meetings', 100);
  const runs = numberOption(options, 'runs', 9);
  const machine = await prepareMachine(meetings);
  const source = path.join(import.meta.dirname, 'client-process.ts');
  const ways = [
    { name: 'bundled, as shipped', file: await bundled('bench/cold-start/client-process.ts') },
    { name: 'from its sources', file: source },
    { name: 'floor: Node that does nothing', file: path.join(import.meta.dirname, 'floor.ts') },
  ];
  const measured = new Map<string, Measured[]>(ways.map(({ name }) => [name, []]));
  try {
    for (let run = 0; run < runs; run++) {
      for (const { name, file } of ways) {
        const child = new Child(file, [machine.server, machine.dataDir, 'giao ban lan 7']);
        const result = await child.next<Measured>();
        await child.end();
        if (result.meetings !== undefined && (result.meetings !== meetings || !result.found || !result.items))
          throw new Error('the list was not whole');
        measured.get(name)?.push(result);
      }
    }
  } finally {
    machine.remove();
  }
  const rows = [...measured].map(([name, results]) => {
    const of = (value: (result: Measured) => number | undefined) =>
      figure(median(results.map((r) => value(r) ?? Number.NaN)));
    const list = results.map(({ listMs }) => listMs);
    return [
      name,
      of((r) => r.loadedMs),
      of((r) => r.openedMs),
      `${figure(median(list))} (${figure(Math.min(...list))}–${figure(Math.max(...list))})`,
      of((r) => r.searchMs),
      of((r) => r.agendaMs),
    ];
  });
  return (
    `${meetings} meetings of 8 items in the store, ${runs} runs, interleaved, page cache warm; medians, since the start of the process, ms.\n\n` +
    table(
      [
        'client',
        'code loaded',
        'store open',
        'list answered (lowest–highest)',
        'a search takes',
        'first agenda open',
      ],
      rows,
    )
  );
};
