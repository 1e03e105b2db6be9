import type { PageChange, TextChanges } from '#domain/paper/text-changes.ts';

type Stretch = { kind: 'changed'; change: PageChange } | { kind: 'same'; from: number; to: number };

/** All pages in order, those without a change folded together. Pure. */
export function inOrder({ changed, pages }: Pick<TextChanges, 'changed' | 'pages'>): Stretch[] {
  const stretches: Stretch[] = [];
  let next = 1;
  const fold = (to: number) => {
    if (next <= to) stretches.push({ kind: 'same', from: next, to });
  };
  for (const change of changed) {
    fold(change.page - 1);
    stretches.push({ kind: 'changed', change });
    next = change.page + 1;
  }
  fold(pages);
  return stretches;
}
