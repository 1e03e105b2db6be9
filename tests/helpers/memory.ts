/** What a browser holds: the proportional set of its process and of all processes below it, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** @returns MiB */
export function memoryOf(pid: number): number {
  const kib = [pid, ...below(pid)].map((each) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0),
  );
  return kib.reduce((sum, each) => sum + each, 0) / 1024;
}

function below(pid: number): number[] {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((each) => each > 0 && parentOf(each) === pid);
  return children.flatMap((child) => [child, ...below(child)]);
}

function parentOf(pid: number): number | undefined {
  // The name in parentheses may hold anything, so what follows it is counted from its end.
  const status = read(`/proc/${pid}/stat`);
  return status === '' ? undefined : Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Empty for a process that has just ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
