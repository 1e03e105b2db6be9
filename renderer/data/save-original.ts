/** Taking out what a paper was made from, e.g. the Word document, as it was brought. */
import type { NamedFile } from '#domain/meeting/plan.ts';
import { saveMade } from './download.ts';
import { rpc } from './rpc.ts';

/** Says why where it can't be. */
export async function saveOriginal({ sha256, name }: NamedFile): Promise<void> {
  await saveMade(rpc.papers.saveOriginal({ sha256, name }));
}
