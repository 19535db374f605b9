// Gradle scripts, Groovy and Kotlin: dependencies in any configuration, plugins, repositories. https://docs.gradle.org/current/userguide/declaring_dependencies.html
import type { Companion, Extraction, Format, Source } from '../../model.ts';
import { groovy } from '../../parse/languages/groovy.ts';
import { kotlin } from '../../parse/languages/kotlin.ts';
import { lex } from '../../parse/lexer.ts';
import { type Entry, everyEntry, type Group, leadOf, partsOf, readTree } from '../../parse/lexer-tree.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { baseImage } from './base-image.ts';
import { around, type Context } from './gradle-context.ts';
import { call, dependencySet, line, mapNotation, setEntry } from './gradle-coordinates.ts';
import { applied, pluginLine } from './gradle-plugins.ts';
import { addReference, gathered, type Reading } from './gradle-reading.ts';
import { placeOf, readExpression, type Value, type Variables } from './gradle-value.ts';
import { define, readProperties } from './gradle-variables.ts';

/** Folders of a build's own code, by custom. */
const BUILDS = ['buildSrc', 'build-logic', 'build-plugin', 'build-plugins', 'build-conventions', 'buildLogic', 'gradle-plugins'];

export const buildGradle: Format = {
  id: 'maven/build-gradle',
  files: [
    { suffix: '.gradle' },
    { suffix: '.gradle.kts' },
    { suffix: '.main.kts' },
    ...BUILDS.flatMap(under => [
      { under, suffix: '.kt' },
      { under, suffix: '.groovy' },
    ]),
  ],
  wants,
  extract: bothSides(untemplated(extract)),
};

function wants(text: string): readonly Companion[] {
  const out: Companion[] = [];
  if (text.includes('$') || text.includes('+') || /by project|property\(/i.test(text)) out.push({ up: 'gradle.properties', all: true });
  if (/\$\{?rootProject|\bgroup\s*[:=]\s*rootProject/.test(text))
    out.push({ up: 'build.gradle', all: true }, { up: 'build.gradle.kts', all: true });
  return out;
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
  return { references: gathered(reading), edges: [], problems: reading.problems };
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
    { entries: partsOf(entry.items, labelled(entry) ?? afterLead(entry)), names: context.names },
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
  image(reading, entry, context);
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

/** Where the labels of a call begin that stands behind a condition: `if (x) it.useTarget group: 'g', name: 'a'`. */
function labelled({ items }: Entry): number | undefined {
  const at = items.findIndex((item, index) => {
    const sign = items[index + 1];
    if (item.kind !== 'word' || (item.text !== 'group' && item.text !== 'name')) return false;
    return sign?.kind === 'symbol' && sign.text === ':' && items[index - 1]?.kind === 'word';
  });
  return at < 0 ? undefined : at;
}

/** `tasks.named("bootBuildImage") { … }` too. */
const BOOT = new Set(['bootBuildImage', 'named', 'withType']);

/** `jib { from { image = "…" } }`, `jib.from.image = "…"`, `bootBuildImage { builder = "…" }`. */
function image(reading: Reading, { items, span }: Entry, context: Context): void {
  const lead = leadOf(items);
  const chain = lead.split('.').filter(one => one !== 'set');
  const last = chain.at(-1) ?? '';
  if (last !== 'image' && last !== 'builder' && last !== 'runImage') return;
  const path = [...context.blocks.toReversed(), ...chain.slice(0, -1)].map(one => one.slice(one.lastIndexOf('.') + 1));
  if (last === 'image' ? path.at(-1) !== 'from' || !path.includes('jib') : !path.some(one => BOOT.has(one))) return;
  let at = lead.split('.').length * 2 - 1;
  if (isAssigned(items[at])) at++;
  const next = items[at];
  const inner = next?.kind === 'group' ? next.entries[0]?.items : undefined;
  const found = readExpression(reading.text, inner ?? items, inner ? 0 : at, reading.variables);
  if (!found || (found.strings === 0 && found.value.unknown !== undefined)) return;
  const token = placeOf(found.value, 0, found.value.text.length);
  const before = reading.references.length;
  baseImage(reading.text, found.value.text, token, undefined, last, reading.references, reading.problems);
  if (reading.references.length > before) reading.statements.push({ items, span });
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
    } else if (found.strings === 0 && index > 0 && context.url && found.value.unknown === undefined && !isAssigned(items[found.next]))
      host(reading, found.value, context, statement);
    index = found.next > index ? found.next : index + 1;
  }
}

/** `def url = …`: the name is no use of it. */
function isAssigned(next: Entry['items'][number] | undefined): boolean {
  return next?.kind === 'symbol' && next.text === '=';
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
  const state = context.url === 'repositories' || context.url === 'distributionUrl' ? 'configured' : 'declared';
  addReference(
    reading,
    { clue: { kind: 'host', url }, token, role: 'source', state, certain: zero < 0 ? 'exact' : 'partial', group: context.url },
    statement,
  );
  return true;
}
