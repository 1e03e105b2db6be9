/** The tools and how each is set: what the toolbar shows and what the pen does. */
import type { MarkId, PersonId } from '#domain/ids.ts';
import type { Colour } from '#domain/paper/mark.ts';
import type { Layer } from '../marks/mark-book.ts';

export const tools = [
  'select',
  'pen',
  'highlighter',
  'highlight',
  'underline',
  'strike',
  'note',
  'text',
  'eraser',
] as const;
export type Tool = (typeof tools)[number];

/** The letter that takes a tool; shown in its tooltip. */
export const toolKeys: Record<Tool, string> = {
  select: 'v',
  pen: 'p',
  highlighter: 'm',
  highlight: 'h',
  underline: 'u',
  strike: 's',
  note: 'n',
  text: 't',
  eraser: 'e',
};

export type TextTool = 'highlight' | 'underline' | 'strike';
export type DrawTool = 'pen' | 'highlighter';

export function isTextTool(tool: Tool): tool is TextTool {
  return tool === 'highlight' || tool === 'underline' || tool === 'strike';
}

export function isDrawTool(tool: Tool): tool is DrawTool {
  return tool === 'pen' || tool === 'highlighter';
}

/** Ink: dark enough to read on white paper. Each has a name in paper.json (`colour.*`). */
export const inkColours = {
  blue: '#1c4fa1',
  red: '#c0271b',
  black: '#1e1b17',
  green: '#1f7a45',
  purple: '#7236ae',
  orange: '#c85f00',
} as const satisfies Record<string, Colour>;

/** Highlighter: light enough that the words stay readable. */
export const highlightColours = {
  yellow: '#ffd60a',
  lime: '#8be04e',
  sky: '#63c7ff',
  pink: '#ff8fc0',
  amber: '#ffac4d',
  lilac: '#c6a1ff',
} as const satisfies Record<string, Colour>;

export type ColourName = keyof typeof inkColours | keyof typeof highlightColours;

/** Points. */
export const widthsFor: Record<DrawTool, readonly [number, number, number]> = {
  pen: [1.2, 2.2, 4],
  highlighter: [9, 14, 22],
};

export interface Selection {
  id: MarkId;
  author: PersonId;
}

export interface Draft {
  kind: 'note' | 'text';
  page: number;
  /** The note's place or the box's upper left corner as shown, in page coordinates. */
  at: readonly [number, number];
}

export interface ToolState {
  tool: Tool;
  layer: Layer;
  colours: Partial<Record<Tool, Colour>>;
  widths: Record<DrawTool, number>;
  selection: Selection | undefined;
  /** The note or text box whose words are being written. */
  editing: MarkId | undefined;
  /** A note or text box that has a place but no words yet: nothing is kept of it before it has. */
  draft: Draft | undefined;
  /** Marks under the moving eraser: gone from sight, written when it lifts. */
  erasing: ReadonlySet<MarkId>;
  /** The mark being moved and how far, in page units. */
  moving: { id: MarkId; by: readonly [number, number] } | undefined;
  /** Why what was just tried did nothing; shown for a moment (`hint.*` in paper.json). */
  hint: 'scan' | undefined;
  /** A pen was used on this machine: fingers no longer draw, a palm may rest on the glass. */
  penSeen: boolean;
}

export const initialTools: ToolState = {
  tool: 'select',
  layer: 'private',
  colours: {},
  widths: { pen: 2.2, highlighter: 14 },
  selection: undefined,
  editing: undefined,
  draft: undefined,
  erasing: new Set(),
  moving: undefined,
  hint: undefined,
  penSeen: false,
};

export function colourOf(state: ToolState, tool: Tool): Colour {
  const chosen = state.colours[tool];
  if (chosen) return chosen;
  if (tool === 'strike' || tool === 'underline') return inkColours.red;
  return tool === 'highlighter' || tool === 'highlight' || tool === 'note'
    ? highlightColours.yellow
    : inkColours.blue;
}
