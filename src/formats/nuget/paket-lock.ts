// paket.lock: what Paket resolved, by group and source. https://fsprojects.github.io/Paket/lock-file.html
import type { Edge, Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const paketLock: Format = { id: 'nuget/paket-lock', files: [{ name: 'paket.lock' }], extract: bothSides(extract) };

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const asked = new Set<string>();
  const names = new Set<string>();
  let group = 'Main';
  let section = '';
  let owner = '';
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, Math.min(end, start + 4096));
    const indent = line.length - line.trimStart().length;
    if (indent === 0) {
      section = line.trim();
      if (section.startsWith('GROUP ')) group = section.slice(6).trim();
      continue;
    }
    const remote = /^\s+remote:\s*(\S+)/.exec(line)?.[1];
    if (remote) {
      const at = start + line.indexOf(remote);
      const url = section === 'GITHUB' ? `https://github.com/${remote}` : section === 'GIST' ? `https://gist.github.com/${remote}` : remote;
      if (/^(?:https?|ssh|git):\/\/[^/]|^git@/i.test(url)) {
        const token: Span = [at, at + remote.length];
        references.push({ clue: { kind: 'host', url }, token, role: 'source', state: 'resolved', certain: 'exact', group });
      }
      continue;
    }
    const name = section === 'NUGET' ? /^\s+(\S+)/.exec(line)?.[1] : undefined;
    if (!name || !isPackageId(name)) continue;
    if (indent >= 6) {
      asked.add(name);
      if (owner) edges.push([`nuget:${owner}`, `nuget:${name}`]);
      continue;
    }
    owner = name;
    names.add(name);
    const version = /\(([^)\s]+)\)/.exec(line)?.[1];
    const role = /^test/i.test(group) ? 'test' : /^build/i.test(group) ? 'build' : 'runtime';
    references.push(nugetPackage({ name, version, token: [start + indent, start + indent + name.length], role, state: 'resolved', group }));
  }
  // the lock does not say what was asked for directly: what nobody else asks for surely was
  return {
    references,
    edges: [...[...names].filter(name => !asked.has(name)).map((name): Edge => ['', `nuget:${name}`]), ...edges],
    problems: [],
  };
}
