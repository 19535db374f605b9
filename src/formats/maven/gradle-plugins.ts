// Plugins that a Gradle script asks for. https://docs.gradle.org/current/userguide/plugins.html
import { type Entry, labelOf, leadOf, partsOf } from '../../parse/lexer-tree.ts';
import type { Context } from './gradle-context.ts';
import { addReference, type Reading } from './gradle-reading.ts';
import { placeOf, readExpression, type Value } from './gradle-value.ts';

/** `plugins { id("x") version "1" }`, `kotlin("jvm")`; `alias(libs.plugins.x)` is named in its catalog. */
export function pluginLine(reading: Reading, { items }: Entry, context: Context, statement: Entry): void {
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
export function applied(reading: Reading, { items }: Entry, context: Context, statement: Entry): void {
  const lead = leadOf(items);
  const next = items[lead.split('.').length * 2 - 1];
  const isApply =
    lead === 'apply' || (/(?:^|\.)(?:pluginManager|plugins|project|rootProject|target|it)\.apply$/.test(lead) && next?.kind === 'group');
  if (!isApply && !(context.block === 'apply' && (lead === 'plugin' || lead === 'from'))) return;
  const inner = next?.kind === 'group' ? next.entries[0]?.items[0] : undefined; // `apply([plugin: 'x'])`
  const list = inner?.kind === 'group' ? inner : next;
  if (list?.kind === 'group' && list.open === '{') return; // Kotlin's `apply { … }` and the lines of `apply { plugin("x") }`
  const entries = list?.kind === 'group' ? list.entries : partsOf(items, lead.split('.').length * 2 - 1);
  for (const entry of entries) {
    const label = labelOf(entry) ?? (lead !== 'apply' ? { name: lead === 'from' ? 'from' : 'plugin', at: 0 } : undefined);
    const found = label && readExpression(reading.text, entry.items, label.at, reading.variables);
    if (found && label?.name === 'plugin') plugin(reading, found.value, undefined, 'apply', statement);
  }
}

/** A plugin is fetched by its marker. https://docs.gradle.org/current/userguide/plugins.html#sec:plugin_markers */
export function plugin(reading: Reading, id: Value, version: Value | undefined, group: string, statement: Entry, prefix = ''): void {
  const name = prefix + id.text;
  const zero = name.indexOf('\0');
  const literal = zero < 0 ? name : name.slice(0, zero);
  const token = placeOf(id, 0, id.text.length);
  // `apply plugin: MyPlugin`, `id(Plugins.App.android)`: from the build's own class path; `libs.plugins.x.get().pluginId`: from the catalog
  const isNamedElsewhere = /(?:^|\.)[A-Z]\w*$|^[A-Z]\w*(?:\.\w+)+$|\.get\(\)\.pluginId$/.test(id.unknown ?? '');
  if (zero >= 0 && !isNamedElsewhere) {
    reading.problems.push({ reason: 'dynamic', id: 'dynamic-name', at: token[0], args: { name: reading.text.slice(...token) } });
  }
  if (!/^[\w.-]+$/.test(literal) || !literal.includes('.')) return; // Gradle's own plugins have no dot
  const more = version && !version.text.includes('\0') ? { version: version.text } : {};
  const clue = { kind: 'package', type: 'maven', name: zero < 0 ? `${name}/${name}.gradle.plugin` : literal, ...more } as const;
  addReference(reading, { clue, token, role: 'plugin', state: 'declared', certain: zero < 0 ? 'exact' : 'partial', group }, statement);
}
