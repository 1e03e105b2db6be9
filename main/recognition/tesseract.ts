/**
 * Tesseract as a library: its WebAssembly and the Vietnamese data are files of the product, nothing is fetched. To be used
 * in a thread of its own: recognising a page keeps it busy for seconds.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What of the library is used here; it has no types of its own. */
interface TesseractApi {
  Init(dataPath: null, language: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Reads `/input`. @returns 0 if it is a picture */
  SetImageFile(exifOrientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  End(): void;
}

interface TesseractModule {
  FS: { writeFile(path: string, bytes: Uint8Array): void };
  TessBaseAPI: new () => TesseractApi;
}

type MakeModule = (options: { print?: () => void; printErr?: () => void }) => Promise<TesseractModule>;

const LANGUAGE = 'vie';
/** The neural engine alone; the data holds no other. */
const LSTM_ONLY = 1;

/** A picture in shades of grey, a byte a pixel, rows from the top. */
export interface GreyPicture {
  width: number;
  height: number;
  pixels: Uint8Array;
  /** Pixels per inch of paper. */
  dpi: number;
}

/** @returns words and their boxes, in pixels, as Tesseract's table of tab-separated values */
export async function recognise(picture: GreyPicture): Promise<string> {
  const require = createRequire(import.meta.url);
  const make = require('tesseract.js-core/tesseract-core-simd-lstm.js') as MakeModule;
  const silent = () => {};
  const module = await make({ print: silent, printErr: silent });
  const data = join(dirname(require.resolve('@tesseract.js-data/vie/package.json')), '4.0.0_best_int');
  module.FS.writeFile(
    `./${LANGUAGE}.traineddata`,
    gunzipSync(readFileSync(join(data, `${LANGUAGE}.traineddata.gz`))),
  );
  const api = new module.TessBaseAPI();
  if (api.Init(null, LANGUAGE, LSTM_ONLY) !== 0) throw new Error('the data for Vietnamese does not load');
  try {
    api.SetVariable('user_defined_dpi', String(picture.dpi));
    module.FS.writeFile('/input', portableGreymap(picture));
    if (api.SetImageFile(1, 0) !== 0) throw new Error('the picture does not load');
    api.Recognize(null);
    return api.GetTSVText(0);
  } finally {
    api.End();
  }
}

/** The plainest of all formats of pictures: PGM. */
function portableGreymap({ width, height, pixels }: GreyPicture): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}
