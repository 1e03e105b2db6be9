/**
 * The text of a meeting's minutes as `meeting/{id}/minutes` holds it: a fragment that an editor is bound to, and the frame
 * around it as a map, so that several secretaries write both at once. Read as the blocks of an official document.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import { type Block, Letterhead, type Run, textOf } from '../office/document.ts';
import { frozenAnnexes, readAnnexes } from './annexes.ts';

/** What stands around the text; what nobody has written is taken from the office's own. */
export const MinutesFrame = Letterhead.extend({
  /** Below CHỦ TỌA, where wanted. */
  chairTitle: z.string().max(200),
  /** Besides the archive's copy, a line each. */
  recipients: z.string().max(5000),
}).partial();
export type MinutesFrame = z.infer<typeof MinutesFrame>;

/** Deeper is no minutes but an attack. */
const DEEPEST = 20;

export function minutesFragmentOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment('text');
}

export function readMinutesFrame(doc: Y.Doc): MinutesFrame {
  return MinutesFrame.catch({}).parse(doc.getMap('frame').toJSON());
}

export function setMinutesFrame(doc: Y.Doc, changes: MinutesFrame): void {
  const frame = doc.getMap('frame');
  doc.transact(() => {
    for (const [field, value] of Object.entries(changes)) frame.set(field, value);
  });
}

export function readMinutesText(doc: Y.Doc): Block[] {
  return blocksOf(minutesFragmentOf(doc), []);
}

/** Nobody has written a word. */
export function isBlank(blocks: readonly Block[]): boolean {
  return blocks.every((block) => block.runs.every(({ text }) => text.trim() === ''));
}

/**
 * The same characters for the same minutes on every machine: what is hashed when they are submitted.
 * @param annexes the document of what goes with them
 */
export function frozenText(doc: Y.Doc, annexes: Y.Doc): string {
  const frame = Object.entries(readMinutesFrame(doc)).sort(([a], [b]) => (a < b ? -1 : 1));
  const along = frozenAnnexes(readAnnexes(annexes));
  const text = [frame, readMinutesText(doc), ...(along.length === 0 ? [] : [along])];
  return JSON.stringify(text).normalize('NFC');
}

/** As lines, for search. */
export function plainMinutes(doc: Y.Doc): string {
  return readMinutesText(doc).map(textOf).join('\n');
}

interface List {
  ordered: boolean;
  number: number;
}

function blocksOf(parent: Y.XmlFragment | Y.XmlElement, lists: List[]): Block[] {
  if (lists.length > DEEPEST) return [];
  return parent.toArray().flatMap((child) => (child instanceof Y.XmlElement ? blockOf(child, lists) : []));
}

function blockOf(element: Y.XmlElement, lists: List[]): Block[] {
  switch (element.nodeName) {
    case 'heading':
      return [
        {
          kind: 'heading',
          level: Number(element.getAttribute('level')) === 2 ? 2 : 1,
          runs: runsOf(element),
        },
      ];
    case 'bulletList':
      return blocksOf(element, [...lists, { ordered: false, number: 0 }]);
    case 'orderedList': {
      const start = Number(element.getAttribute('start') ?? 1);
      return blocksOf(element, [
        ...lists,
        { ordered: true, number: (Number.isInteger(start) ? start : 1) - 1 },
      ]);
    }
    case 'listItem':
      return listItem(element, lists);
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(element) }];
    default:
      // Unknown to this version; its words are not lost.
      return blocksOf(element, lists);
  }
}

/** The first paragraph carries the mark; what else the item holds follows in its own form. */
function listItem(element: Y.XmlElement, lists: List[]): Block[] {
  const list = lists.at(-1);
  if (!list) return blocksOf(element, lists);
  list.number++;
  const [first, ...rest] = blocksOf(element, lists);
  if (first?.kind !== 'paragraph') return first ? [first, ...rest] : [];
  const marker = list.ordered ? `${list.number}.` : '-';
  return [{ kind: 'item', marker, depth: Math.min(lists.length, 6), runs: first.runs }, ...rest];
}

function runsOf(element: Y.XmlElement): Run[] {
  return element.toArray().flatMap((child): Run[] => {
    if (child instanceof Y.XmlText) return child.toDelta().flatMap(runOf);
    if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') return [{ text: '\n' }];
    return [];
  });
}

function runOf({ insert, attributes }: { insert?: unknown; attributes?: Record<string, unknown> }): Run[] {
  if (typeof insert !== 'string' || insert === '') return [];
  return [
    {
      text: insert,
      ...(attributes?.bold ? { bold: true } : {}),
      ...(attributes?.italic ? { italic: true } : {}),
    },
  ];
}
