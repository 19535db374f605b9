// deno.json(c), jsr.json and import maps: what a Deno project imports. https://docs.deno.com/runtime/fundamentals/configuration/
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { type JsonArray, type JsonNode, type JsonObject, parseJson } from '../../parse/json.ts';
import { jsonWhole } from '../../parse/json-whole.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { specifier } from './specifier.ts';

export const denoJson: Format = {
  id: 'npm/deno-json',
  files: [
    { name: 'deno.json' },
    { name: 'deno.jsonc' },
    { name: 'jsr.json' },
    { name: 'jsr.jsonc' },
    { name: 'import_map.json' },
    { name: 'import-map.json' },
    { name: 'importmap.json' },
    { suffix: '.importmap' },
  ],
  extract,
};

interface Reading {
  readonly text: string;
  readonly references: Reference[];
  readonly problems: Problem[];
}

function extract({ text }: Source): Extraction {
  const { root, problems } = parseJson(text);
  const into: Reading = { text, references: [], problems: [...problems] };
  if (root?.kind !== 'object') return { references: [], edges: [], problems };
  duplicateKeys(root, into.problems);
  for (const { key, value } of root.members) {
    if (key === 'imports') imports(value, key, into);
    else if (key === 'scopes') scopes(value, into);
    else if (key === 'importMap') one(value, 'source', key, into);
    else if (key === 'catalog') imports(value, key, into);
    else if (key === 'compilerOptions') compiler(value, into);
    else if (key === 'lint') for (const inner of members(value)) if (inner.key === 'plugins') list(inner.value, 'plugin', 'lint', into);
    if (key === 'links' || key === 'patch') list(value, 'constraint', key, into);
    if (key === 'tasks') tasks(value, into);
  }
  return { references: into.references, edges: [], problems: into.problems };
}

function imports(value: JsonNode | undefined, group: string, into: Reading): void {
  if (value?.kind !== 'object') return;
  duplicateKeys(value, into.problems);
  for (const [index, member] of value.members.entries()) one(member.value, 'runtime', group, into, jsonWhole(into.text, value, index));
}

/** The keys of scopes are addresses too. */
function scopes(value: JsonNode | undefined, into: Reading): void {
  for (const member of members(value)) {
    into.references.push(...specifier({ text: member.key, span: member.keySpan, role: 'runtime', state: 'declared', group: 'scopes' }));
    imports(member.value, 'scopes', into);
  }
}

function compiler(value: JsonNode | undefined, into: Reading): void {
  for (const { key, value: inner } of members(value)) {
    if (key === 'types') list(inner, 'development', 'types', into);
    else if (key === 'jsxImportSource' || key === 'jsxImportSourceTypes') one(inner, 'runtime', key, into);
  }
}

/** Commands name packages as they are: `deno run npm:tool@1`. */
function tasks(value: JsonNode | undefined, into: Reading): void {
  for (const { value: task } of members(value)) {
    const command = task?.kind === 'object' ? task.members.find(({ key }) => key === 'command')?.value : task;
    if (command?.kind !== 'string' || command.inner[1] - command.inner[0] !== command.text.length) continue;
    for (const found of command.text.matchAll(/(?<![^\s"'=])(?:npm|jsr):[^\s"';&|]+/g)) {
      const from = command.inner[0] + found.index;
      const span: Span = [from, from + found[0].length];
      into.references.push(...specifier({ text: found[0], span, role: 'tool', state: 'declared', group: 'tasks' }));
    }
  }
}

function list(value: JsonNode | undefined, role: Role, group: string, into: Reading): void {
  if (value?.kind !== 'array') return;
  for (const [index, item] of value.items.entries()) one(item, role, group, into, jsonWhole(into.text, value as JsonArray, index));
}

function one(value: JsonNode | undefined, role: Role, group: string, into: Reading, whole?: Span): void {
  if (value?.kind !== 'string') return;
  into.references.push(...specifier({ text: value.text, span: value.inner, ...(whole ? { whole } : {}), role, state: 'declared', group }));
}

function members(value: JsonNode | undefined): JsonObject['members'] {
  return value?.kind === 'object' ? value.members : [];
}
