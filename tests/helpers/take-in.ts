/** A real PDF taken in by a client as people bring files. */
import { expect } from 'vitest';
import type { MeetingId } from '#domain/ids.ts';
import type { PaperFile } from '#domain/meeting/plan.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import type { TestClient } from './client.ts';

export async function takeIn(
  { client, rpc }: TestClient,
  meeting: MeetingId,
  name = 'Tờ trình.pdf',
  text: string[] = [],
): Promise<PaperFile> {
  const bytes = await makePdf({ pages: 2, ...(text.length > 0 ? { text } : {}) });
  const { importId } = await rpc.papers.beginImport({ meeting, name, size: bytes.length });
  const request = new Request(`http://x/imports/${importId}?offset=0`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
  expect((await client.fetch(request))?.ok).toBe(true);
  return rpc.papers.finishImport({ importId });
}
