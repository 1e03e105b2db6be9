/**
 * The worker that paints. pdf.js, in the window between it and the worker that parses, sends it copies of the decoded pictures and
 * keeps its own: of a scanned page 16 MB, and as long as a frame to copy. Here they are given away.
 */
export class PaintingWorker extends Worker {
  override postMessage(message: unknown, options?: Transferable[] | StructuredSerializeOptions): void {
    const transfer = Array.isArray(options) ? options : (options?.transfer ?? []);
    super.postMessage(message, [...transfer, ...givenAway(message)]);
  }
}

/** As pdf.js sends it; `dataLen` tells whether there still is something to copy for another page. */
interface PictureMessage {
  action: 'obj';
  data: [id: string, page: number, kind: string, picture: { bitmap: ImageBitmap; dataLen: number }];
}

function givenAway(message: unknown): ImageBitmap[] {
  if (!hasPicture(message)) return [];
  const [, , , picture] = message.data;
  picture.dataLen = 0;
  return [picture.bitmap];
}

function hasPicture(message: unknown): message is PictureMessage {
  const { action, data } = message as Partial<PictureMessage>;
  return action === 'obj' && data?.[3]?.bitmap instanceof ImageBitmap;
}
