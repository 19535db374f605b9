// uv's settings, in pyproject.toml and uv.toml: extra requirements, indexes, and where each dependency comes from. https://docs.astral.sh/uv/reference/settings/
import type { Reference } from '../../model.ts';
import type { TomlNode, TomlTable } from '../../parse/toml.ts';
import { tomlAt, tomlEntries, tomlString } from '../../parse/toml-at.ts';
import { hostReference } from './address.ts';
import { indexTables, settingAddresses } from './index-addresses.ts';
import { addresses, isLocal, requirementList } from './toml-requirements.ts';

export function uvSettings(text: string, uv: TomlTable): readonly Reference[] {
  const out: Reference[] = [];
  out.push(...requirementList(text, tomlAt(uv, 'dev-dependencies'), 'development', 'dev-dependencies'));
  for (const key of ['constraint-dependencies', 'override-dependencies', 'build-constraint-dependencies']) {
    out.push(...requirementList(text, tomlAt(uv, key), 'constraint', key));
  }
  for (const { key, value } of tomlEntries(uv, 'extra-build-dependencies')) out.push(...requirementList(text, value, 'build', key));
  const keys = ['index-url', 'extra-index-url', 'find-links'];
  out.push(...settingAddresses(text, uv, keys, 'index'));
  const pip = tomlAt(uv, 'pip');
  if (pip?.kind === 'table') out.push(...settingAddresses(text, pip, keys, 'pip'));
  const named = new Map<string, string>();
  for (const index of tables(tomlAt(uv, 'index'))) {
    const name = tomlString(index, 'name');
    const url = tomlString(index, 'url');
    if (name && url) named.set(name, url);
  }
  out.push(...indexTables(text, tomlAt(uv, 'index'), 'index'));
  const mirrors = ['python-install-mirror', 'pypy-install-mirror', 'python-downloads-json-url'];
  out.push(...settingAddresses(text, uv, mirrors, 'mirror'));
  for (const { value } of tomlEntries(uv, 'sources')) {
    for (const source of tables(value)) {
      out.push(...addresses(source, ['git', 'url'], 'declared', 'sources'));
      const index = source.index.get('index')?.value;
      const url = index?.kind === 'string' ? named.get(index.text) : undefined;
      const host = index?.kind === 'string' && url ? hostReference(url, index.inner, 'declared', 'sources') : undefined;
      if (host && index?.kind === 'string') out.push({ ...host, token: index.inner });
    }
  }
  return out;
}

/** Dependencies that come from the workspace or a folder: their names are no components. */
export function uvLocal(uv: TomlNode | undefined): ReadonlySet<string> {
  const local = new Set<string>();
  for (const { key, value } of tomlEntries(uv, 'sources')) {
    const all = tables(value);
    if (all.length > 0 && all.every(isLocal)) local.add(folded(key));
  }
  return local;
}

/** https://peps.python.org/pep-0503/#normalized-names */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export function tables(node: TomlNode | undefined): readonly TomlTable[] {
  if (node?.kind === 'table') return [node];
  return node?.kind === 'array' ? node.items.filter((item): item is TomlTable => item.kind === 'table') : [];
}
