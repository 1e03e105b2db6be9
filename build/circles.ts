/** Circles in a directed graph, for the dependency rule. */

/**
 * One circle for each group of nodes that all reach each other (Tarjan's strongly connected components), as a path whose
 * last node leads back to the first.
 */
export function findCircles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const groups: string[][] = [];

  function visit(node: string): void {
    const own = index.size;
    index.set(node, own);
    let lowest = own;
    stack.push(node);
    onStack.add(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (onStack.has(next)) lowest = Math.min(lowest, low.get(next) ?? index.get(next) ?? lowest);
    }
    low.set(node, lowest);
    if (lowest !== own) return;
    const group = stack.splice(stack.indexOf(node));
    for (const member of group) onStack.delete(member);
    if (group.length > 1 || edges.get(node)?.includes(node)) groups.push(group);
  }

  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return groups.map((group) => shortestCircle(group, edges));
}

/** The shortest way from a group's first node back to itself. */
function shortestCircle(group: readonly string[], edges: ReadonlyMap<string, readonly string[]>): string[] {
  const start = [...group].sort()[0] ?? '';
  const within = new Set(group);
  const paths: string[][] = [[start]];
  const seen = new Set<string>();
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    for (const next of edges.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path;
      if (!within.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [start];
}
