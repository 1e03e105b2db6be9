/** The page that the room is led to, without anybody's marks, as large as the screen allows. */
import { useEffect, useRef, useState } from 'react';
import { paperPath } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { type PageBox, PageSpace, type Size, shownSize } from '#renderer/paper/engine/coordinates.ts';
import { Painter } from '#renderer/paper/engine/painter.ts';
import { PaperDocument } from '#renderer/paper/engine/paper-document.ts';
import { PointerOf } from '#renderer/presence/leader-pointer.tsx';
import classes from './screen.module.css';

export function LedPage({
  paper,
  page,
  label,
  leader,
}: {
  paper: Paper;
  page: number;
  label: string;
  leader: PersonId | undefined;
}) {
  const host = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>();
  const document = useBarePaper(paper);
  useEffect(() => {
    const place = host.current;
    if (!document || !place) return undefined;
    const painter = new Painter(document);
    painter.join();
    /** CSS pixels per point at which the whole page fills its place. */
    const fitting = ({ width, height }: Size) =>
      Math.min(place.clientWidth / width, place.clientHeight / height);
    const want = () => {
      const box = document.boxes[page - 1];
      if (!box) return;
      const scale = fitting(shownSize(box, 0)) * window.devicePixelRatio;
      painter.want('page', [{ page, scale, turn: 0 }]);
    };
    const show = () => {
      const picture = painter.picture(page);
      if (!picture) return;
      place.replaceChildren(picture.canvas);
      fill();
    };
    // A picture made for another size is stretched until the next one is there.
    const fill = () => {
      const box = document.boxes[page - 1];
      const canvas = place.querySelector('canvas');
      if (!box || !canvas) return setShown(undefined);
      const full = shownSize(box, 0);
      const scale = fitting(full);
      canvas.style.width = `${full.width * scale}px`;
      canvas.style.height = `${full.height * scale}px`;
      setShown(shownAs(box, canvas));
    };
    const sizes = new ResizeObserver(() => {
      want();
      fill();
    });
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
      <div className={classes.pageFrame}>
        <div ref={host} className={classes.pageHost} role="img" aria-label={`${paper.title}, ${label}`} />
        {shown && leader && (
          <div className={classes.pagePlace} style={shown.place}>
            <PointerOf leader={leader} paper={paper.id} page={page} space={shown.space} />
          </div>
        )}
      </div>
      <figcaption className={classes.caption}>
        <span className={classes.captionTitle}>{paper.title}</span>
        <span>{label}</span>
      </figcaption>
    </figure>
  );
}

/** Where the picture of the page lies, and how its points are found there. */
interface Shown {
  place: { left: number; top: number; width: number; height: number };
  space: PageSpace;
}

function shownAs(box: PageBox, { offsetLeft, offsetTop, clientWidth, clientHeight }: HTMLElement): Shown {
  return {
    place: { left: offsetLeft, top: offsetTop, width: clientWidth, height: clientHeight },
    space: new PageSpace(box, 0, clientWidth / shownSize(box, 0).width),
  };
}

/** Opened for painting alone; `undefined` until it is here. */
function useBarePaper({ file: { sha256, size } }: Paper): PaperDocument | undefined {
  const [document, setDocument] = useState<PaperDocument>();
  useEffect(() => {
    let opened: PaperDocument | undefined;
    let gone = false;
    const open = async () => {
      const password = (await rpc.papers.keptPassword({ sha256 })) ?? undefined;
      opened = await PaperDocument.open({ from: paperPath(sha256), size, password });
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
