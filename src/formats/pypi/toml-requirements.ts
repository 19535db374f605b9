// Requirements that stand as strings in TOML, and dependency tables in the manner of Poetry.
import type { Reference, Role, Span, State } from '../../model.ts';
import type { TomlEntry, TomlNode, TomlTable } from '../../parse/toml.ts';
import { tomlEntryWhole, tomlItemWhole } from '../../parse/toml-whole.ts';
import { hostReference } from './address.ts';
import { requirement } from './requirement.ts';

/** An array of requirements, or one while the brackets are still to come. */
export function requirementList(text: string, node: TomlNode | undefined, role: Role, group: string): readonly Reference[] {
  const items = node?.kind === 'array' ? node.items : node ? [node] : [];
  const out: Reference[] = [];
  for (const item of items) {
    if (item.kind !== 'string') continue;
    const whole = node?.kind === 'array' ? tomlItemWhole(text, item.span) : item.span;
    const place = { role, state: 'declared' as const, group, whole };
    const raw = text.slice(...item.inner);
    if (raw.includes('\\') && raw !== item.text && /\\/.test(raw.slice(0, raw.search(/[\s<>=!~;@[]|$/)))) {
      for (const reference of requirement(item.text, [0, item.text.length], place)) out.push({ ...reference, token: item.inner });
    } else out.push(...requirement(text, item.inner, place));
  }
  return out;
}

/** `name = "^1"`, `name = { git = … }`, `name = [{ … }, { … }]`: the package of a key, and the hosts it comes from. */
export function tableDependency(
  text: string,
  parent: TomlTable,
  entry: TomlEntry,
  role: Role,
  group: string,
  type = 'pypi',
): readonly Reference[] {
  const { value } = entry;
  if (entry.key.includes('{{')) return []; // told as a computed name
  const whole = tomlEntryWhole(text, parent.form === 'inline' ? 'inline' : 'lines', entry);
  const forms = value?.kind === 'array' ? value.items : value ? [value] : [];
  const tables = forms.filter((form): form is TomlTable => form.kind === 'table');
  if (tables.length > 0 && tables.length === forms.length && tables.every(isLocal)) return [];
  const ranges = forms
    .map(form => (form.kind === 'table' ? form.index.get('version')?.value : form))
    .flatMap(node => (node?.kind === 'string' ? [node.text] : []));
  const range = ranges.join(' || ');
  const pin = /^={1,3}\s*([^\s,;*|]+)$/.exec(range)?.[1];
  const isOptional = tables.some(form => form.index.get('optional')?.value?.kind === 'boolean' && textOf(form, 'optional') === 'true');
  const clue = { kind: 'package' as const, type, name: entry.key, ...(pin ? { version: pin } : range ? { range } : {}) };
  const out: Reference[] = [
    {
      clue,
      token: entry.keySpan,
      whole: around(whole, entry.keySpan),
      role: isOptional && role === 'runtime' ? 'optional' : role,
      state: 'declared',
      certain: 'exact',
      group,
    },
  ];
  for (const form of tables) out.push(...addresses(form, ['git', 'url', 'file'], 'declared', group, around(whole, form.span)));
  return out;
}

/** A source that is the workspace or a folder; an archive is somebody's package, as it was built. */
export function isLocal(source: TomlTable): boolean {
  return source.index.has('workspace') || (source.index.has('path') && !ARCHIVE.test(textOf(source, 'path') ?? ''));
}

const ARCHIVE = /\.(?:whl|zip|tar\.(?:gz|bz2|xz)|tgz)$/;

/** Hosts of the members of a table that hold addresses. */
export function addresses(table: TomlTable, keys: readonly string[], state: State, group: string, whole?: Span): readonly Reference[] {
  const out: Reference[] = [];
  for (const key of keys) {
    const node = table.index.get(key)?.value;
    for (const item of node?.kind === 'array' ? node.items : node ? [node] : []) {
      if (item.kind !== 'string') continue;
      const fits = whole && whole[0] <= item.inner[0] && item.inner[1] <= whole[1] ? whole : undefined;
      const host = hostReference(item.text, item.inner, state, group, fits);
      if (host) out.push(host.token[0] > host.token[1] ? { ...host, token: item.inner } : host);
    }
  }
  return out;
}

function textOf(table: TomlTable, key: string): string | undefined {
  const node = table.index.get(key)?.value;
  return node && node.kind !== 'table' && node.kind !== 'array' ? node.text : undefined;
}

/** A header that opens elsewhere does not hold its key: then the key stands for itself. */
function around(whole: Span, token: Span): Span {
  return whole[0] <= token[0] && token[1] <= whole[1] ? whole : token;
}
