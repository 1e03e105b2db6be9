/**
 * The box that secrets of this machine are locked in: Electron's `safeStorage` in the desktop shell,
 * a key file that only its owner may read in the browser shell.
 */
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KeyBox {
  seal(secret: Uint8Array): Uint8Array;
  /** @throws if the bytes were not sealed by this box or were changed since */
  open(sealed: Uint8Array): Uint8Array;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM. The result is `nonce (12) | ciphertext | tag (16)`; `label` is authenticated, not stored. */
export function encrypt(key: Uint8Array, plain: Uint8Array, label: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(label);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The way back from {@link encrypt}. @throws if key, bytes or label differ from what was encrypted */
export function decrypt(key: Uint8Array, sealed: Uint8Array, label: Uint8Array): Buffer {
  if (sealed.length < ENCRYPTION_OVERHEAD) throw new Error('too short to be encrypted');
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(label);
  decipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
}

/** Bytes that {@link encrypt} adds. */
export const ENCRYPTION_OVERHEAD = NONCE_BYTES + TAG_BYTES;

const boxLabel = new TextEncoder().encode('hopso key box 1');

/**
 * A box whose key lies in `dataDir/key`, made at the first use, readable by its owner alone.
 * @throws if the file is there but is no key: a new one would lose all that the old one sealed
 */
export function fileKeyBox(dataDir: string): KeyBox {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const key = keptKey(join(dataDir, 'key'), { seal: (secret) => secret, open: (secret) => secret });
  return {
    seal: (secret) => encrypt(key, secret, boxLabel),
    open: (sealed) => decrypt(key, sealed, boxLabel),
  };
}

/**
 * The 32-byte key kept in a file, locked in `box`; made at its first use.
 * @throws if the file is there but the box cannot open it, or if it holds no key
 */
export function keptKey(path: string, box: KeyBox): Uint8Array {
  return readKey(path, box) ?? makeKey(path, box);
}

function readKey(path: string, box: KeyBox): Uint8Array | undefined {
  let sealed: Buffer;
  try {
    sealed = readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  chmodSync(path, 0o600);
  const key = box.open(sealed);
  if (key.length !== KEY_BYTES) throw new Error(`${path} holds no key`);
  return key;
}

/** Two programs may start at once on a new folder: the second takes the first one's key. */
function makeKey(path: string, box: KeyBox): Uint8Array {
  const key = randomBytes(KEY_BYTES);
  const mine = `${path}.${randomUUID()}`;
  writeFileSync(mine, box.seal(key), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(mine, path); // unlike a rename it never replaces a key that is there
    return key;
  } catch (error) {
    const theirs = readKey(path, box);
    if (theirs) return theirs;
    throw error;
  } finally {
    unlinkSync(mine);
  }
}
