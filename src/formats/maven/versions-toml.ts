// *.versions.toml: the version catalog, where Gradle's `libs.x` get their names. https://docs.gradle.org/current/userguide/version_catalogs.html#sec:version-catalog-declaration
import type { Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { parseToml, type TomlEntry, type TomlNode, type TomlTable, type TomlText } from '../../parse/toml.ts';
import { removal } from '../../parse/xml-removal.ts';
import { coordinate } from './coordinate.ts';
import { withUnknown } from './interpolate.ts';

export const versionsToml: Format = { id: 'maven/versions-toml', files: [{ suffix: '.versions.toml' }], extract: untemplated(extract) };

/** Of `metadata.format.version`. */
const NEWEST = 1;

function extract({ text }: Source): Extraction {
  const { root, problems: broken } = parseToml(text);
  const versions = tableOf(root, 'versions');
  const metadata = tableOf(root, 'metadata');
  const format = (metadata && tableOf(metadata, 'format'))?.index.get('version')?.value;
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  if (format?.kind === 'string' && Number.parseInt(format.text, 10) > NEWEST)
    problems.push({ reason: 'version', id: 'future-version', at: format.inner[0], args: { version: format.text.slice(0, 40) } });
  for (const entry of tableOf(root, 'libraries')?.entries ?? [])
    add(references, problems, text, entry, library(entry, versions), 'libraries');
  for (const entry of tableOf(root, 'plugins')?.entries ?? []) add(references, problems, text, entry, plugin(entry, versions), 'plugins');
  return { references, edges: [], problems };
}

interface Found {
  readonly group: string;
  readonly artifact: string;
  readonly version: string | undefined;
  readonly token: Span;
}

function add(references: Reference[], problems: Problem[], text: string, entry: TomlEntry, found: Found | undefined, table: string): void {
  if (!found) return;
  const { group, artifact, version, token } = found;
  const named = coordinate(withUnknown(group), withUnknown(artifact), version === undefined ? undefined : withUnknown(version));
  if (named?.certain !== 'exact' && `${group}${artifact}`.includes('{'))
    problems.push({ reason: 'dynamic', id: 'dynamic-name', at: token[0], args: { name: text.slice(...token) } });
  if (!named) return;
  const span: Span = [Math.min(entry.span[0], token[0]), Math.max(entry.span[1], token[1])];
  const role = table === 'plugins' ? 'plugin' : 'runtime'; // which configuration uses it stands elsewhere
  references.push({ ...named, token, whole: removal(text, span), role, state: 'declared', group: table });
}

/** `"g:a:v"`, `{ module = "g:a" }`, `{ group = "g", name = "a" }`. */
function library({ value }: TomlEntry, versions: TomlTable | undefined): Found | undefined {
  if (value?.kind === 'string') return ofLine(value, undefined);
  if (value?.kind !== 'table') return undefined;
  const version = versionOf(value.index.get('version')?.value, versions);
  const module = value.index.get('module')?.value;
  if (module?.kind === 'string') return ofLine(module, version);
  const [group, name] = [value.index.get('group')?.value, value.index.get('name')?.value];
  const shown = name?.kind === 'string' ? name : group?.kind === 'string' ? group : undefined;
  if (!shown) return undefined;
  return {
    group: group?.kind === 'string' ? group.text : '',
    artifact: name?.kind === 'string' ? name.text : '',
    version,
    token: shown.inner,
  };
}

function ofLine({ text, inner }: TomlText, version: string | undefined): Found | undefined {
  const [group = '', artifact = '', own] = text.split(':');
  if (!group || text.length > 1000) return undefined;
  const length = artifact || text.includes(':') ? group.length + 1 + artifact.length : group.length;
  const exact = inner[1] - inner[0] === text.length; // else escapes stand in it
  return { group, artifact, version: version ?? own, token: exact ? [inner[0], inner[0] + length] : inner };
}

/** `"id:version"`, `{ id = "x", version = … }`: the plugin's marker. https://docs.gradle.org/current/userguide/plugins.html#sec:plugin_markers */
function plugin({ value }: TomlEntry, versions: TomlTable | undefined): Found | undefined {
  const id = value?.kind === 'table' ? value.index.get('id')?.value : value;
  if (id?.kind !== 'string' || !id.text) return undefined;
  const [name = '', own] = id.text.split(':', 2);
  const version = value?.kind === 'table' ? versionOf(value.index.get('version')?.value, versions) : own;
  const exact = id.inner[1] - id.inner[0] === id.text.length;
  return { group: name, artifact: `${name}.gradle.plugin`, version, token: exact ? [id.inner[0], id.inner[0] + name.length] : id.inner };
}

/** A text, `{ ref = "x" }`, or a rich version. */
function versionOf(value: TomlNode | undefined, versions: TomlTable | undefined): string | undefined {
  let found = value;
  if (found?.kind === 'table') {
    const ref = found.index.get('ref')?.value;
    if (ref?.kind === 'string') found = versions?.index.get(ref.text)?.value;
  }
  if (found?.kind === 'table')
    found = ['strictly', 'require', 'prefer'].map(key => (found as TomlTable).index.get(key)?.value).find(one => one !== undefined);
  return found?.kind === 'string' ? found.text : undefined;
}

function tableOf(root: TomlTable, key: string): TomlTable | undefined {
  const value = root.index.get(key)?.value;
  return value?.kind === 'table' ? value : undefined;
}
