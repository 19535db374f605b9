// A manifest that lies among other people's code names a component by itself: node_modules, vendor, third_party.
import type { Reference } from '../../model.ts';
import type { JsonNode, JsonObject } from '../../parse/json.ts';
import { isPackageName } from './package-name.ts';
import { versionOf } from './spec.ts';

const FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'vendor',
  'vendors',
  'vendored',
  'third_party',
  'third-party',
  'thirdparty',
  '3rdparty',
  'libs',
  'external',
  'externals',
  'bower_components',
]);

export interface Place {
  /** Below node_modules: put there by a package manager. */
  readonly installed: boolean;
  /** The manifest's own name, and where it says it was fetched from, if the place is not ours. */
  readonly own: (root: JsonObject) => readonly Reference[];
}

export function vendored(path: string): Place {
  const folders = path.toLowerCase().split('/').slice(0, -1);
  const installed = folders.includes('node_modules');
  const foreign = installed || folders.some(folder => FOLDERS.has(folder));
  return { installed, own: root => (foreign ? own(root) : []) };
}

function own(root: JsonObject): Reference[] {
  const name = find(root, 'name');
  const version = find(root, 'version');
  const resolved = find(root, '_resolved'); // written by npm up to version 6
  const out: Reference[] = [];
  if (name?.kind === 'string' && isPackageName(name.text)) {
    const of = version?.kind === 'string' ? versionOf(version.text) : {};
    out.push({
      clue: { kind: 'package', type: 'npm', name: name.text, ...of },
      token: name.inner,
      role: 'runtime',
      state: 'resolved',
      certain: 'exact',
      group: 'name',
    });
  }
  if (resolved?.kind === 'string' && /^[a-z+]+:\/\//i.test(resolved.text)) {
    const clue = { kind: 'host', url: resolved.text } as const;
    out.push({ clue, token: resolved.inner, role: 'source', state: 'resolved', certain: 'exact', group: '_resolved' });
  }
  return out;
}

function find(root: JsonObject, key: string): JsonNode | undefined {
  return root.members.find(member => member.key === key)?.value;
}
