/** The page that the room is led to, without anybody's marks, as large as the screen allows. */
import { useEffect, useRef, useState } from 'react';
import { paperPath } from '#contract';
import type { Paper } from '#domain/meeting/plan.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { shownSize } from '#renderer/paper/engine/coordinates.ts';
import { Painter } from '#renderer/paper/engine/painter.ts';
import { PaperDocument } from '#renderer/paper/engine/paper-document.ts';
import classes from './screen.module.css';

export function LedPage({ paper, page, label }: { paper: Paper; page: number; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const document = useBarePaper(paper);
  useEffect(() => {
    const place = host.current;
    if (!document || !place) return undefined;
    const painter = new Painter(document);
    const want = () => {
      const box = document.boxes[page - 1];
      if (!box) return;
      const full = shownSize(box, 0);
      const fit = Math.min(place.clientWidth / full.width, place.clientHeight / full.height);
      painter.want('page', [{ page, scale: fit * window.devicePixelRatio, turn: 0 }]);
    };
    const show = () => {
      const picture = painter.picture(page);
      if (picture) place.replaceChildren(picture.canvas);
    };
    const sizes = new ResizeObserver(want);
    sizes.observe(place);
    const painted = painter.subscribe(show);
    const measured = document.onMeasured(want);
    return () => {
      sizes.disconnect();
      painted();
      measured();
      painter.close();
    };
  }, [document, page]);
  return (
    <figure className={classes.page}>
      <div ref={host} className={classes.pageHost} role="img" aria-label={`${paper.title}, ${label}`} />
      <figcaption className={classes.caption}>
        <span className={classes.captionTitle}>{paper.title}</span>
        <span>{label}</span>
      </figcaption>
    </figure>
  );
}

/** Opened for painting alone; `undefined` until it is here. */
function useBarePaper({ file: { sha256, size } }: Paper): PaperDocument | undefined {
  const [document, setDocument] = useState<PaperDocument>();
  useEffect(() => {
    let opened: PaperDocument | undefined;
    let gone = false;
    const open = async () => {
      const password = (await rpc.papers.keptPassword({ sha256 })) ?? undefined;
      opened = await PaperDocument.open({ url: paperPath(sha256), size, password });
      if (gone) opened.close();
      else setDocument(opened);
    };
    // A paper that is not here or won't open leaves its place empty: the room has its own copies.
    open().catch(() => {});
    return () => {
      gone = true;
      opened?.close();
      setDocument(undefined);
    };
  }, [sha256, size]);
  return document;
}
