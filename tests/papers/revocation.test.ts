/** Signatures by certificates that were taken back: what a file brings along about them, and whom it is believed from. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { type PaperSignature, verdictOf } from '#domain/paper/signature.ts';
import { writeSealed } from '#main/papers/sealed-whole.ts';
import { type Evidence, witnessesIn } from '#main/papers/signatures/revocation.ts';
import { checkSignatures } from '#main/papers/signatures/signatures.ts';
import { verifySignature } from '#main/papers/signatures/verify.ts';
import { signPdf } from '#main/signing/sign-pdf.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { type Holder, holder, testAnchor, testAuthority } from '#tests/helpers/certificates.ts';
import {
  type MessageOptions,
  revocationAnswer,
  revocationList,
  type Said,
  signedMessage,
} from '#tests/helpers/revocations.ts';
import { temporaryFolder } from './desk.ts';
import { hasPdfsig, noPoppler, poppler } from './poppler.ts';

const HOUR = 3600_000;
/** To the second, as certificates have it. */
const signedAt = Math.floor(Date.now() / 1000) * 1000 - 5 * HOUR;
const ago = (hours: number) => signedAt - hours * HOUR;
const later = (hours: number) => signedAt + hours * HOUR;

const signer = holder({ name: 'Nguyễn Thị Sáu', by: testAuthority });
const content = Buffer.from('Nội dung đã ký');

/** What is said of a signature over the content. */
async function judge(
  beside: Partial<Evidence>,
  { by = signer, others = [], anchors = [testAuthority], ...message }: JudgeOptions = {},
) {
  const entry = { subFilter: 'ETSI.CAdES.detached', statedAt: signedAt, reason: null };
  const bytes = async function* () {
    yield content;
  };
  const encoded = signedMessage(content, by, others, message);
  const witnesses = witnessesIn({ lists: [], answers: [], ...beside });
  const found = await verifySignature(entry, encoded, bytes, {
    anchors: anchors.map(({ x509 }) => x509),
    certificates: [],
    witnesses,
  });
  return { revocation: found.revocation, findings: found.findings, verdict: verdictOf(found) };
}

interface JudgeOptions extends MessageOptions {
  by?: Holder;
  others?: Holder[];
  anchors?: Holder[];
}

const fresh: Said = { from: ago(1), until: later(24) };
const unchecked = { revocation: { state: 'unchecked' }, findings: [], verdict: 'valid' };
const good = { revocation: { state: 'good', asOf: ago(1) }, findings: [], verdict: 'valid' };

/** Both kinds of proof say the same. */
const kinds: [string, (said: Said, about?: Holder) => Partial<Evidence>][] = [
  ['a list', (said, about = signer) => ({ lists: [revocationList(testAuthority, about, said)] })],
  ['an answer', (said, about = signer) => ({ answers: [revocationAnswer(testAuthority, about, said)] })],
];

test('a file that brings no proof is not checked for it, and that is said', async () => {
  expect(await judge({})).toEqual(unchecked);
});

