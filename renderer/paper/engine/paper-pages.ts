/**
 * An open paper's pages as somebody sees them: the file, the window onto it, and what paints it; made together and closed together.
 * What will show first is painted at once, while the screen around it is still being built, or not even asked for.
 */
import type { ReadingPlace } from '#domain/paper/reading-view.ts';
import { Painter } from './painter.ts';
import { PaperDocument, type PaperSource } from './paper-document.ts';
import { Viewport } from './viewport.ts';

export class PaperPages {
  readonly document: PaperDocument;
  readonly viewport: Viewport;
  readonly painter: Painter;

  private constructor(document: PaperDocument, place: ReadingPlace | null) {
    this.document = document;
    this.viewport = new Viewport(document.boxes);
    this.painter = new Painter(document);
    if (place) this.viewport.restore(place);
    const { scale, turn } = this.viewport.foreseen;
    const page = Math.min(place?.page ?? 1, document.pages);
    this.painter.want('page', [{ page, scale: scale * window.devicePixelRatio, turn }]);
  }

  /**
   * Opens the file where one was.
   * @param place asked for while the file is being opened; `null`: never read before
   * @throws PaperFailure
   */
  static async open(source: PaperSource, place: Promise<ReadingPlace | null>): Promise<PaperPages> {
    const opening = PaperDocument.open(source);
    try {
      return new PaperPages(...(await Promise.all([opening, place])));
    } catch (error) {
      opening.then(
        (document) => document.close(),
        () => {},
      );
      throw error;
    }
  }

  close(): void {
    this.painter.close();
    this.document.close();
  }
}
