/** Lists and official documents, written as files. */
import { z } from 'zod';
import { OfficialDocument } from '#domain/office/document.ts';
import { call } from './call.ts';
import { HandedOut } from './files.ts';

/** A list to be taken out of the app; a cell without a value is `null`. */
export const Table = z.object({
  /** Of the file, without its ending. */
  name: z.string().min(1).max(200),
  columns: z.array(z.string().max(200)).min(1).max(50),
  rows: z.array(z.array(z.union([z.string().max(5000), z.number(), z.null()])).max(50)).max(100_000),
});
export type Table = z.infer<typeof Table>;

export const TableFormat = z.enum(['xlsx', 'csv', 'docx', 'pdf']);
export type TableFormat = z.infer<typeof TableFormat>;

/** An official document as a file; `name` is the file's, without its ending. */
export const WriteRequest = z.object({
  document: OfficialDocument,
  format: z.enum(['docx', 'pdf']),
  name: z.string().min(1).max(200),
});
export type WriteRequest = z.infer<typeof WriteRequest>;

export const tableCalls = {
  /** Writes a table as a file and hands it out under {@link exportPath}, once. */
  export: call.input(z.object({ table: Table, format: TableFormat })).output(HandedOut),
};

export const documentCalls = {
  /** Writes an official document (NĐ 30/2020) and hands it out under {@link exportPath}, once. */
  write: call.input(WriteRequest).output(HandedOut),
};