describe.each(kinds)('%s of the issuer', (_, proof) => {
  test('says that a certificate was good', async () => {
    expect(await judge(proof(fresh))).toEqual(good);
  });

  test('made after the signature speaks for it as well', async () => {
    expect(await judge(proof({ from: later(2), until: later(3) }))).toMatchObject({
      revocation: { state: 'good', asOf: later(2) },
    });
  });

  test('makes a signature invalid that was made after the certificate was taken back', async () => {
    expect(await judge(proof({ ...fresh, revokedAt: ago(2) }))).toEqual({
      revocation: { state: 'revoked', at: ago(2), whose: 'signer' },
      findings: ['revoked'],
      verdict: 'invalid',
    });
  });

  test('that came afterwards leaves a doubt, for a clock can be turned back', async () => {
    expect(await judge(proof({ from: later(2), revokedAt: later(1) }))).toEqual({
      revocation: { state: 'revoked', at: later(1), whose: 'signer' },
      findings: ['revoked-since'],
      verdict: 'unknown',
    });
  });

  test('that came after a time which a timestamp proves is noted, and no more', async () => {
    const stamper = holder({ name: 'Dấu thời gian thử', by: testAuthority });
    const timestamp = { by: stamper, at: signedAt };
    expect(await judge(proof({ from: later(2), revokedAt: later(1) }), { timestamp })).toEqual({
      revocation: { state: 'revoked', at: later(1), whose: 'signer' },
      findings: [],
      verdict: 'valid',
    });
  });

  test('that was out of date when it was signed says nothing', async () => {
    expect(await judge(proof({ from: ago(9), until: ago(8) }))).toEqual(unchecked);
    expect(await judge(proof({ from: ago(48) }))).toEqual(unchecked);
    // But who was revoked stays so.
    expect(await judge(proof({ from: ago(9), until: ago(8), revokedAt: ago(10) }))).toMatchObject({
      findings: ['revoked'],
    });
  });

  test('from the time to come says nothing', async () => {
    expect(await judge(proof({ from: Date.now() + HOUR, revokedAt: ago(2) }))).toEqual(unchecked);
  });

  test('about another certificate clears nobody', async () => {
    const other = holder({ name: 'Người khác', by: testAuthority });
    const found = await judge(proof({ ...fresh, revokedAt: ago(2) }, other));
    // A list speaks of all that its issuer made; an answer of one.
    expect(found.findings).toEqual([]);
  });

  test('of one authority weighs where another has only said good before', async () => {
    const both = [proof(fresh), proof({ from: later(1), revokedAt: ago(1) })];
    const all = {
      lists: both.flatMap(({ lists = [] }) => lists),
      answers: both.flatMap(({ answers = [] }) => answers),
    };
    expect(await judge(all)).toMatchObject({ verdict: 'invalid' });
  });
});

describe('who is believed', () => {
  const stranger = holder({
    name: 'Cơ quan chứng thực thử',
    organisation: 'Ban Cơ yếu thử',
    authority: true,
  });

  test('not somebody with the issuer’s name and a key of their own', async () => {
    const said = { ...fresh, revokedAt: ago(2) };
    expect(await judge({ lists: [revocationList(stranger, signer, said)] })).toEqual(unchecked);
    expect(
      await judge({ lists: [revocationList(testAuthority, signer, fresh, { key: stranger.key })] }),
    ).toEqual(unchecked);
    expect(await judge({ answers: [revocationAnswer(testAuthority, signer, said, stranger)] })).toEqual(
      unchecked,
    );
  });

  test('whom the issuer made to answer for it, and nobody else whom it vouches for', async () => {
    const answering = holder({ name: 'Trả lời thay', by: testAuthority, answering: true });
    expect(await judge({ answers: [revocationAnswer(testAuthority, signer, fresh, answering)] })).toEqual(
      good,
    );
    const colleague = holder({ name: 'Đồng nghiệp', by: testAuthority });
    expect(await judge({ answers: [revocationAnswer(testAuthority, signer, fresh, colleague)] })).toEqual(
      unchecked,
    );
    const expired = holder({ name: 'Đã hết hạn', by: testAuthority, answering: true, from: -9, to: -2 });
    expect(await judge({ answers: [revocationAnswer(testAuthority, signer, fresh, expired)] })).toEqual(
      unchecked,
    );
  });

  test('a list of authorities says nothing of a person', async () => {
    const list = revocationList(testAuthority, signer, fresh, { onlyAuthorities: true });
    expect(await judge({ lists: [list] })).toEqual(unchecked);
  });

  test('one changed byte anywhere makes proof nobody’s, and ends nothing', async () => {
    const said = { ...fresh, revokedAt: ago(2) };
    for (const make of [revocationList, revocationAnswer]) {
      const sound = make(testAuthority, signer, said);
      for (let place = 0; place < sound.length; place += 31) {
        const changed = new Uint8Array(sound);
        changed[place] = (changed[place] ?? 0) ^ 0x55;
        const found = await judge({ lists: [changed], answers: [changed] });
        // The outermost frame is signed by nobody; what it holds is.
        if (found.verdict === 'invalid') expect(place).toBeLessThan(80);
        else expect(found).toEqual(unchecked);
      }
    }
  });
});

