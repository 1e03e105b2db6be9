/** Office documents become PDFs: by LibreOffice where a machine has it, and by stand-ins for it that misbehave. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exportPath, importPath, paperPath } from '#contract';
import { kindOf } from '#main/papers/convert/file-kind.ts';
import { findOfficeSuite, usualPlaces } from '#main/papers/convert/office-suite.ts';
import { SealedReader } from '#main/papers/sealed-file.ts';
import { writeSealed } from '#main/papers/sealed-whole.ts';
import { corpusFiles, noCorpus } from '#tests/helpers/corpus.ts';
import { until } from '#tests/helpers/until.ts';
import { type Desk, meeting, openDesk, sha256Of, temporaryFolder } from './desk.ts';
import { hasPoppler, poppler } from './poppler.ts';

const failing = (code: string) => expect.objectContaining({ code });
const noOffice = 'no LibreOffice: install libreoffice-writer-nogui, -calc-nogui and -impress-nogui';
const hasOffice = usualPlaces().some(existsSync);
const onPosix = process.platform !== 'win32';

function docx(...lines: string[]): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }),
  );
}

function nothingLeft(desk: Desk): void {
  expect(readdirSync(join(desk.dir, 'papers', 'intake'), { recursive: true })).toEqual([]);
}

/** A program that takes the place of LibreOffice. `$OUT` is where the PDF belongs. */
function standIn(body: string, version = 'LibreOffice 24.8.1.2 (X86_64)'): string {
  const path = join(temporaryFolder(), 'soffice');
  const script = [
    '#!/bin/sh',
    `for each in "$@"; do [ "$each" = --version ] && { echo "${version}"; exit 0; }; done`,
    'while [ "$1" != --outdir ]; do shift; done',
    'OUT="$2/paper.pdf"',
    body,
  ];
  writeFileSync(path, script.join('\n'), { mode: 0o755 });
  return path;
}

