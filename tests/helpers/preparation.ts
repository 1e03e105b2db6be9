/** Bringing files for an item as an officer's client does, by hand. */
import { createHash } from 'node:crypto';
import type { GroupId, ItemId, MeetingId, Sha256 } from '#domain/ids.ts';
import { uploadPath } from '#protocol/http.ts';

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** @returns the status of the last answer: 204 when the server has the file */
export async function bring(
  origin: string,
  token: string,
  { meeting, item, group, bytes }: { meeting: MeetingId; item?: ItemId; group?: GroupId; bytes: Uint8Array },
): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const about = [
    item === undefined ? '' : `,item ${base64(item)}`,
    group === undefined ? '' : `,group ${base64(group)}`,
  ].join('');
  const begun = await fetch(origin + uploadPath(meeting), {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${base64(hashOf(bytes))},name ${base64('Tờ trình.pdf')}${about}`,
    },
  });
  const place = begun.headers.get('location');
  if (begun.status !== 201 || place === null) return begun.status;
  const sent = await fetch(origin + place, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes as BodyInit,
  });
  return sent.status;
}
