import { memo, useEffect, useMemo, useRef } from 'react';
import type { PageSpace } from '../engine/coordinates.ts';
import { readerLimits } from '../engine/limits.ts';
import { drawMark, type Overlay, overlayOf, setPageCoordinates } from '../marks/draw.ts';
import type { ShownMark } from '../marks/mark-book.ts';
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
  const erasing = useToolPart('erasing');
  const moving = useToolPart('moving');
  useEffect(() => {
    // While the zoom changes the old drawing is stretched, as the page's picture is.
    const context = settled && canvas.current?.getContext('2d');
    if (context) draw(context, marks, space, erasing, moving);
  }, [marks, space, settled, erasing, moving]);
  return <canvas ref={canvas} className={overlay === 'under' ? classes.under : classes.over} aria-hidden />;
}

function draw(
  context: CanvasRenderingContext2D,
  marks: readonly ShownMark[],
  space: PageSpace,
  erasing: ReadonlySet<string>,
  moving: { id: string; by: readonly [number, number] } | undefined,
): void {
  const { width, height } = space.size;
  const most = Math.sqrt(readerLimits.overlayPixels / Math.max(1, width * height));
  const ratio = Math.min(window.devicePixelRatio, most);
  const { canvas } = context;
  // Setting a size clears the canvas and is slow: only when it differs.
  const [pixelsAcross, pixelsDown] = [
    Math.max(1, Math.round(width * ratio)),
    Math.max(1, Math.round(height * ratio)),
  ];
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (canvas.width !== pixelsAcross || canvas.height !== pixelsDown) {
    canvas.width = pixelsAcross;
    canvas.height = pixelsDown;
  } else context.clearRect(0, 0, pixelsAcross, pixelsDown);
  setPageCoordinates(context, space, ratio);
  for (const { mark } of marks) {
    if (erasing.has(mark.id)) continue;
    if (mark.id !== moving?.id) drawMark(context, mark, space.box.rotate);
    else {
      const offset: [number, number] = [mark.offset[0] + moving.by[0], mark.offset[1] + moving.by[1]];
      drawMark(context, { ...mark, offset }, space.box.rotate);
    }
  }
}
