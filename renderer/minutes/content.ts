/** Blocks of a document as the editor takes them in. */
import type { JSONContent } from '@tiptap/core';
import type { Block, Run } from '#domain/office/document.ts';

type Item = Extract<Block, { kind: 'item' }>;

/** Neighbouring items become one list; a draft has no lists within lists. */
export function contentOf(blocks: readonly Block[]): JSONContent {
  const content: JSONContent[] = [];
  let list: { ordered: boolean; content: JSONContent[] } | undefined;
  for (const block of blocks) {
    if (block.kind === 'item') {
      const ordered = isOrdered(block);
      if (list?.ordered !== ordered) {
        list = { ordered, content: [] };
        content.push({ type: ordered ? 'orderedList' : 'bulletList', content: list.content });
      }
      list.content.push({ type: 'listItem', content: [{ type: 'paragraph', content: runsOf(block.runs) }] });
      continue;
    }
    list = undefined;
    content.push(
      block.kind === 'heading'
        ? { type: 'heading', attrs: { level: block.level }, content: runsOf(block.runs) }
        : { type: 'paragraph', content: runsOf(block.runs) },
    );
  }
  return { type: 'doc', content };
}

function isOrdered({ marker }: Item): boolean {
  return /^\d/.test(marker);
}

function runsOf(runs: readonly Run[]): JSONContent[] {
  return runs
    .filter(({ text }) => text !== '')
    .map(({ text, bold, italic }) => ({
      type: 'text',
      text,
      marks: [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])],
    }));
}
