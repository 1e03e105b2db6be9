/**
 * Drafts in the text of the minutes. Several secretaries may put one in apart from each other, without a network too, and the
 * text is still one text when they meet: the same draft is, down to Yjs's own ids, the same change, so that taking it in
 * twice changes nothing and both write on in one text. Where the drafts differ, since one machine knew more of what had
 * happened, the one that knew more stays, and of the other whatever people wrote into it.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import type { Block, Run } from '../office/document.ts';
import { minutesFragmentOf } from './minutes-text.ts';

/** What is kept of a draft beside its text, under its author. */
const Draft = z.object({
  /** 0 for the first; each that was made in the place of another has the next. */
  round: z.number().int().min(0),
  /** How many entries of the meeting's journal whoever made it knew. */
  journal: z.number().int().min(0),
  /** Fingerprints of its blocks as they were drafted. */
  blocks: z.array(z.number()),
});
type Draft = z.infer<typeof Draft>;

/**
 * Puts a draft in the place of everything that stands there.
 * @param journal how many entries of the meeting's journal the draft was made from
 * @param origin of the one transaction, for whoever undoes it
 */
export function putDraft(doc: Y.Doc, blocks: readonly Block[], journal: number, origin?: unknown): void {
  doc.transact(() => {
    const text = minutesFragmentOf(doc);
    const rounds = [...readDrafts(doc).values()].map(({ round }) => round);
    text.delete(0, text.length);
    Y.applyUpdate(doc, draftUpdate(blocks, Math.max(-1, ...rounds) + 1, journal));
  }, origin);
}

/** Takes out of older drafts what nobody touched. Every machine takes out the same; done again it does nothing. */
export function settleDrafts(doc: Y.Doc): void {
  const drafts = readDrafts(doc);
  if (drafts.size < 2) return;
  const [newest] = [...drafts].sort(newestFirst)[0] ?? [];
  const text = minutesFragmentOf(doc);
  doc.transact(() => {
    // From the end, so that a heading stays where something below it does.
    let holds = false;
    for (let index = text.length - 1; index >= 0; index--) {
      const block = text.get(index);
      const author = authorAt(text, index);
      const draft = author === newest ? undefined : drafts.get(author);
      const isHeading = block instanceof Y.XmlElement && block.nodeName === 'heading';
      const untouched = draft?.blocks.includes(fingerprint(block.toString())) ?? false;
      if (untouched && !(isHeading && holds)) text.delete(index, 1);
      else if (!isHeading) holds = author !== newest;
      if (isHeading) holds = false;
    }
  });
}

function newestFirst([idA, a]: [number, Draft], [idB, b]: [number, Draft]): number {
  return b.round - a.round || b.journal - a.journal || idB - idA;
}

function readDrafts(doc: Y.Doc): Map<number, Draft> {
  const drafts = new Map<number, Draft>();
  for (const [author, value] of doc.getMap('drafts')) {
    const draft = Draft.safeParse(value);
    if (draft.success) drafts.set(Number(author), draft.data);
  }
  return drafts;
}

function authorAt(text: Y.XmlFragment, index: number): number {
  return Y.createRelativePositionFromTypeIndex(text, index).item?.client ?? 0;
}

/** The same bytes for the same draft. Its author is made from what it says, so that no two drafts share one. */
function draftUpdate(blocks: readonly Block[], round: number, journal: number): Uint8Array {
  const write = (author: number) => {
    const doc = new Y.Doc();
    doc.clientID = author;
    doc.transact(() => {
      const text = minutesFragmentOf(doc);
      text.insert(0, elementsOf(blocks));
      const prints = text.toArray().map((block) => fingerprint(block.toString()));
      doc.getMap('drafts').set(String(author), { round, journal, blocks: prints } satisfies Draft);
    });
    return Y.encodeStateAsUpdate(doc);
  };
  return write(fingerprint(write(0).join()));
}

type Item = Extract<Block, { kind: 'item' }>;

/** Names and attributes are those of the editor's schema. Neighbouring items become one list; there is none within another. */
function elementsOf(blocks: readonly Block[]): Y.XmlElement[] {
  const groups: (Exclude<Block, Item> | Item[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== 'item') groups.push(block);
    else if (Array.isArray(last) && last.every((item) => isNumbered(item) === isNumbered(block)))
      last.push(block);
    else groups.push([block]);
  }
  return groups.map((group) => {
    if (!Array.isArray(group)) {
      const level = group.kind === 'heading' ? { level: group.level } : {};
      return element(group.kind, level, [textOf(group.runs)]);
    }
    const items = group.map(({ runs }) =>
      element('listItem', {}, [element('paragraph', {}, [textOf(runs)])]),
    );
    return group.every(isNumbered)
      ? element('orderedList', { start: 1 }, items)
      : element('bulletList', {}, items);
  });
}

function isNumbered({ marker }: Item): boolean {
  return /^\d/.test(marker);
}

function element(
  name: string,
  attributes: Record<string, number>,
  children: (Y.XmlElement | Y.XmlText)[],
): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, number>>(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.insert(0, children);
  // Yjs's types know attributes of text alone; the editor's are numbers too.
  return made as unknown as Y.XmlElement;
}

function textOf(runs: readonly Run[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(runs.filter((run) => run.text !== '').map(insertOf));
  return text;
}

function insertOf({ text: insert, bold, italic }: Run): object {
  return { insert, attributes: { ...(bold && { bold: {} }), ...(italic && { italic: {} }) } };
}

/**
 * 52 bits of what a text says (two lanes of FNV-1a, as far as JavaScript's numbers go). Above every id that Yjs draws, so
 * that no person's changes have it.
 */
function fingerprint(text: string): number {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(i), 0x0100015b);
  }
  return (1 + ((high >>> 0) & 0xfffff)) * 2 ** 32 + (low >>> 0);
}
