// Gradle scripts, Groovy and Kotlin: dependencies in any configuration, plugins, repositories. https://docs.gradle.org/current/userguide/declaring_dependencies.html
import type { Companion, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { groovy } from '../../parse/languages/groovy.ts';
import { kotlin } from '../../parse/languages/kotlin.ts';
import { lex } from '../../parse/lexer.ts';
import { argumentRemoval } from '../../parse/lexer-removal.ts';
import { type Entry, everyEntry, type Group, labelOf, leadOf, partsOf, readTree } from '../../parse/lexer-tree.ts';
import { removal } from '../../parse/xml-removal.ts';
import { coordinate } from './coordinate.ts';
import { around, type Context } from './gradle-context.ts';
import { gradleRole } from './gradle-role.ts';
import { partsOfValue, placeOf, readExpression, type Value, type Variables } from './gradle-value.ts';
import { define, readProperties } from './gradle-variables.ts';
import type { Computed } from './interpolate.ts';

export const buildGradle: Format = {
  id: 'maven/build-gradle',
  files: [
    { suffix: '.gradle' },
    { suffix: '.gradle.kts' },
    { suffix: '.main.kts' },
    { under: 'buildSrc', suffix: '.kt' },
    { under: 'build-logic', suffix: '.kt' },
  ],
  wants,
  extract,
};

const NOTHING: Computed = { text: '', literal: '' };

function wants(text: string): readonly Companion[] {
  const out: Companion[] = [];
  if (text.includes('$') || text.includes('+') || /by project|property\(/i.test(text)) out.push({ up: 'gradle.properties', all: true });
  if (/\$\{?rootProject|\bgroup\s*[:=]\s*rootProject/.test(text))
    out.push({ up: 'build.gradle', all: true }, { up: 'build.gradle.kts', all: true });
  return out;
}

interface Reading {
  readonly text: string;
  readonly variables: Variables;
  readonly references: Reference[];
  readonly problems: Problem[];
  /** The statement that each reference stands in. */
  readonly statements: Entry[];
  /** The argument that holds it, where it is one of several. */
  readonly argument: Map<Reference, Span>;
  /** Groups that a `dependencySet` block gives its entries. */
  readonly sets: Map<Group, Value>;
}

function extract(source: Source, near: ReadonlyMap<string, Source>): Extraction {
  const { text } = source;
  const language = /\.kts?$/i.test(source.path) ? kotlin : groovy;
  const lexed = lex(text, language);
  const tree = readTree(lexed.tokens);
  const variables: Variables = new Map();
  companions(source, near, variables);
  const reading: Reading = {
    text,
    variables,
    references: [],
    problems: [...lexed.problems, ...tree.problems],
    statements: [],
    argument: new Map(),
    sets: new Map(),
  };
  const statementOf = new Map<Group, Entry>();
  for (const [entry, above] of everyEntry(tree.root)) {
    const parent = above.at(-1);
    const statement = (parent && statementOf.get(parent)) ?? entry;
    for (const item of entry.items) {
      if (item.kind !== 'group') continue;
      // a repository goes as a whole: `maven { url "…" }`
      if (item.open !== '{' || /(?:^|\.)(?:maven|ivy)$/.test(item.head)) statementOf.set(item, statement);
    }
    define(text, entry, above, variables);
    readEntry(reading, entry, above, statement);
  }
  return { references: finish(reading), edges: [], problems: reading.problems };
}

/** A nearer file wins: `gradle.properties` first, then what other scripts define. */
function companions(source: Source, near: ReadonlyMap<string, Source>, variables: Variables): void {
  const others = [...near.values()].filter(one => one.path !== source.path).sort((a, b) => b.path.length - a.path.length);
  for (const { path, text } of others) {
    if (/(?:^|\/)build\.gradle(?:\.kts)?$/i.test(path) && isAbove(path, source.path)) {
      const { root } = readTree(lex(text, /kts$/i.test(path) ? kotlin : groovy).tokens);
      for (const [entry, above] of everyEntry(root)) define(text, entry, above, variables);
    }
  }
  for (const { path, text } of others)
    if (/(?:^|\/)gradle\.properties$/i.test(path) && isAbove(path, source.path)) readProperties(text, variables);
}

function isAbove(path: string, below: string): boolean {
  return below.startsWith(path.slice(0, path.lastIndexOf('/') + 1));
}

function readEntry(reading: Reading, entry: Entry, above: readonly Group[], statement: Entry): void {
  const context = around(entry, above);
  if (context.skipped) return;
  if (context.block === 'plugins') pluginLine(reading, entry, context, statement);
  applied(reading, entry, context, statement);
  const lists: { readonly entries: readonly Entry[]; readonly names: readonly string[] }[] = [
    { entries: partsOf(entry.items, afterLead(entry)), names: context.names },
  ];
  for (const item of entry.items) {
    if (item.kind !== 'group' || item.open === '{') continue;
    const inner = around(entry, above, item);
    if (inner.skipped) continue;
    call(reading, item, inner, statement);
    lists.push({ entries: item.entries, names: inner.names });
  }
  for (const { entries, names } of lists) mapNotation(reading, entries, { ...context, names }, statement);
  dependencySet(reading, entry);
  if (context.set && leadOf(entry.items) === 'entry') setEntry(reading, entry, context, statement);
  const first = reading.references.length;
  strings(reading, entry, context, statement);
  const parent = above.at(-1)?.open;
  const parts =
    parent === '(' || parent === '[' ? [entry] : partsOf(entry.items, 0).length > 1 ? partsOf(entry.items, afterLead(entry)) : [];
  for (const reference of reading.references.slice(first)) {
    const holder = parts.filter(part => part.span[0] <= reference.token[0] && reference.token[1] <= part.span[1])[0];
    if (holder) reading.argument.set(reference, holder.span);
  }
}

function afterLead({ items }: Entry): number {
  const lead = leadOf(items);
  return lead ? lead.split('.').length * 2 - 1 : 0;
}

/** Every string of an entry that is a coordinate or a URL. */
function strings(reading: Reading, { items }: Entry, context: Context, statement: Entry): void {
  for (let index = 0; index < items.length; ) {
    const found = readExpression(reading.text, items, index, reading.variables);
    const item = items[index];
    if (!found) {
      index++;
      continue;
    }
    const labels = items[found.next];
    const isLabel = item?.kind === 'string' && labels?.kind === 'symbol' && labels.text === ':';
    if (found.strings > 0 && !isLabel) {
      if (!host(reading, found.value, context, statement)) line(reading, found.value, context, statement);
    } else if (found.strings === 0 && index > 0 && context.url && found.value.unknown === undefined)
      host(reading, found.value, context, statement);
    index = found.next > index ? found.next : index + 1;
  }
}

/** `group:artifact:version:classifier@type`. */
function line(reading: Reading, value: Value, context: Context, statement: Entry): void {
  if (value.text.length > 512) return;
  const parts = partsOfValue(value);
  const [group, artifact, version] = parts;
  if (!group || !artifact || parts.length > 5 || !parts.slice(0, 2).every(part => /^[\w.\-\0]+$/.test(part.text))) return;
  if (!/[A-Za-z\0]/.test(group.text) || !/[A-Za-z\0]/.test(artifact.text)) return;
  const loose = !context.dependencies;
  if (
    loose &&
    !(parts.length >= 3 ? group.text.includes('.') || /^[\d[(\0]|^latest|\+$/.test(version?.text ?? '') : /\w\.\w/.test(group.text))
  )
    return;
  if (loose && group.literal === '' && artifact.literal === '') return;
  const end = group.text.length + 1 + artifact.text.length;
  add(reading, group, artifact, version && bare(version), placeOf(value, 0, end), context, statement);
}

/** Without `@aar` and `!!`. */
function bare(version: Computed): Computed {
  const text = version.text.replace(/@.*$|!!.*$/, '');
  return { ...version, text };
}

/** `group: 'g', name: 'a', version: 'v'`, with `=` in Kotlin. */
function mapNotation(reading: Reading, entries: readonly Entry[], context: Context, statement: Entry): void {
  const values: { group?: Value; name?: Value; version?: Value } = {};
  for (const entry of entries) {
    const label = labelOf(entry);
    if (label?.name !== 'group' && label?.name !== 'name' && label?.name !== 'version') continue;
    const found = readExpression(reading.text, entry.items, label.at, reading.variables);
    if (found) values[label.name] = found.value;
  }
  const { group, name, version } = values;
  if (!group || !name || group.text.includes(':') || name.text.includes(':')) return;
  add(reading, whole(group), whole(name), version && bare(whole(version)), placeOf(name, 0, name.text.length), context, statement);
}

function whole(value: Value): Computed {
  const zero = value.text.indexOf('\0');
  return zero < 0
    ? { text: value.text, literal: value.text }
    : { text: value.text, literal: value.text.slice(0, zero), unknown: value.unknown ?? '' };
}

/** Calls whose arguments are the parts of a name. */
function call(reading: Reading, group: Group, context: Context, statement: Entry): void {
  const head = group.head.slice(group.head.lastIndexOf('.') + 1);
  const [first, second, third] = group.entries.map(entry => readExpression(reading.text, entry.items, 0, reading.variables)?.value);
  if (!first) return;
  if ((head === 'kotlin' || head === 'embeddedKotlin') && group.head === head) {
    if (context.block === 'plugins' || first.text.includes(':')) return;
    const artifact = whole({ ...first, text: `kotlin-${first.text}` });
    add(
      reading,
      { text: 'org.jetbrains.kotlin', literal: 'org.jetbrains.kotlin' },
      artifact,
      second && whole(second),
      placeOf(first, 0, first.text.length),
      context,
      statement,
    );
  } else if (head === 'library' && second && third) {
    add(reading, whole(second), whole(third), undefined, placeOf(third, 0, third.text.length), context, statement);
  } else if (head === 'plugin' && second && group.entries.length === 2) {
    plugin(reading, second, undefined, 'plugins', statement);
  } else if (context.dependencies && second && isPart(first) && isPart(second) && /\w\.\w/.test(first.text) && !third?.text.includes(':')) {
    if (!/^\d/.test(second.text) && group.entries.every(entry => labelOf(entry) === undefined)) {
      add(reading, whole(first), whole(second), third && whole(third), placeOf(second, 0, second.text.length), context, statement);
    }
  } else if (context.dependencies && /^(?:npm|devNpm|optionalNpm|peerNpm)$/.test(head)) {
    other(reading, 'npm', first, second, head, statement);
  } else if (head === 'pod' && context.blocks.includes('cocoapods')) other(reading, 'cocoapods', first, undefined, 'cocoapods', statement);
}

function isPart({ text }: Value): boolean {
  return /^[\w.\-\0]+$/.test(text);
}

/** Packages of another ecosystem, of Kotlin for JavaScript and for iOS. */
function other(reading: Reading, type: string, name: Value, version: Value | undefined, group: string, statement: Entry): void {
  if (!name.text || name.text.includes('\0')) return;
  const more = version && !version.text.includes('\0') ? { range: version.text } : {};
  push(
    reading,
    {
      clue: { kind: 'package', type, name: name.text, ...more },
      token: placeOf(name, 0, name.text.length),
      role: 'runtime',
      state: 'declared',
      certain: 'exact',
      group,
    },
    statement,
  );
}

/** `plugins { id("x") version "1" }`, `kotlin("jvm")`; `alias(libs.plugins.x)` is named in its catalog. */
function pluginLine(reading: Reading, { items }: Entry, context: Context, statement: Entry): void {
  const lead = leadOf(items);
  if (lead !== 'id' && lead !== 'kotlin') return;
  const next = items[1];
  const argument = next?.kind === 'group' ? next.entries[0]?.items : items.slice(1);
  const id = argument && readExpression(reading.text, argument, 0, reading.variables);
  if (!id) return;
  const at = items.findIndex(item => item.kind === 'word' && item.text === 'version');
  const after = items[at + 1];
  const version =
    at < 0
      ? undefined
      : readExpression(
          reading.text,
          after?.kind === 'group' ? (after.entries[0]?.items ?? []) : items,
          after?.kind === 'group' ? 0 : at + 1,
          reading.variables,
        );
  plugin(reading, id.value, version?.value, context.block, statement, lead === 'kotlin' ? 'org.jetbrains.kotlin.' : '');
}

/** `apply plugin: 'x'`, `apply(plugin = "x")`, `pluginManager.apply("x")`; `apply from: 'https://…'`. */
function applied(reading: Reading, { items }: Entry, context: Context, statement: Entry): void {
  const lead = leadOf(items);
  const next = items[lead.split('.').length * 2 - 1];
  const isApply = lead === 'apply' || lead.endsWith('.apply');
  if (!isApply && !(context.block === 'apply' && (lead === 'plugin' || lead === 'from'))) return;
  const inner = next?.kind === 'group' ? next.entries[0]?.items[0] : undefined; // `apply([plugin: 'x'])`
  const list = inner?.kind === 'group' ? inner : next;
  const entries = list?.kind === 'group' ? list.entries : partsOf(items, lead.split('.').length * 2 - 1);
  for (const entry of entries) {
    const label = labelOf(entry) ?? (lead !== 'apply' ? { name: lead === 'from' ? 'from' : 'plugin', at: 0 } : undefined);
    const found = label && readExpression(reading.text, entry.items, label.at, reading.variables);
    if (found && label?.name === 'plugin') plugin(reading, found.value, undefined, 'apply', statement);
  }
}

/** A plugin is fetched by its marker. https://docs.gradle.org/current/userguide/plugins.html#sec:plugin_markers */
function plugin(reading: Reading, id: Value, version: Value | undefined, group: string, statement: Entry, prefix = ''): void {
  const name = prefix + id.text;
  const zero = name.indexOf('\0');
  const literal = zero < 0 ? name : name.slice(0, zero);
  if (!/^[\w.-]+$/.test(literal) || !literal.includes('.')) return; // Gradle's own plugins have no dot
  const token = placeOf(id, 0, id.text.length);
  if (zero >= 0)
    reading.problems.push({ reason: 'dynamic', id: 'dynamic-name', at: token[0], args: { name: reading.text.slice(...token) } });
  const more = version && !version.text.includes('\0') ? { version: version.text } : {};
  const clue = { kind: 'package', type: 'maven', name: zero < 0 ? `${name}/${name}.gradle.plugin` : literal, ...more } as const;
  push(reading, { clue, token, role: 'plugin', state: 'declared', certain: zero < 0 ? 'exact' : 'partial', group }, statement);
}

/** `dependencySet(group: 'g', version: '1') { entry 'a' }`. https://docs.spring.io/dependency-management-plugin/docs/current/reference/html/ */
function dependencySet(reading: Reading, { items }: Entry): void {
  const call = items.find(item => item.kind === 'group' && item.open === '(' && item.head === 'dependencySet');
  const block = items.at(-1);
  if (call?.kind !== 'group' || block?.kind !== 'group' || block.open !== '{') return;
  for (const entry of call.entries) {
    const label = labelOf(entry);
    if (label && label.name !== 'group') continue;
    const found = readExpression(reading.text, entry.items, label?.at ?? 0, reading.variables);
    if (found) reading.sets.set(block, found.value);
  }
}

function setEntry(reading: Reading, { items }: Entry, context: Context, statement: Entry): void {
  const next = items[1];
  const found = readExpression(
    reading.text,
    next?.kind === 'group' ? (next.entries[0]?.items ?? []) : items,
    next?.kind === 'group' ? 0 : 1,
    reading.variables,
  );
  const group = context.set && reading.sets.get(context.set);
  const parts = group && partsOfValue(group);
  if (found && parts?.[0])
    add(reading, parts[0], whole(found.value), parts[1], placeOf(found.value, 0, found.value.text.length), context, statement);
}

function host(reading: Reading, value: Value, context: Context, statement: Entry): boolean {
  const zero = value.text.indexOf('\0');
  const url = zero < 0 ? value.text : value.text.slice(0, zero);
  const starts = /^[a-z][a-z0-9+.-]*:\/\//i.test(value.text);
  if (
    !starts &&
    !(zero === 0 && context.url === 'repositories' && /^(?:url|uri|setUrl)$/.test(context.names.find(name => name !== '') ?? ''))
  )
    return false;
  if (!context.url || /^file:/i.test(url)) return true;
  const token = placeOf(value, 0, value.text.length);
  if (zero >= 0 && !/^[a-z0-9+.-]+:\/\/[^/]+\//i.test(url)) {
    reading.problems.push({ reason: 'dynamic', id: 'dynamic-name', at: token[0], args: { name: reading.text.slice(...token) } });
    return true;
  }
  const state = context.url === 'apply from' ? 'declared' : 'configured';
  push(
    reading,
    { clue: { kind: 'host', url }, token, role: 'source', state, certain: zero < 0 ? 'exact' : 'partial', group: context.url },
    statement,
  );
  return true;
}

function add(
  reading: Reading,
  group: Computed,
  artifact: Computed,
  version: Computed | undefined,
  token: Span,
  context: Context,
  statement: Entry,
): void {
  const found = coordinate(group, artifact, version ?? NOTHING);
  if (group.unknown !== undefined || artifact.unknown !== undefined) {
    reading.problems.push({
      reason: 'dynamic',
      id: 'dynamic-name',
      at: token[0],
      args: { name: reading.text.slice(token[0], Math.min(token[1], token[0] + 200)) },
    });
  }
  if (!found) return;
  const name = context.names.find(one => one !== '' && !/^(?:platform|enforcedPlatform|listOf|kotlin)$/.test(one));
  push(reading, { ...found, token, role: gradleRole(context.names), state: 'declared', ...(name ? { group: name } : {}) }, statement);
}

function push(reading: Reading, reference: Reference, statement: Entry): void {
  reading.references.push(reference);
  reading.statements.push(statement);
}

/** A statement that declares one thing is what to remove; of one that declares several, the argument. */
function finish({ text, references, statements, argument }: Reading): Reference[] {
  const count = new Map<Entry, number>();
  for (const statement of statements) count.set(statement, (count.get(statement) ?? 0) + 1);
  const shared = new Map<string, number>();
  for (const span of argument.values()) shared.set(span.join(), (shared.get(span.join()) ?? 0) + 1);
  return references.map((reference, index) => {
    const statement = statements[index];
    if (!statement) return reference;
    const part = argument.get(reference);
    const alone = count.get(statement) === 1;
    const span = alone ? statement.span : part && shared.get(part.join()) === 1 ? part : undefined;
    if (!span || reference.token[0] < span[0] || reference.token[1] > span[1]) return reference;
    return { ...reference, whole: alone ? removal(text, span) : argumentRemoval(text, span) };
  });
}
