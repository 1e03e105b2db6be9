/** Taking a file out of the app: the browser saves it, Electron asks where to. */
import { exportPath, type HandedOut, type Table, type TableFormat, type WriteRequest } from '#contract';
import { rpc } from './rpc.ts';
import { tellFailure } from './tell-failure.ts';

export function download(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** Saves what main is making; says why where that fails. */
export async function saveMade(made: Promise<HandedOut>): Promise<void> {
  try {
    const { exportId, name } = await made;
    download(exportPath(exportId), name);
  } catch (error) {
    tellFailure(error);
  }
}

/** Saves a table as a file. @throws `CallFailed`, see `failureOf` */
export async function downloadTable(table: Table, format: TableFormat): Promise<void> {
  const { exportId, name } = await rpc.tables.export({ table, format });
  download(exportPath(exportId), name);
}

/** Saves an official document as a file. @throws `CallFailed`, see `failureOf` */
export async function downloadDocument(request: WriteRequest): Promise<void> {
  const { exportId, name } = await rpc.documents.write(request);
  download(exportPath(exportId), name);
}
