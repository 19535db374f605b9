// The ways in which a Gradle script writes coordinates: one string, a map, a call with parts, a set.
import { type Entry, type Group, labelOf } from '../../parse/lexer-tree.ts';
import type { Context } from './gradle-context.ts';
import { plugin } from './gradle-plugins.ts';
import { addCoordinate, addReference, type Reading } from './gradle-reading.ts';
import { isPart, partsOfValue, placeOf, readExpression, type Value, wholeOfValue } from './gradle-value.ts';
import type { Computed } from './interpolate.ts';

/** `group:artifact:version:classifier@type`. */
export function line(reading: Reading, value: Value, context: Context, statement: Entry): void {
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
  addCoordinate(reading, group, artifact, version && bare(version), placeOf(value, 0, end), context, statement);
}

/** `group: 'g', name: 'a', version: 'v'`, with `=` in Kotlin. */
export function mapNotation(reading: Reading, entries: readonly Entry[], context: Context, statement: Entry): void {
  const values: { group?: Value; name?: Value; version?: Value } = {};
  for (const entry of entries) {
    const label = labelOf(entry);
    if (label?.name !== 'group' && label?.name !== 'name' && label?.name !== 'version') continue;
    const found = readExpression(reading.text, entry.items, label.at, reading.variables);
    if (found) values[label.name] = found.value;
  }
  const { group, name, version } = values;
  if (!group || !name || group.text.includes(':') || name.text.includes(':')) return;
  addCoordinate(
    reading,
    wholeOfValue(group),
    wholeOfValue(name),
    version && bare(wholeOfValue(version)),
    placeOf(name, 0, name.text.length),
    context,
    statement,
  );
}

/** Calls whose arguments are the parts of a name. */
export function call(reading: Reading, group: Group, context: Context, statement: Entry): void {
  const head = group.head.slice(group.head.lastIndexOf('.') + 1);
  const [first, second, third] = group.entries.map(entry => readExpression(reading.text, entry.items, 0, reading.variables)?.value);
  if (!first) return;
  if ((head === 'kotlin' || head === 'embeddedKotlin') && group.head === head) {
    if (context.block === 'plugins' || first.text.includes(':')) return;
    if (first.text.includes('\0') && !context.dependencies) return; // `kotlin(version)` of some other block
    const artifact = wholeOfValue({ ...first, text: `kotlin-${first.text}` });
    addCoordinate(
      reading,
      { text: 'org.jetbrains.kotlin', literal: 'org.jetbrains.kotlin' },
      artifact,
      second && wholeOfValue(second),
      placeOf(first, 0, first.text.length),
      context,
      statement,
    );
  } else if (head === 'library' && second && third) {
    addCoordinate(reading, wholeOfValue(second), wholeOfValue(third), undefined, placeOf(third, 0, third.text.length), context, statement);
  } else if (head === 'plugin' && second && group.entries.length === 2) {
    plugin(reading, second, undefined, 'plugins', statement);
  } else if (context.dependencies && second && isPart(first) && isPart(second) && /\w\.\w/.test(first.text) && !third?.text.includes(':')) {
    if (!/^\d/.test(second.text) && group.entries.every(entry => labelOf(entry) === undefined)) {
      addCoordinate(
        reading,
        wholeOfValue(first),
        wholeOfValue(second),
        third && wholeOfValue(third),
        placeOf(second, 0, second.text.length),
        context,
        statement,
      );
    }
  } else if (context.dependencies && /^(?:npm|devNpm|optionalNpm|peerNpm)$/.test(head)) {
    other(reading, 'npm', first, second, head, statement);
  } else if (head === 'pod' && context.blocks.includes('cocoapods')) other(reading, 'cocoapods', first, undefined, 'cocoapods', statement);
}

/** Packages of another ecosystem, of Kotlin for JavaScript and for iOS. */
function other(reading: Reading, type: string, name: Value, version: Value | undefined, group: string, statement: Entry): void {
  if (!name.text || name.text.includes('\0')) return;
  const more = version && !version.text.includes('\0') ? { range: version.text } : {};
  addReference(
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

/** `dependencySet(group: 'g', version: '1') { entry 'a' }`. https://docs.spring.io/dependency-management-plugin/docs/current/reference/html/ */
export function dependencySet(reading: Reading, { items }: Entry): void {
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

export function setEntry(reading: Reading, { items }: Entry, context: Context, statement: Entry): void {
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
    addCoordinate(
      reading,
      parts[0],
      wholeOfValue(found.value),
      parts[1],
      placeOf(found.value, 0, found.value.text.length),
      context,
      statement,
    );
}

/** Without `@aar` and `!!`. */
function bare(version: Computed): Computed {
  const text = version.text.replace(/@.*$|!!.*$/, '');
  return { ...version, text };
}
