// packages.lock.json: what NuGet restored, for each target framework. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies
import type { Edge, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { jsonText, scanJson } from '../../parse/json.ts';
import { nugetPackage } from './package.ts';

export const packagesLock: Format = {
  id: 'nuget/packages-lock',
  files: [{ name: 'packages.lock.json' }, { prefix: 'packages.', suffix: '.lock.json' }],
  extract,
};

const NEWEST = 2;

/** The path of a package is `dependencies`, framework, name; of what it asks for, two levels more. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  const edges = new Map<string, Edge>();
  let name = '';
  let span: Span = [0, 0];
  let type = '';
  let version: string | undefined;
  let asked: string[] = [];
  const link = (from: string, to: string): void => {
    edges.set(`${from}\n${to}`, [from, to]);
  };
  const broken = scanJson(text, {
    enter(path) {
      const depth = path.depth();
      if (depth === 0) return true;
      if (!path.is(0, 'dependencies')) return false;
      if (depth === 3) {
        name = path.key(2);
        span = path.keySpan(2);
        type = '';
        version = undefined;
        asked = [];
      }
      return depth <= 3 || (depth === 4 && path.is(3, 'dependencies'));
    },
    scalar(path, from, to) {
      const depth = path.depth();
      if (depth === 1 && path.is(0, 'version') && Number(text.slice(from, to)) > NEWEST) {
        problems.push({ reason: 'version', id: 'future-version', at: from, args: { version: text.slice(from, to) } });
      } else if (depth === 4 && path.is(3, 'type')) type = jsonText(text, from, to);
      else if (depth === 4 && path.is(3, 'resolved')) version = jsonText(text, from, to);
      else if (depth === 5) asked.push(path.key(4));
    },
    leave(path) {
      if (path.depth() !== 3 || !name) return;
      const id = type === 'Project' ? '' : `nuget:${name}`; // a project of ours asks for itself
      if (type === 'Direct') link('', id);
      for (const other of asked) link(id, `nuget:${other}`);
      if (type !== 'Project')
        references.push(nugetPackage({ name, version, token: span, role: 'runtime', state: 'resolved', group: path.key(1) }));
      name = '';
    },
  });
  return { references, edges: [...edges.values()], problems: [...broken, ...problems] };
}