test('an authority that was taken back takes all with it that it vouched for afterwards', async () => {
  const between = holder({ name: 'Cơ quan cấp dưới', by: testAuthority, authority: true });
  const own = holder({ name: 'Trần Văn Bảy', by: between });
  const lists = [
    revocationList(testAuthority, between, { ...fresh, revokedAt: ago(3) }),
    revocationList(between, own, fresh),
  ];
  expect(await judge({ lists }, { by: own, others: [between] })).toEqual({
    revocation: { state: 'revoked', at: ago(3), whose: 'issuer' },
    findings: ['revoked'],
    verdict: 'invalid',
  });
});

test('proof in the message itself counts as well', async () => {
  expect(await judge({}, { lists: [revocationList(testAuthority, signer, fresh)] })).toEqual(good);
  const answers = [revocationAnswer(testAuthority, signer, { ...fresh, revokedAt: ago(2) })];
  expect(await judge({}, { answers })).toMatchObject({ verdict: 'invalid' });
});

describe('in a file', () => {
  /** Signed after its store of proofs was put in, as a second signer finds the first one's. */
  async function signedPaper(evidence: Evidence, { related = false } = {}) {
    const document = await PDFDocument.load(await makePdf());
    putStore(document, evidence, related);
    const words = { name: 'Nguyễn Thị Sáu', reason: 'Thử', at: signedAt };
    const certificate = new Uint8Array(signer.x509.raw);
    return await signPdf(await document.save({ useObjectStreams: false }), words, {
      key: signer.key,
      certificate,
      x509: signer.x509,
      behind: [],
    });
  }

  async function check(bytes: Uint8Array): Promise<PaperSignature[]> {
    const source = await writeSealed(join(temporaryFolder(), 'paper'), [bytes]);
    const task = { ...source, password: undefined, anchors: [testAnchor] };
    return await checkSignatures(task, new AbortController().signal);
  }

  const revokedBefore = { ...fresh, revokedAt: ago(2) };

  test('the store of proofs is read, and what it holds for one signature alone', async () => {
    const lists = [revocationList(testAuthority, signer, fresh)];
    expect(await check(await signedPaper({ lists, answers: [] }))).toMatchObject([
      { covers: 'whole', findings: [], revocation: { state: 'good', asOf: ago(1) } },
    ]);
    const answers = [revocationAnswer(testAuthority, signer, revokedBefore)];
    const related = await signedPaper({ lists: [], answers }, { related: true });
    expect(await check(related)).toMatchObject([{ covers: 'whole', findings: ['revoked'] }]);
  });

  test.runIf(hasPdfsig)(`poppler finds such a file sound ${hasPdfsig ? '' : noPoppler}`, async () => {
    const answers = [revocationAnswer(testAuthority, signer, fresh)];
    const path = join(temporaryFolder(), 'phieu.pdf');
    writeFileSync(path, await signedPaper({ lists: [], answers }));
    const { output, warnings } = poppler('pdfsig', '-nocert', path);
    expect(output).toContain('Signature is Valid.');
    expect(warnings).toBe('');
  });

  const evidence = { lists: [revocationList(testAuthority, signer, fresh)], answers: [] };

  /** What a program adds: the file as it was, and behind it what became of it. */
  async function added(table: boolean, change: (document: PDFDocument) => void): Promise<Uint8Array> {
    const before = await signedPaper({ lists: [], answers: [] });
    const document = await PDFDocument.load(before, { forIncrementalUpdate: true, updateMetadata: false });
    change(document);
    const after = await document.save({ useObjectStreams: !table });
    expect(Buffer.from(after.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true);
    expect(after.length).toBeGreaterThan(before.length);
    return after;
  }

  describe.each([
    ['with a table of its objects', true],
    ['with a stream of them', false],
  ])('added after it was signed, %s', (_, table) => {
    test('proofs leave the file what was signed', async () => {
      const paper = await added(table, (document) => putStore(document, evidence, false));
      expect(await check(paper)).toMatchObject([
        { covers: 'whole', findings: [], revocation: { state: 'good' } },
      ]);
    });

    test('anything beside them makes it another', async () => {
      const another = { covers: 'then-changed', findings: ['changed-later'] };
      const onPage = await added(table, (document) => {
        putStore(document, evidence, false);
        document.getPage(0).drawText('them vao');
      });
      expect(await check(onPage)).toMatchObject([another]);
      const inCatalogue = await added(table, (document) => {
        putStore(document, evidence, false);
        document.catalog.set(PDFName.of('OpenAction'), document.context.obj({ S: 'JavaScript', JS: 'x' }));
      });
      expect(await check(inCatalogue)).toMatchObject([another]);
      const paper = await added(table, (document) => putStore(document, evidence, false));
      const behind = Buffer.concat([paper, Buffer.from('\n% thêm vào\n')]);
      expect(await check(behind)).toMatchObject([another]);
    });
  });

  test('a table that leads into what was signed makes it another', async () => {
    const paper = Buffer.from(await added(true, (document) => putStore(document, evidence, false)));
    const text = paper.toString('latin1');
    const tableAt = text.lastIndexOf('\nxref');
    const [entry = ''] = /\d{10} 00000 n/.exec(text.slice(tableAt)) ?? [];
    paper.write('0000000015', tableAt + text.slice(tableAt).indexOf(entry), 'latin1');
    const found = await check(paper).catch(() => []);
    expect(found.map(({ covers }) => covers)).not.toContain('whole');
  });

  test('a store that is no store leaves the signature as it is', async () => {
    const noise = Buffer.from('không phải chứng cứ');
    expect(await check(await signedPaper({ lists: [noise], answers: [noise] }))).toMatchObject([
      { findings: [], revocation: { state: 'unchecked' } },
    ]);
  });
});

function putStore(document: PDFDocument, { lists, answers }: Evidence, related: boolean): void {
  const { context, catalog } = document;
  const streams = (all: Uint8Array[]) => all.map((each) => context.register(context.flateStream(each)));
  const store = related
    ? { VRI: { '0123456789ABCDEF0123456789ABCDEF01234567': { CRL: streams(lists), OCSP: streams(answers) } } }
    : { CRLs: streams(lists), OCSPs: streams(answers) };
  catalog.set(PDFName.of('DSS'), context.register(context.obj({ Type: 'DSS', ...store })));
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test.runIf(hasOpenssl)(`lists and answers by another hand ${hasOpenssl ? '' : '(no openssl)'}`, async () => {
  const folder = temporaryFolder();
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const pem = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
  pem('ca.pem', testAnchor);
  pem('ca.key', testAuthority.key.export({ type: 'pkcs8', format: 'pem' }));
  const own = holder({ name: 'Le Van Tam', by: testAuthority });
  pem('own.pem', own.x509.toString());
  const stamp = (at: number) => new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, '');
  const entry = (status: string, revoked: string) =>
    `${status}\t${stamp(Date.parse(own.x509.validTo))}Z\t${revoked}\t${own.x509.serialNumber}\tunknown\t/CN=Le Van Tam\n`;
  pem(
    'ca.cnf',
    '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=1\ncertificate=ca.pem\nprivate_key=ca.key\n',
  );
  for (const revoked of [false, true]) {
    pem('index.txt', revoked ? entry('R', `${stamp(ago(2))}Z,keyCompromise`) : entry('V', ''));
    run('ca', '-config', 'ca.cnf', '-gencrl', '-out', 'list.pem');
    run('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der');
    run(
      'ocsp',
      '-index',
      'index.txt',
      '-CA',
      'ca.pem',
      '-rsigner',
      'ca.pem',
      '-rkey',
      'ca.key',
      '-issuer',
      'ca.pem',
      '-cert',
      'own.pem',
      '-ndays',
      '1',
      '-noverify',
      '-respout',
      'answer.der',
    );
    const expected = revoked
      ? { revocation: { state: 'revoked', at: ago(2), whose: 'signer' }, findings: ['revoked'] }
      : { revocation: { state: 'good' }, findings: [] };
    const der = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
    expect(await judge({ lists: [der('list.der')] }, { by: own })).toMatchObject(expected);
    expect(await judge({ answers: [der('answer.der')] }, { by: own })).toMatchObject(expected);
  }
});
