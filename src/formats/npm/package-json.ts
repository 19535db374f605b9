// package.json: what a JavaScript package asks for, overrides, pins and patches, and the tools it names. https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/package-json.md
//
// A manifest with a `unity` member belongs to Unity's registry, where the same names are other packages: its reverse-domain names
// (`com.vendor.package`) become `pkg:unity`, the rest stays npm. https://docs.unity3d.com/Manual/upm-manifestPkg.html
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { type JsonArray, type JsonMember, type JsonNode, type JsonObject, parseJson } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { addressReference } from './address-reference.ts';
import { dependency } from './dependency.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { isPackageName } from './package-name.ts';
import { scripts } from './scripts.ts';
import { selectorReferences } from './selector-references.ts';
import { tools } from './tools.ts';
import { vendored } from './vendored.ts';

export const packageJson: Format = {
  id: 'npm/package-json',
  files: [{ name: 'package.json' }, { name: 'package.json5' }],
  extract: computedNames(extract),
};

/** Tables of name → spec. https://github.com/npm/cli/blob/latest/docs/lib/content/configuring-npm/package-json.md#dependencies */
const TABLES: ReadonlyMap<string, Role> = new Map([
  ['dependencies', 'runtime'],
  ['devDependencies', 'development'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
  ['catalog', 'constraint'], // bun: versions that members may ask for
]);

interface Reading {
  readonly text: string;
  readonly references: Reference[];
  readonly problems: Problem[];
  /** Peers that may be missing. */
  readonly optionalPeers: Set<string>;
  /** Tables already read. */
  readonly tables: Set<JsonMember>;
}

function extract({ path, text }: Source): Extraction {
  const { root, problems } = parseJson(text);
  const into: Reading = { text, references: [], problems: [...problems], optionalPeers: new Set(), tables: new Set() };
  if (root?.kind !== 'object') return { references: [], edges: [], problems };
  const place = vendored(path);
  into.references.push(...place.own(root));
  manifest(root, place.installed ? 'installed' : 'own', into);
  if (problems.length > 0) rescue(root, into);
  if (!place.installed) for (const { key, value } of root.members) if (key === 'scripts') commands(value, into);
  const references = root.members.some(member => member.key === 'unity') ? into.references.map(unity) : into.references;
  return { references, edges: [], problems: into.problems };
}

/** An installed package brings its dependencies; its development tables, overrides and tools are not used. */
function manifest(root: JsonObject, as: 'own' | 'installed', into: Reading): void {
  for (const member of root.members) if (member.key === 'peerDependenciesMeta') peersMeta(member, into);
  for (const [index, member] of root.members.entries()) {
    const { key, value } = member;
    if (as === 'installed' && !/^(?:d|optionalD|peerD|bundled?D)ependencies$|^extension/.test(key)) continue;
    const role = TABLES.get(key);
    if (role) table(member, role, key, into);
    else if (key === 'bundleDependencies' || key === 'bundledDependencies') names(value, 'runtime', key, into);
    else if (key === 'trustedDependencies') names(value, 'constraint', key, into);
    else if (key === 'dependenciesMeta' || key === 'resolutions') selectors(value, key, into);
    else if (key === 'overrides') overrides(value, key, into);
    else if (key === 'packageExtensions') packageExtensions(value, into);
    else if (key === 'catalogs') each(value, entry => table(entry, 'constraint', `catalogs.${entry.key}`, into));
    else if (key === 'workspaces') each(value, entry => workspaces(entry, into));
    else if (key === 'pnpm') each(value, entry => pnpm(entry, into));
    else if (key === 'publishConfig') registries(value, into);
    else if (key === 'extensionPack' || key === 'extensionDependencies') extensions(value, key, into);
    else for (const reference of tools(into.text, root, index)) into.references.push(reference);
  }
  duplicateKeys(root, into.problems);
}

function table(member: JsonMember, role: Role, group: string, into: Reading): void {
  const { value } = member;
  if (value?.kind !== 'object') return;
  into.tables.add(member);
  duplicateKeys(value, into.problems);
  value.members.forEach((entry, index) => {
    if (into.problems.length > 0 && entry.value?.kind === 'object' && TABLES.has(entry.key)) return; // read by rescue
    const optional = group === 'peerDependencies' && into.optionalPeers.has(entry.key);
    one(entry, entry.key, optional ? 'optional' : role, group, value, index, into);
  });
}

/** One `"name": "spec"`. */
function one(entry: JsonMember, name: string, role: Role, group: string, parent: JsonObject, index: number, into: Reading): void {
  const { keySpan: token, value } = entry;
  if (!value && token[0] === entry.span[0] && !(into.text.charAt(token[1]) === ':')) return; // a stray word is no name
  const whole = jsonWhole(into.text, parent, index);
  const spec = value?.kind === 'string' ? { spec: value.text, specSpan: value.inner } : {};
  into.references.push(...dependency({ name, token, whole, role, group, ...spec }));
}

/** An array of names, or an old object with names as keys. */
function names(value: JsonNode | undefined, role: Role, group: string, into: Reading): void {
  if (value?.kind === 'object')
    for (const [index, entry] of value.members.entries()) one(entry, entry.key, role, group, value, index, into);
  if (value?.kind !== 'array') return;
  value.items.forEach((item, index) => {
    if (item.kind !== 'string' || !isPackageName(item.text)) return;
    const clue = { kind: 'package', type: 'npm', name: item.text } as const;
    into.references.push({
      clue,
      token: item.inner,
      whole: jsonWhole(into.text, value, index),
      role,
      state: 'declared',
      certain: 'exact',
      group,
    });
  });
}

/** npm's overrides nest: a key holds a selector, `"."` means the parent itself, `$name` repeats a direct dependency. */
function overrides(root: JsonNode | undefined, group: string, into: Reading): void {
  const stack = root?.kind === 'object' ? [root] : [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const parent = node;
    duplicateKeys(parent, into.problems);
    parent.members.forEach((entry, index) => {
      if (entry.key === '.') one(entry, '.', 'constraint', group, parent, index, into);
      else selector(entry, group, parent, index, into);
      if (entry.value?.kind === 'object') stack.push(entry.value);
    });
  }
}

function selectors(value: JsonNode | undefined, group: string, into: Reading): void {
  if (value?.kind !== 'object') return;
  duplicateKeys(value, into.problems);
  for (const [index, entry] of value.members.entries()) selector(entry, group, value, index, into);
}

function selector(entry: JsonMember, group: string, parent: JsonObject, index: number, into: Reading): void {
  const { key, keySpan, value } = entry;
  const whole = jsonWhole(into.text, parent, index);
  const given = value?.kind === 'string' ? { spec: value.text, specSpan: value.inner } : {};
  into.references.push(...selectorReferences({ key, keySpan, whole, group, ...given }));
}

/** What pnpm reads below `pnpm`. https://pnpm.io/settings */
function pnpm(member: JsonMember, into: Reading): void {
  const { key, value } = member;
  const group = `pnpm.${key}`;
  if (key === 'overrides') selectors(value, group, into);
  else if (key === 'patchedDependencies' || key === 'allowedDeprecatedVersions') keysOnly(value, group, into);
  else if (key === 'packageExtensions') packageExtensions(value, into);
  else if (key === 'onlyBuiltDependencies' || key === 'neverBuiltDependencies' || key === 'ignoredBuiltDependencies')
    names(value, 'constraint', group, into);
  else if (key === 'configDependencies') table(member, 'tool', group, into);
  else if (key === 'peerDependencyRules') each(value, entry => entry.key === 'allowedVersions' && keysOnly(entry.value, group, into));
}

/** Selectors whose values name nothing: a patch file, a range of another package. */
function keysOnly(value: JsonNode | undefined, group: string, into: Reading): void {
  if (value?.kind !== 'object') return;
  for (const [index, { value: _, ...entry }] of value.members.entries()) selector(entry, group, value, index, into);
}

/** What a project adds to the manifests of others. https://yarnpkg.com/configuration/yarnrc#packageExtensions */
function packageExtensions(value: JsonNode | undefined, into: Reading): void {
  if (value?.kind !== 'object') return;
  value.members.forEach((entry, index) => {
    const { value: added, ...key } = entry;
    selector(key, 'packageExtensions', value, index, into);
    each(added, member => {
      const role = TABLES.get(member.key);
      if (role) table(member, role, `packageExtensions.${member.key}`, into);
    });
  });
}

function peersMeta({ value }: JsonMember, into: Reading): void {
  each(value, ({ key, value: meta }) => {
    each(
      meta,
      flag => flag.key === 'optional' && flag.value?.kind === 'boolean' && flag.value.text === 'true' && into.optionalPeers.add(key),
    );
  });
  if (value?.kind !== 'object') return;
  value.members.forEach((entry, index) => {
    const { value: _, ...key } = entry; // a peer that only stands here is one for pnpm and yarn
    one(key, entry.key, into.optionalPeers.has(entry.key) ? 'optional' : 'peer', 'peerDependenciesMeta', value, index, into);
  });
}

function workspaces(entry: JsonMember, into: Reading): void {
  if (entry.key === 'catalog') table(entry, 'constraint', 'catalog', into);
  else if (entry.key === 'catalogs') each(entry.value, inner => table(inner, 'constraint', `catalogs.${inner.key}`, into));
}

/** `publishConfig.registry` and `publishConfig["@scope:registry"]`. */
function registries(config: JsonNode | undefined, into: Reading): void {
  if (config?.kind !== 'object') return;
  for (const [index, { key, value }] of config.members.entries()) {
    if ((key !== 'registry' && !key.endsWith(':registry')) || value?.kind !== 'string') continue;
    const reference = addressReference(into.text, value.inner, 'publishConfig', jsonWhole(into.text, config, index));
    if (reference) into.references.push(reference);
  }
}

function commands(value: JsonNode | undefined, into: Reading): void {
  const { references, problems } = scripts(into.text, value, 'scripts');
  for (const one of references) into.references.push(one);
  for (const one of problems) into.problems.push(one);
}

/** `publisher.name` of extensions for VS Code. https://code.visualstudio.com/api/references/extension-manifest */
function extensions(value: JsonNode | undefined, group: string, into: Reading): void {
  if (value?.kind !== 'array') return;
  value.items.forEach((item, index) => {
    const [, publisher, name] = item.kind === 'string' ? (/^([\w-]+)\.([\w.-]+)$/.exec(item.text) ?? []) : [];
    if (item.kind !== 'string' || !publisher || !name) return;
    const clue = { kind: 'package', type: 'vscode-extension', name: `${publisher}/${name}` } as const;
    const whole = jsonWhole(into.text, value as JsonArray, index);
    into.references.push({ clue, token: item.inner, whole, role: 'plugin', state: 'declared', certain: 'exact', group });
  });
}

/** Where a closing bracket is missing, the next table of the file lies inside another: it is read there. */
function rescue(root: JsonObject, into: Reading): void {
  const stack: JsonObject[] = [];
  for (const { value } of root.members) if (value?.kind === 'object') stack.push(value);
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const member of node.members) {
      if (member.value?.kind !== 'object') continue;
      const role = TABLES.get(member.key);
      if (role && !into.tables.has(member)) table(member, role, member.key, into);
      stack.push(member.value);
    }
  }
}

function unity(reference: Reference): Reference {
  const { clue } = reference;
  if (clue.kind !== 'package' || clue.type !== 'npm' || !/^[a-z]{2,}\.[\w-]+\.\S/i.test(clue.name)) return reference;
  return { ...reference, clue: { ...clue, type: 'unity' } };
}

function each(value: JsonNode | undefined, visit: (member: JsonMember) => unknown): void {
  if (value?.kind === 'object') for (const member of value.members) visit(member);
}
