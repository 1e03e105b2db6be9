/** Draws marks into the pages themselves: nobody can take them off again, and every printer prints them. */
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import type { Turn } from '#domain/paper/look.ts';
import type { Rect } from '#domain/paper/mark.ts';
import { CallFailure } from '#main/call-failure.ts';
import { type Form, num, registerForm } from './appearance.ts';
import type { Drawn } from './drawn.ts';
import { middleOfNote } from './note.ts';

/** Draws what annotations would look like on top of what the page has. */
export function flattenOnto(context: PDFContext, page: PDFRef, drawn: readonly Drawn[], rotate: Turn): void {
  const dict = context.lookup(page);
  if (!(dict instanceof PDFDict)) throw new CallFailure('broken-pdf');
  const upright = drawn.map((each) => (each.subtype === 'Text' ? standing(each, rotate) : each));
  const forms = upright.map(({ form }) => registerForm(context, form));
  const resources = copyOf(context, inherited(context, dict, 'Resources'));
  const objects = copyOf(context, resources.get(PDFName.of('XObject')));
  const names = forms.map((form) => {
    const name = unusedName(objects);
    objects.set(name, form);
    return name;
  });
  resources.set(PDFName.of('XObject'), objects);
  dict.set(PDFName.of('Resources'), resources);
  const painted = upright.map((each, at) => `q ${placing(each)} cm ${names[at]?.toString() ?? ''} Do Q`);
  const before = dict.lookup(PDFName.of('Contents'));
  const kept = before instanceof PDFArray ? before.asArray() : [dict.get(PDFName.of('Contents'))];
  // What the page leaves set, such as a turned coordinate system, ends before the marks.
  const open = context.register(context.flateStream('q'));
  const close = context.register(context.flateStream(`Q\n${painted.join('\n')}`));
  const contents = [open, ...kept.filter((each): each is PDFObject => each !== undefined), close];
  dict.set(PDFName.of('Contents'), context.obj(contents));
}

/** A note's icon, which viewers keep upright themselves while it is an annotation, around the same middle. */
function standing({ rect, form, ...rest }: Drawn, rotate: Turn): Drawn {
  const [left, , right, top] = rect;
  const half = (right - left) / 2;
  const [middleX, middleY] = middleOfNote(left, top, rotate);
  const around: Rect = [middleX - half, middleY - half, middleX + half, middleY + half];
  return { ...rest, rect: around, form: { ...form, upright: rotate } };
}

/** The matrix that viewers put an appearance in its rectangle with (ISO 32000-2, 12.5.5). */
function placing({ form, rect }: Pick<Drawn, 'form' | 'rect'>): string {
  const [left, bottom, right, top] = turned(form);
  const across = right === left ? 1 : (rect[2] - rect[0]) / (right - left);
  const up = top === bottom ? 1 : (rect[3] - rect[1]) / (top - bottom);
  return [across, 0, 0, up, rect[0] - left * across, rect[1] - bottom * up].map(num).join(' ');
}

/** The box as the form's own matrix turns it. */
function turned({ box: [left, bottom, right, top], upright = 0 }: Form): Rect {
  switch (upright) {
    case 0:
      return [left, bottom, right, top];
    case 90:
      return [-top, left, -bottom, right];
    case 180:
      return [-right, -top, -left, -bottom];
    case 270:
      return [bottom, -right, top, -left];
  }
}

/** Pages take what they do not say themselves from the folders of pages they are in. */
function inherited(context: PDFContext, page: PDFDict, key: string): PDFObject | undefined {
  const seen = new Set<PDFDict>();
  for (let at: PDFDict | undefined = page; at && !seen.has(at); at = parentOf(context, at)) {
    seen.add(at);
    const found = at.get(PDFName.of(key));
    if (found) return found;
  }
  return undefined;
}

function parentOf(context: PDFContext, page: PDFDict): PDFDict | undefined {
  const parent = context.lookup(page.get(PDFName.of('Parent')));
  return parent instanceof PDFDict ? parent : undefined;
}

/** A dictionary of the page's own, since an old one may be shared by several pages. */
function copyOf(context: PDFContext, object: PDFObject | undefined): PDFDict {
  const found = context.lookup(object);
  const copy = context.obj({}) as PDFDict;
  if (found instanceof PDFDict) for (const [key, value] of found.entries()) copy.set(key, value);
  return copy;
}

function unusedName(objects: PDFDict): PDFName {
  for (let number = objects.keys().length + 1; ; number++) {
    const name = PDFName.of(`HopSo${number}`);
    if (!objects.has(name)) return name;
  }
}
