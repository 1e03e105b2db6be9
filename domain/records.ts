/** Reading records out of shared documents. What another machine wrote is input: each record is checked, a bad one is left out. */
import * as Y from 'yjs';
import type { z } from 'zod';

/** The valid records of a map, by key. A record whose `id` differs from its key counts as invalid. */
export function readRecords<S extends z.ZodType<{ id: string }>>(
  map: Y.Map<unknown>,
  schema: S,
): Map<z.infer<S>['id'], z.infer<S>> {
  const records = new Map<z.infer<S>['id'], z.infer<S>>();
  for (const [key, value] of map) {
    const record = schema.safeParse(plain(value)).data;
    if (record && record.id === key) records.set(record.id, record);
  }
  return records;
}

/** Makes a map's records equal to `wanted`, touching only what differs. For documents with one writer. */
export function writeRecords(map: Y.Map<unknown>, wanted: ReadonlyMap<string, unknown>): void {
  for (const key of [...map.keys()]) if (!wanted.has(key)) map.delete(key);
  for (const [key, value] of wanted)
    if (JSON.stringify(plain(map.get(key))) !== JSON.stringify(value)) map.set(key, value);
}

/** A shared value as plain data: nested types become objects and arrays. */
export function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}
