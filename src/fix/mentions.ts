// What else in a TOML file speaks of a dependency by its name and would not resolve without it: features of Cargo, bundles of a Gradle catalog.
import type { Source, Span } from '../model.ts';
import { parseToml, type TomlArray, type TomlTable } from '../parse/toml.ts';
import { tomlItemWhole } from '../parse/toml-whole.ts';

/** Spans to cut beside `gone`, which holds the declaration; sorted and apart from each other and from it. */
export function mentions({ path, text }: Source, gone: Span): readonly Span[] {
  const isCargo = /(?:^|\/)Cargo\.toml$/.test(path);
  if (!isCargo && !path.endsWith('.versions.toml')) return [];
  const held = text.slice(gone[0], gone[1]);
  const [, header, key] = /^\s*(?:\[[^\]\r\n]*?([\w-]+)["']?\s*\]|["']?([\w-]+)["']?\s*[=.])/.exec(held) ?? [];
  const name = header ?? key;
  if (name === undefined) return [];
  const { root } = parseToml(text);
  if (isCargo && isDeclared(root, name, gone)) return [];
  const table = root.index.get(isCargo ? 'features' : 'bundles')?.value;
  if (table?.kind !== 'table') return [];
  const speaks = (said: string): boolean =>
    isCargo ? said === name || said === `dep:${name}` || said.startsWith(`${name}/`) || said.startsWith(`${name}?/`) : same(said, name);
  return table.entries
    .flatMap(({ value }) => (value?.kind === 'array' ? itemsOf(text, value, speaks) : []))
    .filter(([from, to]) => to <= gone[0] || from >= gone[1])
    .sort((a, b) => a[0] - b[0]);
}

/** A catalog's aliases are the same with `-`, `_` and `.`. */
function same(a: string, b: string): boolean {
  return a.replace(/[_.]/g, '-') === b.replace(/[_.]/g, '-');
}

function itemsOf(text: string, { items, span }: TomlArray, speaks: (said: string) => boolean): readonly Span[] {
  const found = items.filter(item => item.kind === 'string' && speaks(item.text));
  if (found.length === items.length && found.length > 0) return [[span[0] + 1, span[1] - 1]];
  const out: Span[] = [];
  for (const { span: own } of found) {
    const whole = tomlItemWhole(text, own);
    const last = out.at(-1);
    if (last && whole[0] < last[1]) out[out.length - 1] = [last[0], Math.max(last[1], whole[1])];
    else out.push(whole);
  }
  return out;
}

/** Does another table of dependencies declare it as well? Features of the same name then still resolve. */
function isDeclared(root: TomlTable, name: string, gone: Span): boolean {
  const open: TomlTable[] = [root];
  for (let table = open.pop(); table; table = open.pop()) {
    for (const { key, keySpan, value } of table.entries) {
      if (value?.kind !== 'table' || key === 'features') continue;
      const own = /dependencies$/.test(key) && key !== 'workspace' ? value.index.get(name) : undefined;
      if (own && (own.keySpan[1] <= gone[0] || own.keySpan[0] >= gone[1])) return true;
      if (value.form !== 'inline' && keySpan[1] > keySpan[0]) open.push(value);
    }
  }
  return false;
}
