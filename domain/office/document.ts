/** An official document as plain data: what it says, never how it looks. Writers turn it into .docx and .pdf. */
import { z } from 'zod';
import { Timestamp } from '../ids.ts';

const Line = z.string().max(2000);

/** Letters that look alike. */
export const Run = z.object({
  text: z.string().max(20_000),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
});
export type Run = z.infer<typeof Run>;

/** One paragraph of the body. List items carry their mark, `1.` or `-`, as people type it. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), runs: z.array(Run).max(1000) }),
  /** 1: a section, 2: a part of one; both bold (Mục II.6). */
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2)]),
    runs: z.array(Run).max(1000),
  }),
  z.object({
    kind: z.literal('item'),
    marker: z.string().max(20),
    /** How deep it stands in lists, from 1. */
    depth: z.number().int().min(1).max(6),
    runs: z.array(Run).max(1000),
  }),
]);
export type Block = z.infer<typeof Block>;

/** Who issues, as the head of every document of theirs says it. */
export const Letterhead = z.object({
  /** Cơ quan chủ quản trực tiếp; empty for none. */
  parent: Line,
  /** Cơ quan ban hành. */
  issuer: Line,
  /** Of the issuer, in notations: `UBND`. */
  abbreviation: z.string().max(50),
  /** Địa danh. */
  place: z.string().max(100),
});
export type Letterhead = z.infer<typeof Letterhead>;

export const Signature = z.object({
  /** Above the name, a line each: `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`; or the part alone: `THƯ KÝ`. */
  capacity: z.array(Line).max(4),
  /** Without academic titles; empty leaves room for it. */
  name: z.string().max(200),
  /** What stands in the place of the hand where it is signed digitally, a line each. */
  digital: z.array(Line).max(6).optional(),
});
export type Signature = z.infer<typeof Signature>;

export const OfficialDocument = z.object({
  letterhead: Letterhead,
  /** `null`: not numbered yet. */
  number: z.number().int().positive().nullable(),
  /** After the slash: `BB-UBND`; empty: of a kind that bears no number. */
  notation: z.string().max(60),
  /** The line of place and date; minutes have none (Mẫu 1.9). */
  dated: z.object({ at: Timestamp.nullable() }).nullable(),
  /** Tên loại: `BIÊN BẢN`. */
  type: z.string().max(100),
  /** Trích yếu. */
  subject: z.string().max(1000),
  body: z.array(Block).max(5000),
  /** Left and right. With one signature, recipients stand on its left; with two, below both (Mẫu 1.9). */
  signatures: z.union([z.tuple([Signature]), z.tuple([Signature, Signature])]),
  /** Nơi nhận, without dashes and stops; the last one is the archive's copy. */
  recipients: z.array(Line).max(50),
});
export type OfficialDocument = z.infer<typeof OfficialDocument>;

export function paragraph(...runs: (string | Run)[]): Block {
  return { kind: 'paragraph', runs: runs.map(asRun) };
}

export function heading(level: 1 | 2, text: string): Block {
  return { kind: 'heading', level, runs: [{ text }] };
}

export function item(marker: string, ...runs: (string | Run)[]): Block {
  return { kind: 'item', marker, depth: 1, runs: runs.map(asRun) };
}

export function bold(text: string): Run {
  return { text, bold: true };
}

function asRun(run: string | Run): Run {
  return typeof run === 'string' ? { text: run } : run;
}

/** The words of a block, without its looks. */
export function textOf(block: Block): string {
  const words = block.runs.map(({ text }) => text).join('');
  return block.kind === 'item' ? `${block.marker} ${words}` : words;
}
