/** The tools and how each is set: what the toolbar shows and what the pen does. */
import type { PenButton } from '#contract';
import type { MarkId, PersonId } from '#domain/ids.ts';
import type { Colour, Mark } from '#domain/paper/mark.ts';
import type { Layer } from '../marks/mark-book.ts';
import type { Store } from '../store.ts';

export const tools = [
  'select',
  'lasso',
  'pen',
  'highlighter',
  'highlight',
  'underline',
  'strike',
  'shape',
  'stamp',
  'note',
  'text',
  'eraser',
] as const;
export type Tool = (typeof tools)[number];

/** The letter that takes a tool; shown in its tooltip. */
export const toolKeys: Record<Tool, string> = {
  select: 'v',
  lasso: 'o',
  pen: 'p',
  highlighter: 'm',
  highlight: 'h',
  underline: 'u',
  strike: 's',
  shape: 'k',
  stamp: 'd',
  note: 'c',
  text: 't',
  eraser: 'e',
};

export type TextTool = 'highlight' | 'underline' | 'strike';
export type DrawTool = 'pen' | 'highlighter';
/** Tools that draw a line with a width. */
export type WidthTool = DrawTool | 'shape';

/** What the shape tool draws. */
export const shapeKinds = ['rectangle', 'ellipse', 'arrow', 'line'] as const;
export type ShapeKind = (typeof shapeKinds)[number];

/** How the lasso goes round marks. */
export const lassoShapes = ['free', 'frame'] as const;
export type LassoShape = (typeof lassoShapes)[number];

/** The stamps everybody has. They are words on an official paper, in its language whatever the screen's. */
export const stampLabels = ['Đã đọc', 'Cần xem lại', 'Đồng ý'] as const;
/** Letters of a stamp of one's own; more would not be readable. */
export const longestStamp = 40;

export function isTextTool(tool: Tool): tool is TextTool {
  return tool === 'highlight' || tool === 'underline' || tool === 'strike';
}

export function isDrawTool(tool: Tool): tool is DrawTool {
  return tool === 'pen' || tool === 'highlighter';
}

export function isWidthTool(tool: Tool): tool is WidthTool {
  return isDrawTool(tool) || tool === 'shape';
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
export const widthsFor: Record<WidthTool, readonly [number, number, number]> = {
  pen: [1.2, 2.2, 4],
  highlighter: [9, 14, 22],
  shape: [1, 2, 4],
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
  widths: Record<WidthTool, number>;
  shape: ShapeKind;
  lasso: LassoShape;
  /** What the stamp in hand says. */
  stamp: string;
  selection: Selection | undefined;
  /** Several own marks of one page, selected together; then nothing else is. */
  group: { page: number; ids: ReadonlySet<MarkId> } | undefined;
  /** The note or text box whose words are being written. */
  editing: MarkId | undefined;
  /** A note or text box that has a place but no words yet: nothing is kept of it before it has. */
  draft: Draft | undefined;
  /** Marks under the moving eraser: gone from sight, written when it lifts. */
  erasing: ReadonlySet<MarkId>;
  /** Own marks being pulled about, as they are for the moment; written when the pointer lifts. */
  preview: ReadonlyMap<MarkId, Mark>;
  /** So many marks were copied by touch: the way to put them on another page stays on the screen. */
  pasting: number;
  /** Why what was just tried did nothing; shown for a moment (`hint.*` in paper.json). */
  hint: 'scan' | 'noMarks' | 'filtered' | undefined;
  /** A pen was used on this machine: fingers no longer draw, a palm may rest on the glass. */
  penSeen: boolean;
  /** What the button on a pen's side makes of it. */
  penButton: PenButton;
}

export const initialTools: ToolState = {
  tool: 'select',
  layer: 'private',
  colours: {},
  widths: { pen: 2.2, highlighter: 14, shape: 2 },
  shape: 'rectangle',
  lasso: 'free',
  stamp: stampLabels[0],
  selection: undefined,
  group: undefined,
  editing: undefined,
  draft: undefined,
  erasing: new Set(),
  preview: new Map(),
  pasting: 0,
  hint: undefined,
  penSeen: false,
  penButton: 'eraser',
};

/** Takes a tool into the hand. What is selected stays so only between the tools that select. */
export function takeTool(tools: Store<ToolState>, tool: Tool): void {
  const selects = tool === 'select' || tool === 'lasso';
  tools.set({ tool, draft: undefined, ...(selects ? {} : { selection: undefined, group: undefined }) });
}

export function colourOf(state: ToolState, tool: Tool): Colour {
  const chosen = state.colours[tool];
  if (chosen) return chosen;
  if (tool === 'strike' || tool === 'underline' || tool === 'shape' || tool === 'stamp')
    return inkColours.red;
  return tool === 'highlighter' || tool === 'highlight' || tool === 'note'
    ? highlightColours.yellow
    : inkColours.blue;
}
