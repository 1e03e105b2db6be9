import { memo, useEffect, useMemo, useRef } from 'react';
import type { PageSpace } from '../engine/coordinates.ts';
import { readerLimits } from '../engine/limits.ts';
import { type Overlay, overlayOf } from '../marks/draw.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { OverlayDrawing } from '../marks/overlay-drawing.ts';
import classes from './pages.module.css';
import { useToolPart } from './reader-context.ts';
import { usePageMarks } from './use-marks.ts';

/** Drawn marks of a page. There is a canvas only where there is something to draw. */
export const MarkOverlay = memo(function MarkOverlay(props: {
  page: number;
  space: PageSpace;
  overlay: Overlay;
  settled: boolean;
}) {
  const { page, overlay } = props;
  const all = usePageMarks(page);
  // The same array while the page's marks are the same: drawing hundreds again costs frames.
  const marks = useMemo(() => all.filter(({ mark }) => overlayOf(mark) === overlay), [all, overlay]);
  return marks.length > 0 ? <Drawn {...props} marks={marks} /> : null;
});

function Drawn({
  marks,
  space,
  overlay,
  settled,
}: {
  marks: readonly ShownMark[];
  space: PageSpace;
  overlay: Overlay;
  settled: boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<OverlayDrawing>(undefined);
  const erasing = useToolPart('erasing');
  const preview = useToolPart('preview');
  useEffect(() => {
    // While the zoom changes the old drawing is stretched, as the page's picture is.
    if (!settled || !canvas.current) return;
    drawing.current ??= new OverlayDrawing(canvas.current);
    const kept = marks.filter(({ mark }) => !erasing.has(mark.id));
    drawing.current.show(
      kept.map(({ mark }) => preview.get(mark.id) ?? mark),
      space,
      ratioFor(space),
    );
  }, [marks, space, settled, erasing, preview]);
  return <canvas ref={canvas} className={overlay === 'under' ? classes.under : classes.over} aria-hidden />;
}

/** Device pixels per CSS pixel, fewer where the page is very large. */
function ratioFor({ size: { width, height } }: PageSpace): number {
  const most = Math.sqrt(readerLimits.overlayPixels / Math.max(1, width * height));
  return Math.min(window.devicePixelRatio, most);
}
