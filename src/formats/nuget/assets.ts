// project.assets.json and *.deps.json: what a restore found and what a program ships with. https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md
import type { Edge, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { jsonText, scanJson } from '../../parse/json.ts';
import { nugetPackage } from './package.ts';

export const assets: Format = {
  id: 'nuget/assets',
  files: [{ name: 'project.assets.json' }, { suffix: '.deps.json' }],
  extract,
};

/** Of project.assets.json; .deps.json has none. */
const NEWEST = 4;

/** `libraries` names `id/version` with its type; `targets` says who asks for whom. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const asked: (readonly [from: string, to: string])[] = [];
  const packages = new Set<string>();
  const direct = new Set<string>();
  let key = '';
  let span: Span = [0, 0];
  let type = '';
  const newer: Problem[] = [];
  const problems = scanJson(text, {
    enter(path, start) {
      const depth = path.depth();
      if (depth === 0) return true;
      if (path.is(0, 'targets')) return depth <= 3 || (depth === 4 && path.is(3, 'dependencies'));
      if (path.is(0, 'libraries')) {
        if (depth === 2) {
          key = path.key(1);
          span = path.keySpan(1);
          type = '';
        }
        return depth <= 2;
      }
      if (path.is(0, 'projectFileDependencyGroups')) return depth <= 2;
      if (!path.is(0, 'project')) return false;
      if (depth === 4 && path.is(1, 'restore') && path.is(2, 'sources')) source(references, path.key(3), path.keySpan(3), start);
      return depth === 1 || (depth === 2 && path.is(1, 'restore')) || (depth === 3 && path.is(2, 'sources'));
    },
    scalar(path, from, to) {
      const depth = path.depth();
      if (depth === 1 && path.is(0, 'version') && Number(text.slice(from, to)) > NEWEST)
        newer.push({ reason: 'version', id: 'future-version', at: from, args: { version: text.slice(from, Math.min(to, from + 40)) } });
      if (depth === 3 && path.is(0, 'libraries') && path.is(2, 'type')) type = jsonText(text, from, to);
      else if (depth === 5 && path.is(0, 'targets') && path.is(3, 'dependencies')) asked.push([idOf(path.key(2)), path.key(4)]);
      else if (depth === 3 && path.is(0, 'projectFileDependencyGroups')) direct.add(jsonText(text, from, to).split(/\s/, 1)[0] ?? '');
    },
    leave(path) {
      if (path.depth() !== 2 || !path.is(0, 'libraries')) return;
      const slash = key.indexOf('/');
      if (slash <= 0 || type === 'project') return;
      const name = key.slice(0, slash);
      packages.add(name);
      references.push(
        nugetPackage({
          name,
          version: key.slice(slash + 1),
          token: [span[0], Math.min(span[1], span[0] + slash)],
          role: 'runtime',
          state: 'resolved',
          group: 'libraries',
        }),
      );
    },
  });
  return { references, edges: edgesOf(asked, direct, packages), problems: [...problems, ...newer] };
}

/** What a project of ours asks for, we ask for. */
function edgesOf(asked: readonly (readonly [string, string])[], direct: ReadonlySet<string>, packages: ReadonlySet<string>): Edge[] {
  const edges = new Map<string, Edge>();
  const add = (from: string, to: string): void => {
    if (!packages.has(to)) return;
    const id = packages.has(from) ? `nuget:${from}` : '';
    edges.set(`${id}\n${to}`, [id, `nuget:${to}`]);
  };
  for (const name of direct) add('', name);
  for (const [from, to] of asked) add(from, to);
  return [...edges.values()];
}

function idOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

function source(references: Reference[], url: string, token: Span, start: number): void {
  if (!/^https?:\/\/[^/]/i.test(url) || token[1] > start) return;
  references.push({ clue: { kind: 'host', url }, token, role: 'source', state: 'configured', certain: 'exact', group: 'sources' });
}
