/** Why a connection or a document is closed, and what the other side should do about it. */

/**
 * `fatal`: do not come back before something changed. `retry`: come back later, slower each time.
 * `auth`: sign in again.
 */
export type Remedy = 'fatal' | 'retry' | 'auth';

/** WebSocket close codes. The name is sent as the close reason. */
export const closeCodes = {
  'bad-frame': { code: 4400, remedy: 'retry' },
  'not-signed-in': { code: 4401, remedy: 'auth' },
  /** A plain connection asked for a document it has no right to. */
  forbidden: { code: 4403, remedy: 'fatal' },
  'hello-late': { code: 4408, remedy: 'retry' },
  /** The session was ended elsewhere, or it expired. */
  'session-ended': { code: 4410, remedy: 'auth' },
  'too-large': { code: 4413, remedy: 'fatal' },
  'client-too-old': { code: 4426, remedy: 'fatal' },
  'too-many': { code: 4429, remedy: 'retry' },
  /** The reader does not keep up; it comes back and gets the state in one piece. */
  'too-slow': { code: 4430, remedy: 'retry' },
  'internal-error': { code: 4500, remedy: 'retry' },
  'shutting-down': { code: 4503, remedy: 'retry' },
} as const satisfies Record<string, { code: number; remedy: Remedy }>;

export type CloseName = keyof typeof closeCodes;

export function closeNameOf(code: number): CloseName | undefined {
  return (Object.keys(closeCodes) as CloseName[]).find((name) => closeCodes[name].code === code);
}

/** Why one document is refused or closed while the connection stays. Append only: the index travels. */
export const documentRefusals = [
  /** No such document, or no right to it: the two look alike on purpose. */
  'not-found',
  /** There was a right and it was taken away. */
  'revoked',
  'too-many-documents',
  /** The server could not load or store it; try later. */
  'unavailable',
] as const;
export type DocumentRefusal = (typeof documentRefusals)[number];

/** Why one update was not taken. Append only: the index travels. */
export const updateRefusals = [
  /** The sender reads this document but does not write it. */
  'read-only',
  /** Not an update at all. */
  'malformed',
  'too-large',
  /** A presence entry that is another person's or does not say whose it is. */
  'not-yours',
] as const;
export type UpdateRefusal = (typeof updateRefusals)[number];

/** A frame or message that does not follow the grammar. */
export class BadFrame extends Error {
  override name = 'BadFrame';
}
