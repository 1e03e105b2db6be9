import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PaperSignature, verdictOf, verdictOfAll } from '#domain/paper/signature.ts';
import { writeSealed } from '#main/papers/sealed-whole.ts';
import { readSignedMessage } from '#main/papers/signatures/cms.ts';
import { checkSignatures } from '#main/papers/signatures/signatures.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { corpusFiles, corpusFolder, noCorpus } from '#tests/helpers/corpus.ts';
import { temporaryFolder } from './desk.ts';
import { hasPdfsig, noPoppler, poppler } from './poppler.ts';

const signed = corpusFiles().filter(({ kinds }) => kinds.includes('signature'));
const oneSeal = signed.find(({ file }) => file.endsWith('1139-ttg.signed.pdf'));
const sixSigners = signed.find(({ file }) => file.includes('DMTC'));
const bytesOf = (file: { path: string } | undefined) => readFileSync(file?.path ?? '');

async function check(bytes: Uint8Array, anchors?: string[]): Promise<PaperSignature[]> {
  const source = await writeSealed(join(temporaryFolder(), 'paper'), [bytes]);
  const task = { ...source, password: undefined, ...(anchors ? { anchors } : {}) };
  return await checkSignatures(task, new AbortController().signal);
}

/** What poppler says of a file's signatures, in its order. */
function pdfsig(path: string) {
  return poppler('pdfsig', '-nocert', path)
    .output.split(/Signature #\d+:/)
    .slice(1)
    .map((text) => ({
      signer: /Common Name: (.*)/.exec(text)?.[1]?.normalize('NFC'),
      whole: !text.includes('Not total document signed'),
      sound: text.includes('Signature is Valid.'),
    }));
}

const isSound = (signature: PaperSignature) => verdictOf(signature) !== 'invalid';

/** The message of a file's first signature. */
function messageOf(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const [, from, to] = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)/.exec(text) ?? [];
  const hex = text.slice(Number(from), Number(to)).replace(/[<>\s]/g, '');
  return Buffer.from(hex, 'hex');
}

/** The authorities whose certificates come with a file's first signature: as if the machine trusted them. */
function broughtAnchors(bytes: Buffer): string[] {
  const { certificates } = readSignedMessage(messageOf(bytes));
  return certificates
    .filter(({ certificate }) => certificate.ca)
    .map(({ certificate }) => certificate.toString());
}

describe.runIf(corpusFolder)(`signed papers of the corpus (${corpusFolder ? 'there' : noCorpus})`, () => {
  test.runIf(hasPdfsig).for(signed.map(({ file, path }) => ({ file, path })))(
    `poppler judges alike: $file ${hasPdfsig ? '' : noPoppler}`,
    async ({ file, path }) => {
      const ours = (await check(bytesOf({ path }))).map((each) => ({
        signer: each.signer,
        whole: each.covers === 'whole',
        sound: isSound(each),
      }));
      // Its signed bytes include the brackets around the signature, which ISO 32000-2 leaves out: not read here at all.
      if (file.endsWith('signed_verified.pdf')) {
        expect(ours).toMatchObject([{ sound: false }]);
        expect(pdfsig(path)).toMatchObject([{ sound: false }]);
      } else expect(ours).toEqual(pdfsig(path));
    },
  );

  test('a seal says who, of which organisation, when and who vouches', async () => {
    expect(await check(bytesOf(oneSeal), [])).toEqual([
      {
        signer: 'CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ',
        organisation: 'VĂN PHÒNG CHÍNH PHỦ',
        issuer: 'CA phục vụ các cơ quan Nhà nước G2',
        signedAt: Date.parse('2024-10-10T16:30:05+07:00'),
        timeFrom: 'signer',
        reason: 'CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ<thongtinchinhphu@chinhphu.vn> đã ký lên văn bản này!',
        kind: 'signature',
        covers: 'whole',
        revocation: { state: 'unchecked' },
        findings: ['issuer-unknown'],
      },
    ]);
  });

  test('who signed before others is told from what was changed later', async () => {
    const signatures = await check(bytesOf(sixSigners), []);
    expect(signatures.map(({ covers }) => covers)).toEqual([...Array(5).fill('then-signed'), 'whole']);
    const added = Buffer.concat([bytesOf(sixSigners), Buffer.from('\n% thêm vào sau khi ký\n')]);
    const changed = await check(added, []);
    expect(changed.map(({ covers }) => covers)).toEqual(Array(6).fill('then-changed'));
    expect(changed.at(-1)?.findings).toEqual(['issuer-unknown', 'changed-later']);
  });

  test('one changed byte makes every signature over it invalid, and only those', async () => {
    const bytes = bytesOf(sixSigners);
    // Between the end of what the first one covers and the next one's signature.
    bytes[180_000] = (bytes[180_000] ?? 0) ^ 1;
    const findings = (await check(bytes, [])).map((each) => each.findings[0]);
    expect(findings).toEqual(['issuer-unknown', ...Array(5).fill('bytes-differ')]);
  });

  test('another signature value than the signer made does not belong to the bytes', async () => {
    const bytes = bytesOf(oneSeal);
    const message = readSignedMessage(messageOf(bytes));
    const at = bytes.indexOf(Buffer.from(message.signature).toString('hex'));
    expect(at).toBeGreaterThan(0);
    bytes.write(bytes.toString('latin1', at, at + 1) === '1' ? '2' : '1', at, 'latin1');
    const [signature] = await check(bytes, []);
    expect(signature?.findings).toEqual(['signature-differs', 'issuer-unknown']);
  });

  test('room beside the signature that nobody signed makes it unreadable', async () => {
    const bytes = bytesOf(oneSeal);
    const [, gapEnd = ''] = /\/ByteRange\s*\[\s*0\s+\d+\s+(\d+)/.exec(bytes.toString('latin1')) ?? [];
    // The zeros that fill the string end early, and there is room before the signed bytes go on.
    bytes.write('>  ', Number(gapEnd) - 3, 'latin1');
    bytes.write('/X 1', Number(gapEnd) - 8, 'latin1');
    const [signature] = await check(bytes, []);
    expect(signature?.findings).toEqual(['unreadable']);
  });

  test('with the roots that stand behind it a signature is valid, at the time a trusted timestamp proves', async () => {
    const swiss = signed.find(({ file }) => file.endsWith('bug854315.pdf'));
    const bytes = bytesOf(swiss);
    const [signature] = await check(bytes, broughtAnchors(bytes));
    expect(signature).toMatchObject({
      signer: 'Paul Frey (Qualified Signature)',
      signedAt: Date.parse('2011-01-17T22:53:18.526Z'),
      timeFrom: 'timestamp',
      findings: [],
    });
  });
});

test('a paper without signatures has none', async () => {
  expect(await check(await makePdf())).toEqual([]);
});

describe('at a glance', () => {
  const of = (...findings: PaperSignature['findings']) => ({ findings }) as PaperSignature;
  test('the worst signature decides', () => {
    expect(verdictOfAll([of(), of('issuer-unknown')])).toBe('unknown');
    expect(verdictOfAll([of('issuer-unknown', 'bytes-differ'), of()])).toBe('invalid');
    expect(verdictOfAll([of(), of()])).toBe('valid');
  });
});
