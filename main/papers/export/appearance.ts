/** Appearance streams: what an annotation looks like in every viewer, whatever that viewer would have made of it itself. */
import { deflateSync } from 'node:zlib';
import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { Turn } from '#domain/paper/look.ts';
import type { Rect } from '#domain/paper/mark.ts';

/** A number as content streams take it: no exponent, a hundredth of a point is finer than any printer. */
export function num(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function rgb(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function fillColour(colour: string): string {
  return `${rgb(colour).map(num).join(' ')} rg`;
}

export function strokeColour(colour: string): string {
  return `${rgb(colour).map(num).join(' ')} RG`;
}

export interface Form {
  /** In the form's own coordinates. */
  box: Rect;
  content: string;
  resources?: Record<string, Record<string, PDFObject>>;
  /** Turns the form so that it stands upright on a page shown with this /Rotate. */
  upright?: Turn;
}

const uprightMatrices: Record<Turn, readonly number[]> = {
  0: [1, 0, 0, 1, 0, 0],
  90: [0, 1, -1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, -1, 1, 0, 0, 0],
};

export function registerForm(context: PDFContext, form: Form): PDFRef {
  // The system's own compression: the library's takes milliseconds for a stroke, and there may be thousands.
  const stream = context.stream(deflateSync(form.content), {
    Filter: 'FlateDecode',
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [...form.box],
    Matrix: [...uprightMatrices[form.upright ?? 0]],
    Resources: context.obj(form.resources ?? {}),
  });
  return context.register(stream);
}

/** A graphics state `/Mark` that multiplies with the page, for what words must shine through. */
export function multiplied(context: PDFContext, alpha: number): Record<string, Record<string, PDFObject>> {
  return {
    ExtGState: {
      Mark: context.obj({ Type: 'ExtGState', BM: 'Multiply', CA: alpha, ca: alpha, AIS: false }),
    },
  };
}

export function rectPath([left, bottom, right, top]: Rect): string {
  return `${[left, bottom, right - left, top - bottom].map(num).join(' ')} re`;
}
