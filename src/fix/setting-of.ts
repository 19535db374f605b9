// What to cut so that a setting whose value is an address disappears and the default applies; nothing where something else hangs on it.
import type { Source, Span } from '../model.ts';
import { type JsonNode, parseJson } from '../parse/json.ts';
import { jsonWhole } from '../parse/json-whole.ts';
import { parseToml, type TomlEntry, type TomlNode, type TomlTable } from '../parse/toml.ts';
import { tomlEntryWhole, tomlItemWhole } from '../parse/toml-whole.ts';
import { wholeLine } from '../parse/whole-line.ts';

/** For settings that the format gives no span for. `token`: the address in the text. */
export function settingOf({ path, text }: Source, token: Span): Span | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/\.jsonc?$|^\.bowerrc$/.test(base)) return inJson(text, token, base.startsWith('composer') ? 'entry' : 'member');
  if (/\.toml$|^pipfile$/.test(base)) return inToml(text, token, /^(?:bunfig|poetry|\.?pdm)\.toml$/.test(base) ? 'entry' : 'member');
  if (/\.(?:conf|cfg|ini)$|^\.(?:npmrc|pypirc|env)|\.env$/.test(base))
    return inLines(text, token, /^\s*(?:export\s+)?[\w.:@/-]+\s*[=:]\s*["']?(?:[a-z+]+:\/\/[^\s"'/]*)?$/);
  if (/^\.?condarc$|\.ya?ml$/.test(base)) return inLines(text, token, /^(?:[\w-]+:\s+|\s+[\w-]+:\s+)["']?$/);
  return undefined;
}

/** `key = address` alone on its line; of an address among others on lines of their own, its line. */
function inLines(text: string, token: Span, before: RegExp): Span | undefined {
  const line = wholeLine(text, token);
  const [head, tail] = [text.slice(line[0], token[0]), text.slice(token[1], line[1])];
  if (!/^(?:,[\w.,|-]*)?["']?\s*(?:[#;].*)?\s*$/.test(tail)) return undefined;
  if (before.test(head)) return isContinued(text, line[1], head) ? undefined : line;
  if (!/^\s+(?:- +)?["']?$/.test(head)) return undefined;
  const shape = head.replace(/["']$/, '');
  const previous = line[0] === 0 ? '' : text.slice(...wholeLine(text, [line[0] - 1, line[0] - 1]));
  return previous.startsWith(shape) || text.startsWith(shape, line[1]) ? line : undefined; // one of several
}

/** Does what follows belong to the value, by standing deeper? */
function isContinued(text: string, next: number, head: string): boolean {
  const indent = /^\s*/.exec(head)?.[0].length ?? 0;
  const after = /^[ \t]*(?=[^\s#;])/.exec(text.slice(next, next + 200))?.[0].length ?? 0;
  return after > indent;
}

/** `entry`: what holds the address says nothing without it, so that it goes as a whole. */
type Unit = 'member' | 'entry';

function inJson(text: string, token: Span, unit: Unit): Span | undefined {
  let node: JsonNode | undefined = parseJson(text).root;
  let found: Span | undefined;
  let holder: Span | undefined;
  while (node && (node.kind === 'object' || node.kind === 'array')) {
    const parts: readonly (JsonNode | undefined)[] = node.kind === 'object' ? node.members.map(({ value }) => value) : node.items;
    const index = parts.findIndex(part => part && part.span[0] <= token[0] && token[1] <= part.span[1]);
    const next: JsonNode | undefined = parts[index];
    if (next?.kind === 'string') found = unit === 'entry' && holder ? holder : jsonWhole(text, node, index);
    holder = next?.kind === 'object' ? jsonWhole(text, node, index) : undefined;
    node = next;
  }
  return found;
}

/** A table of a list of tables goes as a whole. */
function inToml(text: string, token: Span, unit: Unit): Span | undefined {
  const open: { readonly table: TomlTable; readonly each: TomlTable | undefined; readonly holder?: Span }[] = [
    { table: parseToml(text).root, each: undefined },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { table, each, holder } = next;
    for (const entry of table.entries) {
      const { value } = entry;
      if (!value) continue;
      if (value.kind === 'table') open.push({ table: value, each, ...holderOf(text, table, entry, value, unit) });
      else if (value.kind === 'array' && value.form === 'each') {
        for (const item of value.items) if (item.kind === 'table') open.push({ table: item, each: item });
      } else if (holds(value, token)) {
        if (each) return wholeLine(text, each.span);
        if (value.kind === 'array') {
          const item = value.items.find(one => holds(one, token));
          return item && value.items.length > 1 ? tomlItemWhole(text, item.span) : tomlEntryWhole(text, formOf(table), entry);
        }
        if (holder) return holder;
        return isRegistered(table, text) ? undefined : tomlEntryWhole(text, formOf(table), entry);
      }
    }
  }
  return undefined;
}

function holderOf(text: string, table: TomlTable, entry: TomlEntry, value: TomlTable, unit: Unit): { readonly holder?: Span } {
  if (unit === 'member') return {};
  const isWhole = value.form === 'inline' || (value.form === 'header' && value.entries.length === 1 && table.form !== 'root');
  return isWhole ? { holder: tomlEntryWhole(text, formOf(table), entry) } : {};
}

function holds(node: TomlNode, token: Span): boolean {
  return node.span[0] <= token[0] && token[1] <= node.span[1];
}

function formOf({ form }: TomlTable): 'inline' | 'lines' {
  return form === 'inline' ? 'inline' : 'lines';
}

/** A table that names a registry or source: others speak of it by that name. */
function isRegistered(table: TomlTable, text: string): boolean {
  return table.form === 'header' && /^\[\s*(?:registries|source)\./.test(text.slice(table.span[0], table.span[0] + 40));
}
