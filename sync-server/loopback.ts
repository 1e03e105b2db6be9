import { isIP } from 'node:net';

/** Whether this is an address of the machine itself, in either family. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return isIP(plain) !== 0 && (plain === '::1' || plain.startsWith('127.'));
}
