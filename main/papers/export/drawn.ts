/** A mark as it will stand in the file: everything about its annotation that depends on its kind. */
import type { PDFObject } from '@cantoo/pdf-lib';
import type { Rect } from '#domain/paper/mark.ts';
import type { Form } from './appearance.ts';

/** A value of a dictionary; a plain string is a PDF name. */
export type Value = PDFObject | string | number | boolean | readonly Value[] | { [key: string]: Value };

export interface Drawn {
  subtype:
    | 'Ink'
    | 'Highlight'
    | 'Underline'
    | 'StrikeOut'
    | 'Text'
    | 'FreeText'
    | 'Line'
    | 'Square'
    | 'Circle'
    | 'Stamp';
  /** On the page. */
  rect: Rect;
  form: Form;
  /** Further entries of the annotation. */
  entries: Record<string, Value>;
}
