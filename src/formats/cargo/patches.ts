// `[patch]` and `[replace]`: crates that come from elsewhere than they were asked for. https://doc.rust-lang.org/cargo/reference/overriding-dependencies.html
import type { Reference } from '../../model.ts';
import type { TomlTable } from '../../parse/toml.ts';
import { tomlAt, tomlEntries } from '../../parse/toml-at.ts';
import { tomlEntryWhole } from '../../parse/toml-whole.ts';
import { hostReference } from './address.ts';

export function patches(text: string, root: TomlTable): readonly Reference[] {
  const out: Reference[] = [];
  for (const { key, keySpan, value } of tomlEntries(root, 'patch')) {
    if (value?.kind !== 'table') continue;
    const from = hostReference(key, keySpan, 'replaced', 'patch');
    if (from) out.push(from);
    for (const entry of value.entries) out.push(...other(text, value, entry, 'patch'));
  }
  const replace = tomlAt(root, 'replace');
  if (replace?.kind === 'table') for (const entry of replace.entries) out.push(...other(text, replace, entry, 'replace'));
  return out;
}

function other(text: string, parent: TomlTable, entry: TomlTable['entries'][number], group: 'patch' | 'replace'): readonly Reference[] {
  const { key, keySpan, value } = entry;
  if (value?.kind === 'table' && value.index.has('path') && group === 'patch') return [];
  const out: Reference[] = [];
  const statement = tomlEntryWhole(text, parent.form === 'inline' ? 'inline' : 'lines', entry);
  const whole = statement[0] <= keySpan[0] && keySpan[1] <= statement[1] ? statement : keySpan;
  const renamed = tomlAt(value, 'package');
  const spec = renamed?.kind === 'string' ? renamed : { text: key, inner: keySpan };
  const found = /^(?:.*#)?([A-Za-z][\w-]*)(?:[:@](.+))?$/.exec(spec.text); // a package id: `url#name:1.0`
  const name = found?.[1];
  if (name) {
    const at = spec.inner[0] + (spec.inner[1] - spec.inner[0] === spec.text.length ? spec.text.lastIndexOf('#') + 1 : 0);
    const end = spec.inner[1] - spec.inner[0] === spec.text.length ? at + name.length : spec.inner[1];
    out.push({
      clue: { kind: 'package', type: 'cargo', name, ...(found[2] ? { version: found[2] } : {}) },
      token: [at, end],
      whole: whole[0] <= at && end <= whole[1] ? whole : [at, end],
      role: 'runtime',
      state: group === 'replace' ? 'replaced' : 'declared',
      certain: 'exact',
      group,
    });
  }
  for (const member of ['git', 'registry-index']) {
    const node = tomlAt(value, member);
    const host = node?.kind === 'string' ? hostReference(node.text, node.inner, 'declared', group, whole) : undefined;
    if (host) out.push(host);
  }
  return out;
}
