/** Tables as the files that offices take further: .xlsx and .csv that spreadsheet programs read with all dấu, .docx and .pdf for paper. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Table, TableFormat } from '#contract';
import { askWorker } from '#main/threads/ask.ts';
import type { Handout } from './handouts.ts';
import type { TableTask } from './table-documents/table-worker.ts';

/** Characters; the longest text of a column decides within these. */
const NARROWEST = 8;
const WIDEST = 60;

/** Excel allows no more, and none of these letters. */
const SHEET_NAME_LENGTH = 31;
const NOT_IN_SHEET_NAMES = /[\\/?*[\]:]/g;

export async function tableFile(table: Table, format: TableFormat): Promise<Handout> {
  return { name: `${table.name}.${format}`, type: types[format], bytes: await bytesOf(table, format) };
}

const types: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

async function bytesOf(table: Table, format: TableFormat): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return Buffer.from(asCsv(table));
    case 'xlsx':
      return await asXlsx(table);
    case 'docx':
    case 'pdf':
      return await forPaper({ table, format });
  }
}

/** Thousands of rows take seconds; what takes longer will not end. */
const DEADLINE_MS = 60_000;

async function forPaper(task: TableTask): Promise<Uint8Array> {
  const program = new URL('./table-documents/table-worker.ts', import.meta.url);
  const signal = new AbortController().signal;
  const { bytes } = await askWorker<{ bytes: Uint8Array }>(program, task, {
    signal,
    deadlineMs: DEADLINE_MS,
  });
  return bytes;
}

/** RFC 4180 with a byte order mark: without one, Excel takes UTF-8 for something else. */
export function asCsv({ columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A text that begins like a formula would be reckoned by whoever opens the file.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function asXlsx({ name, columns, rows }: Table): Promise<Uint8Array> {
  const head = columns.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const body = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null;
      return typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String, wrap: true, alignVertical: 'top' as const };
    }),
  );
  const data: SheetData = [head, ...body];
  const widths = columns.map((column, i) => {
    const lengths = [column, ...rows.map((row) => String(row[i] ?? ''))].map(({ length }) => length);
    return { width: Math.min(WIDEST, Math.max(NARROWEST, ...lengths) + 2) };
  });
  const sheet = name.replace(NOT_IN_SHEET_NAMES, ' ').slice(0, SHEET_NAME_LENGTH);
  return writeXlsxFile(data, { sheet, columns: widths, stickyRowsCount: 1 }).toBuffer();
}
