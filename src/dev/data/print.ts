// The one way to print a data file: what fits in a line stands in a line, the rest is spread; keys and entries in one order.
import type { DataFiles } from './files.ts';

const WIDTH = 160;

/** JSON with two-space indent; objects and arrays of at most 160 columns stay on one line. Ends with a newline. */
export function print(value: unknown): string {
  return `${node(value, '', 0)}\n`;
}

function node(value: unknown, indent: string, lead: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = inline(value);
  if (indent !== '' && indent.length + lead + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map(one => `${inner}${node(one, inner, 0)}`).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, one]) => `${inner}${JSON.stringify(key)}: ${node(one, inner, key.length + 5)}`).join(',\n')}\n${indent}}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${inline(one)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** What the file should hold: keys in the schema's order, lists that are sets sorted by code unit. */
export function canonical(files: DataFiles, schemaName: string, value: unknown): string {
  const root = (files.schemas.get(schemaName)?.value ?? {}) as Schema;
  return print(arrange(root, root, value, ''));
}

type Schema = Readonly<Record<string, unknown>>;

function arrange(root: Schema, schema: Schema | undefined, value: unknown, key: string): unknown {
  const ref = schema?.['$ref'];
  if (typeof ref === 'string') {
    const definitions = root['definitions'] as Readonly<Record<string, Schema>> | undefined;
    return arrange(root, definitions?.[ref.slice('#/definitions/'.length)], value, key);
  }
  if (Array.isArray(value)) {
    const items = value.map(one => arrange(root, schema?.['items'] as Schema | undefined, one, ''));
    const rank = SETS[key];
    return rank ? [...items].sort((a, b) => compare(rank(a as Record<string, string>), rank(b as Record<string, string>))) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const properties = schema?.['properties'] as Readonly<Record<string, Schema>> | undefined;
  const more = schema?.['additionalProperties'];
  const keys = properties
    ? [
        ...Object.keys(properties).filter(one => Object.hasOwn(given, one)),
        ...Object.keys(given).filter(one => !Object.hasOwn(properties, one)),
      ]
    : Object.keys(given).sort();
  return Object.fromEntries(
    keys.map(one => [one, arrange(root, properties?.[one] ?? (typeof more === 'object' ? (more as Schema) : undefined), given[one], one)]),
  );
}

/** Lists whose order means nothing. */
const SETS: Readonly<Record<string, (one: Record<string, string>) => string>> = {
  signs: one => one['id'] ?? '',
  negatives: one => `${one['kind'] ?? ''} ${one['match'] ?? ''}`,
  listings: one => `${one['regime'] ?? ''} ${one['since'] ?? ''} ${one['name'] ?? ''}`,
  except: one => String(one),
  retired: one => one['id'] ?? '',
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
