import { useEffect } from 'react';
import { useReader } from '../ui/reader-context.ts';
import { highlight, rangesOf } from '../ui/text-ranges.ts';
import { useStore } from '../ui/use-store.ts';

/** Colours the words of a page that differ from the version beside it. */
export function useHighlightedChanges(page: number, words: readonly HTMLElement[]): void {
  const { texts, changes } = useReader();
  const { spans } = useStore(changes);
  useEffect(() => {
    const here = spans.filter((span) => span.page === page);
    if (here.length === 0 || words.length === 0) return;
    let clear = () => {};
    let gone = false;
    const show = async () => {
      const pieces = await texts.words(page);
      if (gone) return;
      clear = highlight(
        here.flatMap(({ kind, from, to }) =>
          rangesOf(pieces.slice(from, to).flat(), words).map((range) => [`paper-${kind}`, range] as const),
        ),
      );
    };
    // A page whose words can't be read is shown without colours.
    show().catch(() => {});
    return () => {
      gone = true;
      clear();
    };
  }, [texts, spans, page, words]);
}
