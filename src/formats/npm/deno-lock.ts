// deno.lock, versions 2 to 5: packages of npm and JSR, remote modules, redirects. https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files
import type { Edge, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { type JsonPath, jsonText, scanJson } from '../../parse/json.ts';
import { hosts } from './hosts.ts';
import { isPackageName } from './package-name.ts';
import { specifier } from './specifier.ts';

export const denoLock: Format = { id: 'npm/deno-lock', files: [{ name: 'deno.lock' }], extract };

const NEWEST = 5;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  const fetched = hosts(references);
  const carried = new Set<string>();
  const common = { role: 'runtime', state: 'resolved', certain: 'exact' } as const;
  let from = '';

  /** Versions 2 and 3 put everything below `packages` or `npm.packages`. */
  const section = (path: JsonPath): 'npm' | 'jsr' | 'specifiers' | 'remote' | 'redirects' | 'workspace' | undefined => {
    const name = path.is(0, 'packages') ? path.key(1) : path.key(0);
    return SECTIONS.has(name) ? (name as ReturnType<typeof section>) : undefined;
  };
  /** The level of a section's entries. */
  const base = (path: JsonPath): number => (path.is(0, 'packages') ? 2 : path.is(0, 'npm') && path.is(1, 'packages') ? 2 : 1);

  const entry = (path: JsonPath, type: 'npm' | 'jsr', level: number): void => {
    const key = path.key(level);
    const [start, end] = path.keySpan(level);
    const read = named(key);
    from = `${type}:${read.name}`;
    if (!isPackageName(read.name)) return;
    const token: Span = end - start === key.length ? [start, start + read.name.length] : [start, end];
    references.push({
      clue: { kind: 'package', type, name: read.name, ...(read.version ? { version: read.version } : {}) },
      token,
      ...common,
      group: type,
    });
  };

  const scanned = scanJson(text, {
    enter(path) {
      const depth = path.depth();
      if (depth === 0 || (depth === 1 && (path.is(0, 'packages') || path.is(0, 'npm')))) return true;
      const kind = section(path);
      if (kind === undefined) return false;
      const level = base(path);
      if (kind === 'npm' && depth === 2 && path.is(1, 'specifiers')) return false; // of version 2
      if ((kind === 'npm' || kind === 'jsr') && depth === level + 1) entry(path, kind, level);
      if ((kind === 'npm' || kind === 'jsr') && depth === level + 2)
        return path.is(level + 1, 'dependencies') || path.is(level + 1, 'optionalDependencies');
      return kind !== 'npm' || depth < 6;
    },
    scalar(path, start, end) {
      const depth = path.depth();
      if (depth === 1 && path.is(0, 'version')) version(text.slice(start, end), start);
      if (depth < 2) return;
      const kind = section(path);
      if (kind === undefined) return;
      const level = base(path);
      const value = jsonText(text, start, end);
      if (kind === 'npm' || kind === 'jsr') {
        if (depth === level + 3)
          ask(kind, path.is(level + 1, 'dependencies') || path.is(level + 1, 'optionalDependencies') ? value : '', path, level);
        else if (path.is(level + 1, 'tarball')) fetched.add(value, [start, end], 'npm');
      } else if (kind === 'remote' || kind === 'redirects') {
        address(path.key(level), path.keySpan(level), kind);
        if (kind === 'redirects') address(value, [start, end], kind);
      } else if (kind === 'workspace' && /^(?:npm|jsr):/.test(value)) {
        for (const { clue } of specifier({ text: value, span: [start, end], ...common, group: kind })) {
          if (clue.kind === 'package') edges.push(['', `${clue.type}:${clue.name}`]);
        }
      }
    },
  });

  /** A list of `name` or `name@version`; version 3 has a map of local names to them. */
  function ask(type: 'npm' | 'jsr', value: string, path: JsonPath, level: number): void {
    const target = /^(?:@[^/@]+\/)?[^/@]+@(npm:.*)/.exec(value)?.[1] ?? value; // `alias@npm:name@1.0.0`
    const read = /^(npm|jsr):/.exec(target)?.[1];
    const name = named(read === undefined ? target : target.slice(4)).name || path.key(level + 2);
    if (name !== '') edges.push([from, `${read ?? type}:${name}`]);
  }

  /** One reference for a host, and one for every package that a CDN carries. */
  function address(url: string, span: Span, group: string): void {
    fetched.add(url, span, group);
    for (const reference of specifier({ text: url, span, ...common, group })) {
      if (reference.clue.kind !== 'package' || carried.has(reference.clue.name)) continue;
      carried.add(reference.clue.name);
      references.push(reference);
    }
  }

  function version(text: string, at: number): void {
    if (Number.parseInt(text, 10) > NEWEST)
      problems.push({ reason: 'version', id: 'future-version', at, args: { version: text.slice(0, 20) } });
  }

  return { references, edges, problems: [...scanned, ...problems] };
}

const SECTIONS: ReadonlySet<string> = new Set(['npm', 'jsr', 'specifiers', 'remote', 'redirects', 'workspace']);

/** `@scope/name@1.0.0_peer@2.0.0`. */
function named(key: string): { readonly name: string; readonly version: string } {
  const at = key.indexOf('@', 1);
  if (at < 0) return { name: key, version: '' };
  return { name: key.slice(0, at), version: key.slice(at + 1).split('_', 1)[0] ?? '' };
}
