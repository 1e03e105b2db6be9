import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { partOf } from '#renderer/paper/engine/page-parts.ts';
import { corpusFiles, corpusFolder, noCorpus } from '#tests/helpers/corpus.ts';

const rect = [0, 0, 100, 20];
const link = (more: object) => partOf({ subtype: 'Link', rect, ...more });
const targetOf = (more: object) => {
  const part = link(more);
  return part?.kind === 'link' ? part.target : undefined;
};

describe('what a link does', () => {
  test.for([
    [
      { url: 'https://chinhphu.vn/', unsafeUrl: 'https://chinhphu.vn/' },
      { kind: 'outside', url: 'https://chinhphu.vn/' },
    ],
    [{ url: 'ftp://may/tep' }, { kind: 'refused', why: 'address', what: 'ftp://may/tep' }],
    [{ url: 'tel:113' }, { kind: 'refused', why: 'address', what: 'tel:113' }],
    [{ unsafeUrl: 'cmd.exe' }, { kind: 'refused', why: 'file', what: 'cmd.exe' }],
    [{ unsafeUrl: 'javascript:alert(1)' }, { kind: 'refused', why: 'file', what: 'javascript:alert(1)' }],
    [{ dest: 'Chương 2' }, { kind: 'inside', destination: 'Chương 2' }],
    [{ action: 'LastPage' }, { kind: 'turn', to: 'LastPage' }],
    [{ action: 'SaveAs' }, { kind: 'refused', why: 'script', what: null }],
    [{ attachment: { filename: 'a.pdf' } }, { kind: 'attachments' }],
    [{}, { kind: 'refused', why: 'script', what: null }],
  ] as const)('%o', ([given, expected]) => {
    expect(targetOf(given)).toEqual(expected);
  });

  test('hidden ones and comments do nothing', () => {
    expect(link({ hidden: true })).toBeUndefined();
    expect(partOf({ subtype: 'Text', rect })).toBeUndefined();
    expect(partOf({ subtype: 'Link' })).toBeUndefined();
  });
});

test('fields say what stands in them', () => {
  const field = (more: object) => partOf({ subtype: 'Widget', rect, fieldName: 'o1', ...more });
  expect(field({ fieldType: 'Tx', fieldValue: 'Xã Đồng Sen' })).toMatchObject({
    field: { name: 'o1', value: 'Xã Đồng Sen' },
  });
  const options = [{ exportValue: 'k', displayValue: 'Không đồng ý' }];
  expect(field({ fieldType: 'Ch', fieldValue: ['k'], options, alternativeText: 'Ý kiến' })).toMatchObject({
    field: { name: 'Ý kiến', value: 'Không đồng ý' },
  });
  expect(field({ checkBox: true, fieldValue: 'Yes', exportValue: 'Yes' })).toMatchObject({
    field: { value: true },
  });
  expect(field({ radioButton: true, fieldValue: 'a', buttonValue: 'b' })).toMatchObject({
    field: { value: false },
  });
});

test.runIf(corpusFolder)(
  `a form of the corpus: one button leads out, one would change it (${corpusFolder ? 'there' : noCorpus})`,
  async () => {
    const file = corpusFiles().find((each) => each.file.endsWith('160F-2019.pdf'));
    const task = getDocument({ data: new Uint8Array(readFileSync(file?.path ?? '')), verbosity: 0 });
    const page = await (await task.promise).getPage(1);
    const parts = (await page.getAnnotations()).map(partOf);
    const targets = parts.flatMap((part) => (part?.kind === 'link' ? [part.target] : []));
    expect(targets).toContainEqual({ kind: 'refused', why: 'script', what: null });
    expect(targets.filter(({ kind }) => kind === 'outside').length).toBeGreaterThan(0);
    expect(parts.filter((part) => part?.kind === 'field').length).toBeGreaterThan(20);
    await task.destroy();
  },
);
