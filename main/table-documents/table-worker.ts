/** Writes a table for paper. A thread of its own: a long one takes a second, and the client goes on meanwhile. */
import type { Table } from '#contract';
import { answerTask } from '#main/threads/answer.ts';
import { tableDocx } from './docx.ts';
import { tablePdf } from './pdf.ts';

export interface TableTask {
  table: Table;
  format: 'docx' | 'pdf';
}

async function write({ table, format }: TableTask): Promise<{ bytes: Uint8Array }> {
  return { bytes: format === 'docx' ? await tableDocx(table) : await tablePdf(table) };
}

await answerTask(write);
