import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OpinionSheet } from '#domain/office/opinion-sheet.ts';
import { type PaperSignature, verdictOf } from '#domain/paper/signature.ts';
import { longestContent, longestTitle } from '#domain/poll/question.ts';
import { longestReply } from '#domain/poll/reply.ts';
import { largestSheet } from '#domain/poll/sheet.ts';
import { CallFailure } from '#main/call-failure.ts';
import { writeSealed } from '#main/papers/sealed-whole.ts';
import { checkSignatures } from '#main/papers/signatures/signatures.ts';
import { openCertificateFile } from '#main/signing/certificate-file.ts';
import { lookAtCertificate, signSheet } from '#main/signing/signing.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { certificateFile, testAnchor, testPassword } from '#tests/helpers/certificates.ts';
import { temporaryFolder } from './desk.ts';
import { hasPdfsig, noPoppler, poppler } from './poppler.ts';

const at = Date.now();
const sheet: OpinionSheet = {
  letterhead: { parent: '', issuer: 'Ủy ban nhân dân xã Đồng Sen', abbreviation: 'UBND', place: 'Đồng Sen' },
  at,
  title: 'Lấy ý kiến về dự thảo Quy chế làm việc',
  content: 'Văn phòng đã hoàn thiện dự thảo.\nĐồng chí có đồng ý ban hành không?',
  choices: ['Đồng ý', 'Không đồng ý', 'Ý kiến khác'],
  choice: 'Không đồng ý',
  text: 'Đề nghị làm rõ kinh phí tại Điều 5.',
  person: { name: 'Nguyễn Thị Sáu', title: 'Phó Chủ tịch UBND xã', unit: 'UBND xã Đồng Sen' },
  askedBy: ['Trần Văn Thư'],
  code: '1234 5678',
};
const name = 'Nguyễn Thị Sáu';
const rsa = certificateFile({ name });
const signed = signSheet({ file: rsa, password: testPassword, at, sheet });

/** Words that are no two alike, in paragraphs: as hard to compress as people's are, and harder. */
function prose(length: number, paragraph: number): string {
  const syllables = [
    'quy',
    'chế',
    'nghị',
    'quyết',
    'đồng',
    'ý',
    'ủy',
    'ban',
    'xã',
    'kinh',
    'phí',
    'khoản',
    'Điều',
  ];
  let text = '';
  for (let i = 0; text.length < length; i++) {
    text += `${syllables[(i * 7 + Math.floor(Math.sin(i) * 1000)) % 13] ?? 'và'}${i % 5 === 0 ? i : ''} `;
    if (paragraph > 0 && i % paragraph === paragraph - 1) text += '\n';
  }
  return text.slice(0, length);
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const noOpenssl = 'no openssl';

async function check(bytes: Uint8Array, anchors = [testAnchor]): Promise<PaperSignature[]> {
  const source = await writeSealed(join(temporaryFolder(), 'paper'), [bytes]);
  return checkSignatures({ ...source, password: undefined, anchors }, new AbortController().signal);
}

function saved(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'phieu.pdf');
  writeFileSync(path, bytes);
  return path;
}

/** Why it can't be signed with the file; without the thread that this is done in, which takes a second to begin. */
function lookingAt(file: Uint8Array, password = testPassword): string {
  try {
    openCertificateFile(file, password, Date.now());
    return 'none';
  } catch (error) {
    return error instanceof CallFailure ? error.code : String(error);
  }
}

