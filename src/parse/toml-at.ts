// Follows a path of keys through a TOML tree.
import type { TomlEntry, TomlNode, TomlTable } from './toml.ts';

/** The value below a path of keys; `undefined` where a part is missing or no table. */
export function tomlAt(from: TomlNode | undefined, ...path: readonly string[]): TomlNode | undefined {
  let node = from;
  for (const key of path) node = node?.kind === 'table' ? node.index.get(key)?.value : undefined;
  return node;
}

/** The entries of a table below a path; none where there is no table. */
export function tomlEntries(from: TomlNode | undefined, ...path: readonly string[]): readonly TomlEntry[] {
  const node = tomlAt(from, ...path);
  return node?.kind === 'table' ? node.entries : [];
}

/** The text of a string member. */
export function tomlString(from: TomlTable, key: string): string | undefined {
  const node = from.index.get(key)?.value;
  return node?.kind === 'string' ? node.text : undefined;
}
