/** The Vietnamese words on the screen, as the interface itself has them: tests break on behaviour, not on wording. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '#build/entries.ts';

const folder = path.join(root, 'renderer', 'i18n', 'vi');
const namespaces = new Map<string, unknown>(
  readdirSync(folder).map((file) => [
    path.basename(file, '.json'),
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
  ]),
);

/**
 * @param key e.g. `plan:convene.button`
 * @throws when there are no such words
 */
export function words(key: string, values: Record<string, string | number> = {}): string {
  const [namespace = '', where = ''] = key.split(':');
  let found: unknown = namespaces.get(namespace);
  for (const part of where.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string') throw new Error(`no words for ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
