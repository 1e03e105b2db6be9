/**
 * Tinos (SIL OFL): as wide, letter by letter, as Times New Roman, with all Vietnamese letters. It is embedded in PDFs and
 * measures lines for both forms; a .docx names Times New Roman itself, which every office has.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFFont } from '@cantoo/pdf-lib';
import type { Run } from '#domain/office/document.ts';
import type { Letters } from '#domain/office/measures.ts';

const files = {
  regular: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  boldItalic: '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;
export type Face = keyof typeof files;

export type Fonts = Readonly<Record<Face, PDFFont>>;

/** Embeds the four faces, each with no more than the letters that are used. */
export async function embedFonts(pdf: PDFDocument): Promise<Fonts> {
  pdf.registerFontkit(fontkit);
  const require = createRequire(import.meta.url);
  const faces = await Promise.all(
    Object.entries(files).map(async ([face, file]) => {
      const bytes = await readFile(require.resolve(file));
      return [face, await pdf.embedFont(bytes, { subset: true })] as const;
    }),
  );
  return Object.fromEntries(faces) as Fonts;
}

/** The same faces for measuring alone. */
export async function measuringFonts(): Promise<Fonts> {
  return await embedFonts(await PDFDocument.create());
}

/** What a run looks like within its paragraph. */
export function faceOf(letters: Letters, run: Run): Face {
  const bold = letters.bold || run.bold === true;
  const italic = letters.italic || run.italic === true;
  if (bold) return italic ? 'boldItalic' : 'bold';
  return italic ? 'italic' : 'regular';
}

/** Letters that the font lacks, such as emoji, become `?`. */
export function knownLetters(text: string, font: PDFFont): string {
  const known = charactersOf(font);
  return [...text.normalize('NFC')]
    .map((letter) => (known.has(letter.codePointAt(0) ?? 0) ? letter : '?'))
    .join('');
}

const characters = new WeakMap<PDFFont, ReadonlySet<number>>();

function charactersOf(font: PDFFont): ReadonlySet<number> {
  const found = characters.get(font) ?? new Set(font.getCharacterSet());
  characters.set(font, found);
  return found;
}
