// The addresses of indexes and mirrors in TOML settings, each with what must go when it goes.
import type { Reference, Span } from '../../model.ts';
import type { TomlNode, TomlTable } from '../../parse/toml.ts';
import { tomlEntryWhole, tomlItemWhole } from '../../parse/toml-whole.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { hostReference } from './address.ts';

/** Settings that are an address or a list of them: `index-url`, `extra-index-url`. */
export function settingAddresses(text: string, table: TomlTable, keys: readonly string[], group: string): readonly Reference[] {
  return keys.flatMap(key => {
    const entry = table.index.get(key);
    const node = entry?.value;
    if (!entry || !node) return [];
    if (node.kind !== 'array') return address(node, tomlEntryWhole(text, table.form === 'inline' ? 'inline' : 'lines', entry), group);
    return node.items.flatMap(item => address(item, tomlItemWhole(text, item.span), group));
  });
}

/** `[[tool.uv.index]]`: a table for each index; it goes with all that it says. */
export function indexTables(text: string, node: TomlNode | undefined, group: string): readonly Reference[] {
  const items = node?.kind === 'array' ? node.items : node ? [node] : [];
  return items.flatMap(item => {
    const url = item.kind === 'table' ? item.index.get('url')?.value : undefined;
    return url
      ? address(url, item.kind === 'table' && item.form === 'inline' ? tomlItemWhole(text, item.span) : wholeLine(text, item.span), group)
      : [];
  });
}

function address(node: TomlNode, whole: Span, group: string): readonly Reference[] {
  if (node.kind !== 'string') return [];
  const fits = whole[0] <= node.inner[0] && node.inner[1] <= whole[1];
  const host = hostReference(node.text, node.inner, 'configured', group, fits ? whole : undefined);
  if (!host) return [];
  return [host.token[0] > host.token[1] ? { ...host, token: node.inner } : host];
}
