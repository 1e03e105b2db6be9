import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sha256 } from '#domain/ids.ts';
import { fileKeyBox } from '#main/keys.ts';
import { CHUNK_BYTES, SealedFileDamaged } from '#main/papers/sealed-file.ts';
import { Vault } from '#main/papers/vault.ts';
import { sha256Of, temporaryFolder } from './desk.ts';

/** Bytes that repeat nowhere near, so that a wrong range shows. */
function someBytes(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 2654435761) >>> 24;
  return bytes;
}

async function keep(vault: Vault, bytes: Uint8Array): Promise<Sha256> {
  const intake = await vault.takeIn();
  for (let at = 0; at < bytes.length; at += 50_000) await intake.write(bytes.subarray(at, at + 50_000));
  const address = await intake.end();
  await vault.keep(intake, address);
  return address;
}

async function readAll(vault: Vault, address: Sha256): Promise<Buffer> {
  const reader = await vault.open(address);
  try {
    return await reader.readRange(0, reader.size);
  } finally {
    await reader.close();
  }
}

function makeVault() {
  const dir = temporaryFolder();
  const vault = new Vault(dir, fileKeyBox(dir));
  return { dir, vault, path: (address: Sha256) => join(dir, 'vault', address) };
}

const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001];
const header = 68;
const sealedChunk = CHUNK_BYTES + 28;

describe('vault', () => {
  test('any range of any file is what was written', async () => {
    const { vault } = makeVault();
    const files = new Map<number, Sha256>();
    for (const size of sizes) files.set(size, await keep(vault, someBytes(size)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sizes), fc.nat(), fc.nat(), async (size, a, b) => {
        const start = a % (size + 1);
        const end = start + (b % (size - start + 1));
        const reader = await vault.open(files.get(size) as Sha256);
        expect(reader.size).toBe(size);
        const got = await reader.readRange(start, end);
        await reader.close();
        expect(got.equals(someBytes(size).subarray(start, end))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('nothing of a paper lies readable in its folder, and only its owner may read the files', async () => {
    const { dir, vault, path } = makeVault();
    const secret = 'Kết luận của Chủ tịch';
    const address = await keep(vault, Buffer.from(secret.repeat(5000)));
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      const file = join(dir, name);
      if (statSync(file).isFile()) expect(readFileSync(file).includes(secret)).toBe(false);
    }
    expect(statSync(path(address)).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'vault.key')).mode & 0o077).toBe(0);
  });

  test('the same bytes sealed twice give other files: keys and nonces are never used twice', async () => {
    const [a, b] = [makeVault(), makeVault()];
    const address = await keep(a.vault, someBytes(1000));
    await keep(b.vault, someBytes(1000));
    expect(readFileSync(a.path(address)).equals(readFileSync(b.path(address)))).toBe(false);
  });

  test('one flipped bit anywhere is found out', async () => {
    const { vault, path } = makeVault();
    const address = await keep(vault, someBytes(200_001));
    const whole = readFileSync(path(address));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        writeFileSync(path(address), changed);
        await expect(readAll(vault, address)).rejects.toThrow(SealedFileDamaged);
      }),
      { numRuns: 100 },
    );
    writeFileSync(path(address), whole);
    expect((await readAll(vault, address)).equals(someBytes(200_001))).toBe(true);
  });

  test.each([
    ['between two chunks', header + 2 * sealedChunk],
    ['within a chunk', header + sealedChunk + 1000],
    ['within the header', 20],
    ['after the header', header],
  ])('a file cut off %s is found out', async (_, length) => {
    const { vault, path } = makeVault();
    const address = await keep(vault, someBytes(3 * CHUNK_BYTES));
    writeFileSync(path(address), readFileSync(path(address)).subarray(0, length));
    await expect(readAll(vault, address)).rejects.toThrow(SealedFileDamaged);
  });

  test('two chunks that changed places, a chunk said twice and bytes added are found out', async () => {
    const { vault, path } = makeVault();
    const address = await keep(vault, someBytes(4 * CHUNK_BYTES));
    const whole = readFileSync(path(address));
    const chunk = (i: number) => whole.subarray(header + i * sealedChunk, header + (i + 1) * sealedChunk);
    const head = whole.subarray(0, header);
    for (const order of [
      [1, 0, 2, 3],
      [0, 1, 1, 3],
      [0, 1, 2, 3, 3],
    ]) {
      writeFileSync(path(address), Buffer.concat([head, ...order.map(chunk)]));
      await expect(readAll(vault, address)).rejects.toThrow(SealedFileDamaged);
    }
  });

  test('one paper put in the place of another is found out', async () => {
    const { vault, path } = makeVault();
    const [a, b] = [await keep(vault, Buffer.from('một')), await keep(vault, Buffer.from('hai'))];
    writeFileSync(path(a), readFileSync(path(b)));
    await expect(readAll(vault, a)).rejects.toThrow(SealedFileDamaged);
  });

  test('a file begun for an address goes on after its last whole chunk, also in a new process', async () => {
    const { dir, vault } = makeVault();
    const bytes = someBytes(4 * CHUNK_BYTES + 10);
    const address = sha256Of(bytes);
    const first = await vault.takeInFor(address);
    await first.write(bytes.subarray(0, 3 * CHUNK_BYTES + 5));
    await first.writer.close();

    const again = new Vault(dir, fileKeyBox(dir));
    const second = await again.takeInFor(address);
    expect(second.size).toBe(3 * CHUNK_BYTES);
    await second.write(bytes.subarray(second.size));
    expect(await second.end()).toBe(address);
    await again.keep(second, address);
    expect((await readAll(again, address)).equals(bytes)).toBe(true);
  });

  test('an unfinished file that was changed is begun anew', async () => {
    const { dir, vault } = makeVault();
    const bytes = someBytes(4 * CHUNK_BYTES);
    const address = sha256Of(bytes);
    const first = await vault.takeInFor(address);
    await first.write(bytes);
    await first.writer.close();
    const path = join(dir, 'partial', address);
    const changed = readFileSync(path);
    changed[header + 100] = (changed[header + 100] ?? 0) ^ 1;
    writeFileSync(path, changed);
    const second = await vault.takeInFor(address);
    expect(second.size).toBe(0);
    await second.discard();
  });

  test('the vault opens with the key box that made it and with no other', async () => {
    const { dir, vault } = makeVault();
    const address = await keep(vault, Buffer.from('một'));
    const again = new Vault(dir, fileKeyBox(dir));
    expect(again.has(address)).toBe(true);
    expect((await readAll(again, address)).toString()).toBe('một');
    expect(() => new Vault(dir, fileKeyBox(temporaryFolder()))).toThrow();
  });

  test('what was half taken in when the program ended is removed at the next start', async () => {
    const { dir, vault } = makeVault();
    const intake = await vault.takeIn();
    await intake.write(someBytes(100_000));
    await intake.writer.close();
    new Vault(dir, fileKeyBox(dir));
    expect(readdirSync(join(dir, 'intake'))).toEqual([]);
  });
});
