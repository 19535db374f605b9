// Which requirements files lead back to the one that includes them. https://pip.pypa.io/en/stable/reference/requirements-file-format/#referring-to-other-requirements-files
import type { Companion, Source } from '../../model.ts';
import { join } from '../../parse/join.ts';

/** Paths among the companions from which includes lead to `path`; one walk, backwards. */
export function includeCycle(
  path: string,
  near: ReadonlyMap<string, Source>,
  wants: (text: string) => readonly Companion[],
): ReadonlySet<string> {
  const includers = new Map<string, string[]>();
  for (const source of near.values()) {
    for (const wanted of wants(source.text)) {
      const target = 'path' in wanted ? join(source.path, wanted.path) : undefined;
      if (target === undefined) continue;
      const list = includers.get(target);
      if (list) list.push(source.path);
      else includers.set(target, [source.path]);
    }
  }
  const out = new Set<string>();
  const left = [path];
  for (let target = left.pop(); target !== undefined; target = left.pop()) {
    for (const includer of includers.get(target) ?? []) {
      if (out.has(includer)) continue;
      out.add(includer);
      left.push(includer);
    }
  }
  return out;
}
