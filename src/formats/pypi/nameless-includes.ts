// What a requirements file includes under a name that no format claims, `req/base.txt`: its references stand at the line that includes it.
import type { Edge, Extraction, FilePattern, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { join } from '../../parse/join.ts';

export interface Include {
  readonly option: string;
  readonly path: string;
  readonly span: Span;
}

/** Each such file is told once. Without `whole`: nothing here can be taken out or renamed at that line. */
export function namelessIncludes(
  extract: Format['extract'],
  includes: (text: string) => readonly Include[],
  files: readonly FilePattern[],
): Format['extract'] {
  return (source, near) => {
    const found = extract(source, near);
    const references: Reference[] = [];
    const edges: Edge[] = [];
    const problems: Problem[] = [];
    const seen = new Set([source.path]);
    for (const { option, path, span } of includes(source.text)) {
      for (const included of reached(source.path, path)) {
        const spoken = extract(included, near);
        for (const { clue, role, state, certain, group } of spoken.references)
          references.push({
            clue,
            token: span,
            role: isConstraint(option) ? 'constraint' : role,
            state: clue.kind === 'host' && state === 'configured' ? 'declared' : state, // the line that includes it is no setting
            certain,
            ...(group ? { group } : {}),
          });
        edges.push(...spoken.edges);
        for (const problem of spoken.problems.slice(0, 1)) problems.push({ ...problem, at: span[0] });
      }
    }
    if (references.length + problems.length === 0) return found;
    return {
      references: [...found.references, ...references],
      edges: [...found.edges, ...edges],
      problems: [...found.problems, ...problems],
    } satisfies Extraction;

    function reached(from: string, path: string): Source[] {
      const out: Source[] = [];
      const left: [from: string, path: string][] = [[from, path]];
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        const target = join(...next);
        const included = target === undefined ? undefined : near.get(target);
        if (!included || seen.has(included.path) || files.some(file => fits(included.path.toLowerCase(), file))) continue;
        seen.add(included.path);
        out.push(included);
        for (const one of includes(included.text)) left.push([included.path, one.path]);
      }
      return out;
    }
  };
}

function isConstraint(option: string): boolean {
  return option === 'c' || option === 'constraint';
}

function fits(path: string, { prefix = '', suffix = '', under }: FilePattern): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!name.startsWith(prefix) || !name.endsWith(suffix)) return false;
  return under === undefined || `/${path}`.includes(`/${under}/`);
}