/** A file made by another hand, on a curve or locked as programs of the last century did. */
function byOpenssl(key: readonly string[], ...locked: string[]): Buffer {
  const folder = temporaryFolder();
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  run(
    'req',
    '-x509',
    ...key,
    '-nodes',
    '-keyout',
    'k.pem',
    '-out',
    'c.pem',
    '-days',
    '30',
    '-utf8',
    '-subj',
    `/CN=${name}`,
  );
  run(
    'pkcs12',
    '-export',
    '-inkey',
    'k.pem',
    '-in',
    'c.pem',
    '-out',
    'c.p12',
    '-passout',
    'pass:123456',
    ...locked,
  );
  return readFileSync(join(folder, 'c.p12'));
}
const rsaKey = ['-newkey', 'rsa:2048'];
const curve = (named: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${named}`];

describe('a signed sheet', () => {
  test('is valid by our own checking, whole, and says who signed what', async () => {
    const [signature, ...others] = await check(await signed);
    expect(others).toEqual([]);
    expect(signature).toMatchObject({
      signer: name,
      organisation: 'UBND xã Đồng Sen',
      issuer: 'Cơ quan chứng thực thử',
      timeFrom: 'signer',
      reason: 'Phiếu ý kiến: Không đồng ý (1234 5678)',
      covers: 'whole',
      findings: [],
    });
    expect(signature && verdictOf(signature)).toBe('valid');
  });

  test.runIf(hasPdfsig)(`poppler judges alike ${hasPdfsig ? '' : noPoppler}`, async () => {
    const { output, warnings } = poppler('pdfsig', '-nocert', saved(await signed));
    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Total document signed');
    expect(output).toContain('Signature Type: ETSI.CAdES.detached');
    expect(output).toContain(name);
    expect(warnings).toBe('');
  });

  test('of the longest question and answer that there may be fits into what an answer carries', async () => {
    const content = prose(longestContent, 400);
    const long = { ...sheet, title: prose(longestTitle, 0), content, text: prose(longestReply, 300) };
    const pdf = await signSheet({ file: rsa, password: testPassword, at, sheet: long });

    expect(pdf.length).toBeLessThan(largestSheet);
    expect((await check(pdf))[0]?.findings).toEqual([]);
  });

  test('does not trust an authority that the machine does not know', async () => {
    const [signature] = await check(await signed, []);
    expect(signature?.findings).toEqual(['issuer-unknown']);
  });

  test('is invalid once any byte of it is another', async () => {
    const bytes = Buffer.from(await signed);
    for (const place of [20, Math.floor(bytes.length / 3), bytes.length - 200]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const found = await check(changed).catch(() => []);
      expect(found.map(verdictOf)).not.toContain('valid');
    }
    const reason = Buffer.from(bytes);
    const word = Buffer.from('Không', 'utf16le').swap16().toString('hex').toUpperCase();
    const where = reason.indexOf(word);
    expect(where).toBeGreaterThan(0);
    reason.write('0043', where, 'latin1');
    expect((await check(reason))[0]?.findings).toEqual(['bytes-differ']);
  });

  test.runIf(hasOpenssl).for(['prime256v1', 'secp384r1'])(
    `may be signed with a key on a curve: %s ${hasOpenssl ? '' : noOpenssl}`,
    async (named) => {
      const file = byOpenssl(curve(named));
      const pdf = await signSheet({ file, password: '123456', at: Date.now(), sheet });
      const [signature] = await check(pdf);
      expect(signature).toMatchObject({ signer: name, findings: ['self-signed'] });
      if (hasPdfsig) expect(poppler('pdfsig', '-nocert', saved(pdf)).output).toContain('Signature is Valid.');
    },
  );

  test
    .runIf(hasOpenssl)
    .for([
      ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      ['-certpbe', 'AES-256-CBC', '-keypbe', 'AES-256-CBC', '-macalg', 'sha256', '-iter', '10000'],
      ['-legacy'],
    ])(`opens files locked by %j ${hasOpenssl ? '' : noOpenssl}`, async (locked) => {
    const file = byOpenssl(rsaKey, ...locked);
    expect(await lookAtCertificate({ file, password: '123456', at: Date.now() })).toMatchObject({
      holder: name,
    });
  });
});

describe('a certificate file that can’t be signed with', () => {
  test('tells whose it is, where it can', async () => {
    expect(await lookAtCertificate({ file: rsa, password: testPassword, at })).toMatchObject({
      holder: name,
      organisation: 'UBND xã Đồng Sen',
      issuer: 'Cơ quan chứng thực thử',
    });
  });

  test('says why, in a way that each has its own sentence', async () => {
    await expect(lookAtCertificate({ file: rsa, password: 'sai', at })).rejects.toMatchObject({
      code: 'wrong-certificate-password',
    });
    expect(lookingAt(rsa, 'sai')).toBe('wrong-certificate-password');
    expect(lookingAt(rsa, '')).toBe('wrong-certificate-password');
    expect(lookingAt(await makePdf())).toBe('not-a-certificate-file');
    expect(lookingAt(new Uint8Array())).toBe('not-a-certificate-file');
    expect(lookingAt(rsa.subarray(0, 700))).toBe('not-a-certificate-file');
    expect(lookingAt(certificateFile({ name, from: 2 }))).toBe('certificate-not-yet');
    expect(lookingAt(certificateFile({ name, from: -20, to: -2 }))).toBe('certificate-expired');
    expect(lookingAt(certificateFile({ name, without: 'key' }))).toBe('no-private-key');
    expect(lookingAt(certificateFile({ name, bits: 1024 }))).toBe('key-not-supported');
    expect(lookingAt(certificateFile({ name, usage: { keyEncipherment: true } }))).toBe(
      'certificate-not-for-signing',
    );
    expect(lookingAt(certificateFile({ name, locked: '3des' }))).toBe('none');
  });

  test.runIf(hasOpenssl)(
    `a key of a kind that PDFs are not signed with ${hasOpenssl ? '' : noOpenssl}`,
    () => {
      const file = byOpenssl(['-newkey', 'ed25519']);
      expect(lookingAt(file, '123456')).toBe('key-not-supported');
    },
  );

  test('one changed byte anywhere is never taken for a sound file, and ends no thread', async () => {
    for (let place = 3; place < rsa.length; place += Math.floor(rsa.length / 12)) {
      const changed = Buffer.from(rsa);
      changed[place] = (changed[place] ?? 0) ^ 0x55;
      expect(['not-a-certificate-file', 'wrong-certificate-password', 'key-not-supported']).toContain(
        lookingAt(changed),
      );
    }
  });
});
