// Pixi's tables, in pixi.toml and pyproject.toml: conda and PyPI dependencies of features and targets. https://pixi.sh/latest/reference/pixi_manifest/
import type { Reference, Role } from '../../model.ts';
import type { TomlNode, TomlTable } from '../../parse/toml.ts';
import { tomlAt, tomlEntries } from '../../parse/toml-at.ts';
import { hostReference } from './address.ts';
import { tableDependency } from './toml-requirements.ts';

const TABLES: Readonly<Record<string, readonly [type: string, role: Role]>> = {
  dependencies: ['conda', 'runtime'],
  'run-dependencies': ['conda', 'runtime'],
  'host-dependencies': ['conda', 'build'],
  'build-dependencies': ['conda', 'build'],
  constraints: ['conda', 'constraint'],
  'pypi-dependencies': ['pypi', 'runtime'],
};

export function pixiTables(text: string, pixi: TomlTable): readonly Reference[] {
  const out: Reference[] = [...own(text, pixi, 'runtime')];
  for (const { value } of tomlEntries(pixi, 'target')) if (value?.kind === 'table') out.push(...own(text, value, 'runtime'));
  const more = [...tomlEntries(pixi, 'feature'), ...tomlEntries(pixi, 'environments')];
  for (const { key, value } of more) {
    if (value?.kind !== 'table') continue;
    const role = /test/.test(key) ? 'test' : /dev|lint|doc/.test(key) ? 'development' : 'runtime';
    out.push(...own(text, value, role), ...channels(tomlAt(value, 'channels')));
    for (const target of tomlEntries(value, 'target')) if (target.value?.kind === 'table') out.push(...own(text, target.value, role));
  }
  for (const key of ['workspace', 'project']) out.push(...channels(tomlAt(pixi, key, 'channels')));
  return out;
}

function own(text: string, table: TomlTable, role: Role): readonly Reference[] {
  const out: Reference[] = [];
  for (const [key, [type, usual]] of Object.entries(TABLES)) {
    const node = tomlAt(table, key);
    if (node?.kind !== 'table') continue;
    for (const entry of node.entries) {
      if (entry.key === 'python') continue;
      out.push(...tableDependency(text, node, entry, usual === 'runtime' ? role : usual, key, type));
    }
  }
  return out;
}

/** A channel is a name or an address. */
function channels(node: TomlNode | undefined): readonly Reference[] {
  const out: Reference[] = [];
  for (const item of node?.kind === 'array' ? node.items : []) {
    const from = item.kind === 'table' ? item.index.get('channel')?.value : item;
    const host = from?.kind === 'string' ? hostReference(from.text, from.inner, 'configured', 'channels') : undefined;
    if (host) out.push(host);
  }
  return out;
}