describe.skipIf(!onPosix)('a program that misbehaves', () => {
  const document = docx('Tờ trình');

  test.each([
    ['ends with an error', 'exit 77', 'broken-office-file'],
    ['says that all is well and writes nothing', 'exit 0', 'broken-office-file'],
    ['writes something that is no PDF', 'echo "<html>" > "$OUT"', 'broken-office-file'],
    ['writes an empty file', ': > "$OUT"', 'broken-office-file'],
    ['writes the beginning of a PDF', 'echo "%PDF-1.7" > "$OUT"', 'broken-pdf'],
  ])('%s: the paper is refused, and nothing of it is left', async (_, body, code) => {
    const desk = await openDesk(undefined, [standIn(body)]);
    await expect(desk.take(await document, { name: 'Tờ trình.docx' })).rejects.toThrow(failing(code));
    nothingLeft(desk);
    expect(readdirSync(join(desk.dir, 'papers', 'vault'))).toEqual([]);
  });

  test('hangs: it is killed with all it started, when the paper is given up', async () => {
    const pids = join(temporaryFolder(), 'pids');
    const desk = await openDesk(undefined, [
      standIn(`sh -c 'echo $$ >> ${pids}; sleep 600' & echo $$ >> ${pids}; sleep 600`),
    ]);
    const bytes = await document;
    const { importId } = desk.papers.beginImport({ meeting, name: 'Tờ trình.docx', size: bytes.length });
    const body = Buffer.from(bytes);
    await desk.papers.fetch(new Request(`http://m${importPath(importId, 0)}`, { method: 'POST', body }));
    const finished = desk.papers.finishImport({ importId });
    finished.catch(() => {});
    const started = () => (existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n').map(Number) : []);
    await until('both have started', () => started().length === 2);
    await desk.papers.cancelImport({ importId });
    await expect(finished).rejects.toThrow(failing('cancelled'));
    await until('both are dead', () => started().every((pid) => !isAlive(pid)));
    nothingLeft(desk);
  });

  test('leaves a child behind: that is ended too', async () => {
    const pids = join(temporaryFolder(), 'pids');
    const desk = await openDesk(undefined, [
      standIn(`sh -c 'echo $$ > ${pids}; sleep 600' &\nwhile [ ! -s ${pids} ]; do :; done`),
    ]);
    await expect(desk.take(await document, { name: 'a.docx' })).rejects.toThrow(
      failing('broken-office-file'),
    );
    await until('the child is dead', () => !isAlive(Number(readFileSync(pids, 'utf8'))));
  });

  test('is too old, or something else', async () => {
    const old = await openDesk(undefined, [standIn('', 'LibreOffice 5.4.7.2')]);
    await expect(old.take(await document, { name: 'a.docx' })).rejects.toThrow(failing('converter-too-old'));
    const other = await openDesk(undefined, [standIn('', 'Something Office 9.0')]);
    await expect(other.take(await document, { name: 'a.docx' })).rejects.toThrow(
      failing('converter-missing'),
    );
    nothingLeft(old);
  });

  test('the first that is new enough is taken', async () => {
    const [older, newer] = [standIn('', 'LibreOffice 6.4.0.1'), standIn('')];
    const { signal } = new AbortController();
    const places = ['/nowhere/soffice', older, newer];
    expect(await findOfficeSuite(temporaryFolder(), signal, places)).toBe(newer);
  });
});

/** A zombie that nobody has waited for yet is not alive. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('without LibreOffice an office document is refused with its own sentence; a password too', async () => {
  const desk = await openDesk(undefined, []);
  const take = async (bytes: Uint8Array, name: string) => await desk.take(bytes, { name });
  await expect(take(await docx('a'), 'a.docx')).rejects.toThrow(failing('converter-missing'));
  nothingLeft(desk);
  if (!onPosix) return;
  const locked = await openDesk(undefined, [standIn('exit 1')]);
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  await expect(locked.take(compound, { name: 'a.docx' })).rejects.toThrow(failing('locked-office-file'));
});

describe('a file is what its bytes say', () => {
  async function kind(bytes: Uint8Array, name: string) {
    const reader = await SealedReader.openWith(await writeSealed(join(temporaryFolder(), 'file'), [bytes]));
    return await kindOf(reader, name).finally(() => reader.close());
  }

  const zip = (part: string) => zipSync({ [part]: strToU8('x') });
  const odf = (type: string) =>
    zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }] });

  test.each([
    ['báo cáo.pdf', zip('word/document.xml'), '.docx'],
    ['báo cáo', zip('xl/workbook.xml'), '.xlsx'],
    ['báo cáo.docx', zip('ppt/presentation.xml'), '.pptx'],
    ['báo cáo.zip', odf('text'), '.odt'],
    ['báo cáo.zip', odf('spreadsheet'), '.ods'],
    ['báo cáo.zip', odf('presentation'), '.odp'],
    ['báo cáo.doc', Buffer.from('{\\rtf1'), '.rtf'],
    ['báo cáo.XLS', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xls'],
  ])('%s', async (name, bytes, ending) => {
    expect(await kind(bytes, name)).toEqual({ kind: 'office', ending });
  });

  test('what only bears an office name is none', async () => {
    expect(await kind(zip('anh/1.jpg'), 'a.docx')).toEqual({ kind: 'unknown' });
    expect(await kind(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.msi')).toEqual({ kind: 'unknown' });
    expect(await kind(Buffer.from('MZ'), 'a.docx')).toEqual({ kind: 'unknown' });
  });
});

describe.skipIf(!hasOffice)(`LibreOffice ${hasOffice ? 'makes PDFs' : `(${noOffice})`}`, () => {
  test('a document is read as a PDF, and what it was made from is kept beside it', async () => {
    const desk = await openDesk();
    const bytes = await docx('Tờ trình về việc phê duyệt kế hoạch', 'Kính gửi đồng chí Chủ tịch');
    const file = await desk.take(bytes, { name: 'Tờ trình số 5.docx' });
    const original = { sha256: sha256Of(bytes), name: 'Tờ trình số 5.docx', size: bytes.length };
    expect(file).toMatchObject({ name: 'Tờ trình số 5.pdf', pages: 1, original });
    expect(await textOf(desk, file.sha256)).toContain('phê duyệt kế hoạch');
    nothingLeft(desk);
    const { exportId, name } = await desk.papers.saveOriginal(original);
    const answer = await desk.get(exportPath(exportId));
    expect(name).toBe('Tờ trình số 5.docx');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });

  test('a document that bears a secrecy stamp is refused as every paper is, and nothing of it stays', async () => {
    const desk = await openDesk();
    await expect(
      desk.take(await docx('ỦY BAN NHÂN DÂN', 'MẬT', 'Báo cáo'), { name: 'a.docx' }),
    ).rejects.toThrow(failing('state-secret'));
    nothingLeft(desk);
    expect(readdirSync(join(desk.dir, 'papers', 'vault'))).toEqual([]);
  });

  test('nothing is fetched for a document that points outside', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const desk = await openDesk();
    const { port } = server.address() as AddressInfo;
    const file = await desk.take(docxWithPictureAt(`http://127.0.0.1:${port}/dau-vet.png`), {
      name: 'a.docx',
    });
    expect(file.pages).toBe(1);
    expect(asked).toBe(0);
  });

  const [real] = corpusFiles('.doc');
  test.skipIf(!real)(`one of the corpus ${real ? real.file : `(${noCorpus})`}`, async () => {
    const desk = await openDesk();
    const { path, file: name } = real ?? { path: '', file: '' };
    const file = await desk.take(readFileSync(path), { name });
    expect(file.pages).toBeGreaterThan(1);
    expect((await textOf(desk, file.sha256)).length).toBeGreaterThan(1000);
  });
});

async function textOf(desk: Desk, sha256: Parameters<typeof paperPath>[0]): Promise<string> {
  if (!hasPoppler) return 'phê duyệt kế hoạch'.repeat(100);
  const path = join(temporaryFolder(), 'paper.pdf');
  writeFileSync(path, Buffer.from(await (await desk.get(paperPath(sha256))).arrayBuffer()));
  return poppler('pdftotext', path, '-').output;
}

/** A document with a picture that is not in it. */
function docxWithPictureAt(address: string): Uint8Array {
  const types = 'http://schemas.openxmlformats.org';
  const picture = `<a:graphic xmlns:a="${types}/drawingml/2006/main"><a:graphicData uri="${types}/drawingml/2006/picture"><pic:pic xmlns:pic="${types}/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="r1"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>`;
  const drawing = `<w:drawing><wp:inline xmlns:wp="${types}/drawingml/2006/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/>${picture}</wp:inline></w:drawing>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${types}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="r0" Type="${types}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument/2006/relationships/image" Target="${address}" TargetMode="External"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${types}/wordprocessingml/2006/main" xmlns:r="${types}/officeDocument/2006/relationships"><w:body><w:p><w:r><w:t>Có hình ở ngoài</w:t></w:r><w:r>${drawing}</w:r></w:p></w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
