// Cargo.toml: dependencies of every kind and target, what the workspace hands down, patches, renames. https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
import type { Extraction, Format, Reference, Role, Source, Span } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { parseToml, type TomlEntry, type TomlNode, type TomlTable, type TomlText } from '../../parse/toml.ts';
import { tomlAt, tomlEntries } from '../../parse/toml-at.ts';
import { tomlEntryWhole } from '../../parse/toml-whole.ts';
import { hostReference } from './address.ts';
import { patches } from './patches.ts';

export const cargoToml: Format = {
  id: 'cargo/cargo-toml',
  files: [{ name: 'Cargo.toml' }],
  wants: text =>
    /workspace|registry/.test(text)
      ? [
          { up: 'Cargo.toml', all: true },
          { up: '.cargo/config.toml', all: true },
        ]
      : [],
  extract: computedNames(extract),
};

const TABLES: readonly (readonly [name: string, role: Role])[] = [
  ['dependencies', 'runtime'],
  ['dev-dependencies', 'development'],
  ['dev_dependencies', 'development'],
  ['build-dependencies', 'build'],
  ['build_dependencies', 'build'],
];

/** What stands outside this file: the workspace's dependencies, and the addresses of named registries. */
interface Around {
  readonly workspace: TomlNode | undefined;
  readonly registries: ReadonlyMap<string, string>;
}

function extract({ path, text }: Source, near: ReadonlyMap<string, Source>): Extraction {
  const { root, problems } = parseToml(text);
  const references: Reference[] = [];
  const around = lookAround(path, root, near);
  const each = (table: TomlNode | undefined, role: Role, group: string): void => {
    if (table?.kind !== 'table') return;
    for (const entry of table.entries) references.push(...dependency(text, table, entry, role, group, around));
  };
  for (const [name, role] of TABLES) each(tomlAt(root, name), role, name);
  for (const { value } of tomlEntries(root, 'target')) for (const [name, role] of TABLES) each(tomlAt(value, name), role, name);
  each(tomlAt(root, 'workspace', 'dependencies'), 'runtime', 'workspace.dependencies');
  references.push(...patches(text, root));
  return { references, edges: [], problems };
}

function lookAround(path: string, root: TomlTable, near: ReadonlyMap<string, Source>): Around {
  const registries = new Map<string, string>();
  let workspace = root.index.get('workspace')?.value;
  const above = [...near.values()].sort((a, b) => b.path.length - a.path.length);
  for (const source of above) {
    const folder = source.path.slice(0, Math.max(0, source.path.lastIndexOf('/') + 1));
    if (source.path.endsWith('config.toml')) {
      for (const { key, value } of tomlEntries(parseToml(source.text).root, 'registries')) {
        const index = tomlAt(value, 'index');
        if (index?.kind === 'string' && !registries.has(key)) registries.set(key, index.text);
      }
    } else if (!workspace && path.startsWith(folder)) workspace = parseToml(source.text).root.index.get('workspace')?.value;
  }
  return { workspace: tomlAt(workspace, 'dependencies'), registries };
}

function dependency(text: string, parent: TomlTable, entry: TomlEntry, role: Role, group: string, around: Around): readonly Reference[] {
  const { key, keySpan, value } = entry;
  const table = value?.kind === 'table' ? value : undefined;
  if (key.includes('{{')) return []; // told as a computed name
  const inherited = isTrue(table, 'workspace') ? tomlAt(around.workspace, key) : undefined;
  if (table?.index.has('path') || (inherited?.kind === 'table' && inherited.index.has('path'))) return []; // a crate of our own
  const whole = holding(tomlEntryWhole(text, parent.form === 'inline' ? 'inline' : 'lines', entry), keySpan);
  const version = string(table, 'version') ?? (value?.kind === 'string' ? value : undefined);
  const pin = version && /^=\s*([\d.]+\S*)$/.exec(version.text)?.[1];
  const range = version && !pin ? { range: version.text } : {};
  const asked = pin ? { version: pin } : range;
  const own = {
    whole,
    role: isTrue(table, 'optional') && role === 'runtime' ? ('optional' as const) : role,
    state: 'declared' as const,
    certain: 'exact' as const,
  };
  const out: Reference[] = [];
  const real = string(table, 'package');
  const named = inherited ? string(inherited, 'package') : undefined;
  if (real && real.text !== key) {
    const fits = whole[0] <= real.inner[0] && real.inner[1] <= whole[1] ? own : { ...own, whole: real.inner };
    out.push({ ...fits, clue: { kind: 'package', type: 'cargo', name: real.text, ...asked }, token: real.inner, group });
    out.push({ ...own, clue: { kind: 'package', type: 'cargo', name: key }, token: keySpan, group: 'alias' });
  } else out.push({ ...own, clue: { kind: 'package', type: 'cargo', name: named?.text ?? key, ...asked }, token: keySpan, group });
  for (const name of ['git', 'registry-index']) {
    const url = string(table, name);
    const host = url && hostReference(url.text, url.inner, 'declared', group, whole);
    if (host) out.push(host);
  }
  const registry = string(table, 'registry');
  const index = registry && around.registries.get(registry.text);
  const host = registry && index ? hostReference(index, registry.inner, 'declared', group, whole) : undefined;
  if (host && registry) out.push({ ...host, token: registry.inner });
  return out;
}

/** A header that opens elsewhere does not hold its key: then the key stands for itself. */
function holding(whole: Span, token: Span): Span {
  return whole[0] <= token[0] && token[1] <= whole[1] ? whole : token;
}

function string(table: TomlNode | undefined, key: string): TomlText | undefined {
  const node = tomlAt(table, key);
  return node?.kind === 'string' ? node : undefined;
}

function isTrue(table: TomlNode | undefined, key: string): boolean {
  const node = tomlAt(table, key);
  return node?.kind === 'boolean' && node.text === 'true';
}
