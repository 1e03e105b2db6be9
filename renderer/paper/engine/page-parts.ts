/** What on a page answers a click, or would in another program: links, buttons, fields of forms. Pure. */
import { z } from 'zod';
import { Rect } from '#domain/paper/mark.ts';

/** Why something is not done: each has a sentence. */
export type LinkRefusal =
  /** To open another file or start a program. */
  | 'file'
  /** An address that is neither of the web nor of mail. */
  | 'address'
  /** To run a script, or to send or change what is in a form. */
  | 'script'
  /** It points to a page that is not there. */
  | 'nowhere';

export type PageTurn = 'NextPage' | 'PrevPage' | 'FirstPage' | 'LastPage';

export type Target<Destination> =
  | { kind: 'inside'; destination: Destination }
  | { kind: 'outside'; url: string }
  | { kind: 'turn'; to: PageTurn }
  | { kind: 'attachments' }
  | { kind: 'signatures' }
  /** `what`: the file or address meant, as the paper has it. */
  | { kind: 'refused'; why: LinkRefusal; what: string | null };

export interface FormField {
  name: string;
  value: string | boolean;
}

/** `dest` is not resolved yet: only the paper knows its pages. */
export type PagePart =
  | { rect: Rect; kind: 'link'; target: Target<unknown> }
  | { rect: Rect; kind: 'field'; field: FormField };

const turns: readonly string[] = ['NextPage', 'PrevPage', 'FirstPage', 'LastPage'] satisfies PageTurn[];

const text = z.string().catch('');
/** As pdf.js has them; a part that is not as expected counts as missing. */
const Annotation = z.object({
  subtype: z.string(),
  rect: Rect,
  url: text,
  unsafeUrl: text,
  action: text,
  attachment: z.unknown().optional(),
  dest: z.unknown().optional(),
  fieldType: text,
  pushButton: z.boolean().catch(false),
  checkBox: z.boolean().catch(false),
  radioButton: z.boolean().catch(false),
  hidden: z.boolean().catch(false),
  fieldName: text,
  alternativeText: text,
  fieldValue: z.unknown().optional(),
  exportValue: z.unknown().optional(),
  buttonValue: z.unknown().optional(),
  options: z.array(z.object({ exportValue: text, displayValue: text })).catch([]),
});
type Annotation = z.infer<typeof Annotation>;

/** @returns undefined for what only shows, e.g. a comment */
export function partOf(annotation: unknown): PagePart | undefined {
  const { data } = Annotation.safeParse(annotation);
  if (!data || data.hidden) return undefined;
  const { rect, subtype, fieldType } = data;
  if (subtype === 'FileAttachment') return { rect, kind: 'link', target: { kind: 'attachments' } };
  if (subtype === 'Link') return { rect, kind: 'link', target: targetOf(data) };
  if (subtype !== 'Widget') return undefined;
  if (fieldType === 'Sig') return { rect, kind: 'link', target: { kind: 'signatures' } };
  if (data.pushButton) return { rect, kind: 'link', target: targetOf(data) };
  return {
    rect,
    kind: 'field',
    field: { name: data.alternativeText || data.fieldName, value: valueOfField(data) },
  };
}

function targetOf({ url, unsafeUrl, action, attachment, dest }: Annotation): Target<unknown> {
  if (url !== '') {
    const safe = safeUrl(url);
    return safe === undefined
      ? { kind: 'refused', why: 'address', what: url }
      : { kind: 'outside', url: safe };
  }
  if (unsafeUrl !== '') return { kind: 'refused', why: 'file', what: unsafeUrl };
  if (attachment) return { kind: 'attachments' };
  if (turns.includes(action)) return { kind: 'turn', to: action as PageTurn };
  if (dest) return { kind: 'inside', destination: dest };
  return { kind: 'refused', why: 'script', what: null };
}

function safeUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}

function valueOfField(field: Annotation): string | boolean {
  const { fieldValue, checkBox, radioButton, exportValue, buttonValue, options } = field;
  if (checkBox) return typeof fieldValue === 'string' && fieldValue === exportValue;
  if (radioButton) return typeof fieldValue === 'string' && fieldValue === buttonValue;
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter(
    (each): each is string => typeof each === 'string',
  );
  return values
    .map((each) => options.find((option) => option.exportValue === each)?.displayValue || each)
    .join(', ')
    .trim();
}
