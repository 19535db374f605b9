// A patch of Cargo and an exclusion of uv: statements in a TOML table.
import type { Finding, Source } from '../model.ts';
import { parseToml, type TomlNode, type TomlTable } from '../parse/toml.ts';
import type { Fix } from './fix.ts';
import type { Package } from './override.ts';

/** https://doc.rust-lang.org/cargo/reference/overriding-dependencies.html: another source of the same name, here a folder. */
export function inCargo(clue: Package, { path, text }: Source, folder: string): Fix | undefined {
  const { root } = parseToml(text);
  const registry = tableAt(root, ['patch', 'crates-io']);
  if (registry?.index.has(clue.name)) return undefined;
  const title = `Add a patch that takes ${clue.name} from ${folder} (what asks for it may break)`;
  return underHeader(path, text, registry, 'patch.crates-io', `${clue.name} = { path = "${folder}" }`, title);
}

/** https://docs.astral.sh/uv/reference/settings/: leaves a package out whoever asks for it. */
export function inUv({ places }: Finding, clue: Package, { path, text }: Source): Fix | undefined {
  if (!places.some(place => /(?:^|\/)uv\.lock$/.test(place.path))) return undefined;
  const { root } = parseToml(text);
  const uv = tableAt(root, ['tool', 'uv']);
  const title = `Add an exclusion of ${clue.name} (what asks for it may break)`;
  const held = uv?.index.get('exclude-dependencies')?.value;
  if (!held) return underHeader(path, text, uv, 'tool.uv', `exclude-dependencies = ["${clue.name}"]`, title);
  if (held.kind !== 'array' || held.form !== 'inline') return undefined;
  if (held.items.some(item => item.kind === 'string' && item.text === clue.name)) return undefined;
  const at = held.span[0] + 1;
  return { title, edits: [{ path, span: [at, at], text: `"${clue.name}"${held.items.length > 0 ? ', ' : ''}` }] };
}

function tableAt(root: TomlTable, keys: readonly string[]): TomlTable | undefined {
  let table: TomlTable | undefined = root;
  for (const key of keys) {
    const value: TomlNode | undefined = table?.index.get(key)?.value;
    table = value?.kind === 'table' ? value : undefined;
  }
  return table;
}

/** A statement right below the header of its table, or with a new header at the end; nothing where the table has no header to stand under. */
function underHeader(
  path: string,
  text: string,
  table: TomlTable | undefined,
  header: string,
  line: string,
  title: string,
): Fix | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  if (table?.form === 'header') {
    const found = text.indexOf('\n', table.span[0]);
    const at = found < 0 ? text.length : found + 1;
    return { title, edits: [{ path, span: [at, at], text: `${found < 0 ? end : ''}${line}${end}` }] };
  }
  if (table && table.form !== 'dotted') return undefined;
  const gap = text === '' ? '' : /[\r\n]$/.test(text) ? end : end + end;
  return { title, edits: [{ path, span: [text.length, text.length], text: `${gap}[${header}]${end}${line}${end}` }] };
}
