// Which components are reached from some roots along the edges of a lockfile.
import type { Edge } from '../../model.ts';

/** Answers for any roots, which are among the reached. Linear in the edges. */
export function reached(edges: readonly Edge[]): (roots: readonly string[]) => ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  }
  return roots => {
    const seen = new Set(roots);
    const queue = [...seen];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (const to of next.get(node) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        queue.push(to);
      }
    }
    return seen;
  };
}
