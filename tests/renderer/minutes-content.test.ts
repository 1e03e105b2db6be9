/** A draft that is put into the shared document is what the editor takes it for, and reads back as the same blocks. */
import { getSchema } from '@tiptap/core';
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { putDraft } from '#domain/meeting/minutes-drafts.ts';
import { minutesFragmentOf, readMinutesText } from '#domain/meeting/minutes-text.ts';
import { type Block, bold, heading, item, paragraph } from '#domain/office/document.ts';
import { minutesSchema } from '#renderer/minutes/schema.ts';

function throughEditor(blocks: Block[]): Block[] {
  const doc = new Y.Doc();
  putDraft(doc, blocks, 1);
  const node = yXmlFragmentToProseMirrorRootNode(minutesFragmentOf(doc), getSchema([minutesSchema]));
  // Throws where the editor could not hold it.
  node.check();
  const back = new Y.Doc();
  prosemirrorToYXmlFragment(node, minutesFragmentOf(back));
  expect(minutesFragmentOf(back).toString()).toBe(minutesFragmentOf(doc).toString());
  return readMinutesText(back);
}

test('headings, bold, italics and lists stay what they are', () => {
  const blocks = [
    heading(1, 'Nội dung'),
    paragraph(bold('Chủ trì: '), 'Trịnh Sen Trắng'),
    item('-', 'một'),
    item('-', bold('hai'), { text: ' nghiêng', italic: true }),
    heading(2, '1. Đất đai'),
    item('1.', 'thứ nhất'),
    item('2.', 'thứ hai'),
    paragraph('Hết./.'),
  ];
  expect(throughEditor(blocks)).toEqual(blocks);
});

test('a list right after another of its kind goes on, one of the other kind begins anew', () => {
  expect(throughEditor([item('1.', 'a'), item('-', 'b'), item('7.', 'c')])).toEqual([
    item('1.', 'a'),
    item('-', 'b'),
    item('1.', 'c'),
  ]);
});
