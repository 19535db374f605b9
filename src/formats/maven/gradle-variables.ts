// The names that a Gradle script and `gradle.properties` give to strings. https://docs.gradle.org/current/userguide/writing_build_scripts.html#sec:extra_properties
import { type Entry, type Group, type Item, labelOf, nameOf } from '../../parse/lexer-tree.ts';
import { lines } from '../../parse/lines.ts';
import { readExpression, type Variables, variableName } from './gradle-value.ts';

const MODIFIERS = new Set(
  'def val var const final private internal public protected static override lateinit String Object Map'.split(' '),
);

/** `name=value` lines; what is known already stays. https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader- */
export function readProperties(text: string, into: Variables): void {
  for (const [start, end] of lines(text)) {
    const found = /^\s*([^#!\s=:][^\s=:]*)\s*[=:]\s*(.*)$/.exec(text.slice(start, Math.min(end, start + 4096)));
    const [, name, value] = found ?? [];
    if (name && value !== undefined && !into.has(name))
      into.set(name, { text: value.trimEnd(), pieces: [{ length: value.length, span: [0, 0], exact: false }] });
  }
}

/** Keeps what a statement defines: `val a = "x"`, `ext.a = …`, `ext["a"] = …`, `set("a", …)`, maps, `val a by extra("x")`. */
export function define(text: string, entry: Entry, above: readonly Group[], variables: Variables): void {
  const { items } = entry;
  let from = 0;
  for (
    let item = items[from];
    item?.kind === 'word' && MODIFIERS.has(item.text) && items[from + 1]?.kind !== 'symbol';
    item = items[++from]
  );
  const first = items[from];
  if (first?.kind !== 'word') return;
  if (first.text === 'set' || nameOf(items, from).endsWith('.set')) {
    const call = items.find(item => item.kind === 'group');
    if (call?.kind === 'group') defineCall(text, call, variables);
    return;
  }
  let at = from;
  while (at < items.length && at < from + 16 && !isSign(items[at], '=') && !isWord(items[at], 'by')) at++;
  const sign = items[at];
  const before = items[at - 1];
  if (!sign || !before || at === from || isSign(items[at + 1], '=')) return;
  const colon = items.slice(from, at).findIndex(item => isSign(item, ':'));
  const last = colon > 0 ? items[from + colon - 1] : before;
  const name = variableName(text.slice(first.span[0], last?.span[1] ?? first.span[1])).replace(/\+$/, ''); // `versions += [a: '1']`
  const value = items[at + 1];
  if (isWord(sign, 'by')) {
    const call = items.slice(at).find(item => item.kind === 'group' && item.open === '(');
    const inner = call?.kind === 'group' ? call.entries[0] : undefined;
    if (inner) keep(text, name, inner.items, 0, above, variables);
    return;
  }
  if (value?.kind === 'group' && value.open === '[') defineMap(text, name, value, variables);
  else if (value?.kind === 'word' && items[at + 2]?.kind === 'group' && /mapOf$/i.test(value.text)) {
    for (const item of items.slice(at + 2, at + 3)) if (item.kind === 'group') definePairs(text, name, item, variables);
  } else keep(text, name, items, at + 1, above, variables);
}

function keep(text: string, name: string, items: readonly Item[], at: number, above: readonly Group[], variables: Variables): void {
  const found = readExpression(text, items, at, variables);
  if (!found || (found.strings === 0 && found.value.unknown !== undefined)) return;
  variables.set(name, found.value);
  const holder = above.at(-1)?.head; // `object Versions { const val a = "1" }`
  if (holder && holder !== 'ext' && holder !== 'extra') variables.set(`${holder}.${name}`, found.value);
}

/** `[a: 'x', b: [c: 'y']]`, two levels. */
function defineMap(text: string, name: string, map: Group, variables: Variables): void {
  for (const entry of map.entries) {
    const label = labelOf(entry);
    if (!label) continue;
    const value = entry.items[label.at];
    if (value?.kind !== 'group') {
      keep(text, `${name}.${label.name}`, entry.items, label.at, [], variables);
      continue;
    }
    for (const inner of value.entries) {
      const under = labelOf(inner);
      if (under) keep(text, `${name}.${label.name}.${under.name}`, inner.items, under.at, [], variables);
    }
  }
}

/** `mapOf("a" to "x")`. */
function definePairs(text: string, name: string, map: Group, variables: Variables): void {
  for (const { items } of map.entries) {
    const [key, to] = items;
    if (key?.kind === 'string' && isWord(to, 'to')) keep(text, `${name}.${key.text}`, items, 2, [], variables);
  }
}

/** `set("a", "x")`. */
function defineCall(text: string, { entries }: Group, variables: Variables): void {
  const key = entries[0]?.items[0];
  const value = entries[1];
  if (key?.kind === 'string' && value) keep(text, key.text, value.items, 0, [], variables);
}

function isSign(item: Item | undefined, text: string): boolean {
  return item?.kind === 'symbol' && item.text === text;
}

function isWord(item: Item | undefined, text: string): boolean {
  return item?.kind === 'word' && item.text === text;
}
