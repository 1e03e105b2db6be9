/**
 * The paper that the reader's workers read and paint before anybody waits for one: what ran once runs faster, and a worker that
 * has seen nothing yet takes half of its time to compile itself. It holds what the papers of offices do: embedded fonts, a scanned
 * picture, a picture with a mask, lines, and colours of print.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@cantoo/fontkit';
import { cmyk, PDFDocument, type PDFFont } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);
const lines = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Căn cứ Luật Tổ chức chính quyền địa phương; xét đề nghị của cơ quan trình, (1) 23,5%; 24/7.',
];

export async function makeRehearsal(): Promise<Uint8Array> {
  const paper = await PDFDocument.create();
  paper.registerFontkit(fontkit);
  const page = paper.addPage([595, 842]);
  const fonts = await Promise.all(['400Regular/Tinos_400Regular', '700Bold/Tinos_700Bold'].map(embedded));
  for (const [i, font] of fonts.entries())
    for (const [j, text] of lines.entries())
      page.drawText(text, {
        x: 72,
        y: 760 - 60 * i - 18 * j,
        size: 12,
        font,
        color: cmyk(0.6, 0.4, 0.2, 0.3),
      });
  page.drawRectangle({ x: 72, y: 400, width: 200, height: 120, borderWidth: 0.5 });
  page.drawImage(await paper.embedJpg(await picture().encode('jpeg')), {
    x: 300,
    y: 400,
    width: 200,
    height: 200,
  });
  page.drawImage(await paper.embedPng(await picture().encode('png')), {
    x: 300,
    y: 150,
    width: 200,
    height: 200,
  });
  return paper.save();

  function embedded(name: string): Promise<PDFFont> {
    const font = readFileSync(require.resolve(`@expo-google-fonts/tinos/${name}.ttf`));
    return paper.embedFont(font, { subset: true });
  }
}

/** Grey and half transparent, as large as to be scaled down. */
function picture() {
  const canvas = createCanvas(400, 400);
  const context = canvas.getContext('2d');
  context.fillStyle = 'rgb(90 90 90 / 50%)';
  for (let i = 0; i < 400; i += 20) context.fillRect(i, i / 2, 10, 300);
  return canvas;
}
