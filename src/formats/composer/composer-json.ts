// composer.json: what a PHP project requires and where it comes from. https://getcomposer.org/doc/04-schema.md
import type { Extraction, Format, Problem, Reference, Role, Source } from '../../model.ts';
import { type JsonNode, type JsonObject, parseJson } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { isPlatform } from './platform.ts';

export const composerJson: Format = {
  id: 'composer/composer-json',
  files: [{ name: 'composer.json' }, { prefix: 'composer.', suffix: '.json' }, { prefix: 'composer-', suffix: '.json' }],
  extract: untemplated(extract),
};

/** `replace` and `provide` are claims of this package, `conflict` is what it refuses, `suggest` is talk. */
const TABLES: Readonly<Record<string, Role>> = { require: 'runtime', 'require-dev': 'development' };
const MOST = 200;

function extract({ text }: Source): Extraction {
  const { root, problems: broken } = parseJson(text);
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  if (root?.kind !== 'object') return { references, edges: [], problems };
  duplicates(root, problems);
  for (const { key, value } of root.members) {
    if (key === 'repositories' && value) repositories(text, references, problems, value);
    if (key === 'extra') patches(references, memberOf(value, 'patches'));
    if (value?.kind === 'object') tables(text, references, problems, key, value, key);
  }
  return { references, edges: [], problems };
}

function tables(text: string, references: Reference[], problems: Problem[], key: string, table: JsonObject, group: string): void {
  const role = Object.hasOwn(TABLES, key) ? TABLES[key] : undefined;
  if (!role) return;
  duplicates(table, problems);
  for (const [index, member] of table.members.entries()) {
    if (isPlatform(member.key) || !member.key.includes('/')) continue;
    const tag = member.key.indexOf('{{'); // of a template around the file
    if (tag >= 0) problems.push({ reason: 'dynamic', id: 'dynamic-name', at: member.keySpan[0], args: { name: member.key.slice(0, 200) } });
    const name = tag < 0 ? member.key : member.key.slice(0, tag);
    if (!name) continue;
    const range = member.value?.kind === 'string' && !member.value.text.includes('{{') ? member.value.text : '';
    references.push({
      clue: { kind: 'package', type: 'composer', name, ...(range ? { range } : {}) },
      token: member.keySpan,
      whole: jsonWhole(text, table, index),
      role,
      state: 'declared',
      certain: tag < 0 ? 'exact' : 'partial',
      group,
    });
  }
}

/** A list, or an object by name; `"packagist.org": false` turns one off. A package written in line says where it lies and what it requires. */
function repositories(text: string, references: Reference[], problems: Problem[], node: JsonNode): void {
  for (const item of node.kind === 'array' ? node.items : valuesOf(node)) {
    if (item.kind !== 'object') continue;
    host(references, memberOf(item, 'url'), 'configured', 'repositories');
    const inline = memberOf(item, 'package');
    for (const one of inline?.kind === 'array' ? inline.items : inline ? [inline] : []) {
      for (const place of ['source', 'dist']) host(references, memberOf(memberOf(one, place), 'url'), 'declared', 'repositories');
      const require = memberOf(one, 'require');
      if (require?.kind === 'object') tables(text, references, problems, 'require', require, 'repositories');
    }
  }
}

/** `extra.patches`: a patch by its title, by package. https://docs.cweagans.net/composer-patches/usage/defining-patches/ */
function patches(references: Reference[], node: JsonNode | undefined): void {
  for (const list of valuesOf(node)) {
    for (const patch of list.kind === 'array' ? list.items : valuesOf(list))
      host(references, patch.kind === 'object' ? memberOf(patch, 'url') : patch, 'declared', 'patches');
  }
}

function host(references: Reference[], url: JsonNode | undefined, state: 'configured' | 'declared', group: string): void {
  if (url?.kind !== 'string' || !/^[a-z][a-z0-9+.-]*:\/\/|^[\w.-]+@[\w.-]+:/i.test(url.text) || url.text.startsWith('file:')) return;
  const tag = url.text.indexOf('{{');
  const known = tag < 0 ? url.text : url.text.slice(0, tag);
  if (!/:\/*[^/]/.test(known)) return;
  const certain = tag < 0 ? 'exact' : 'partial';
  references.push({ clue: { kind: 'host', url: known }, token: url.inner, role: 'source', state, certain, group });
}

/** Composer takes the last one; both are read. */
function duplicates({ members }: JsonObject, problems: Problem[]): void {
  const seen = new Set<string>();
  for (const { key, keySpan } of members) {
    if (seen.has(key) && problems.length < MOST)
      problems.push({ reason: 'syntax', id: 'duplicate-key', at: keySpan[0], args: { key: key.slice(0, 80) } });
    seen.add(key);
  }
}

function valuesOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'object' ? node.members.flatMap(({ value }) => (value ? [value] : [])) : [];
}

function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.find(member => member.key === key)?.value : undefined;
}
