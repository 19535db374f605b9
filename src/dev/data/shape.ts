// Checks a value against the part of JSON Schema that data/schema uses; unknown keywords are refused, so that none is silently ignored.

export interface Misfit {
  readonly at: readonly (string | number)[];
  readonly rule: string;
}

type Schema = Readonly<Record<string, unknown>>;

const KNOWN: ReadonlySet<string> = new Set([
  '$schema',
  'title',
  'description',
  'definitions',
  '$ref',
  'type',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'items',
  'properties',
  'required',
  'additionalProperties',
]);

export function shape(root: Schema, value: unknown): readonly Misfit[] {
  const misfits: Misfit[] = [];
  visit(root, value, []);
  return misfits;

  function visit(schema: Schema, value: unknown, at: readonly (string | number)[]): void {
    const ref = schema['$ref'];
    if (typeof ref === 'string') {
      const target = (root['definitions'] as Readonly<Record<string, Schema>> | undefined)?.[ref.slice('#/definitions/'.length)];
      if (target) visit(target, value, at);
      else misfits.push({ at, rule: `the schema names an unknown definition ${ref}` });
      return;
    }
    for (const keyword of Object.keys(schema)) {
      if (!KNOWN.has(keyword)) misfits.push({ at, rule: `the schema uses ${keyword}, which this checker does not know` });
    }
    const choices = schema['enum'];
    if (Array.isArray(choices) && !choices.includes(value)) misfits.push({ at, rule: `must be one of ${choices.join(', ')}` });
    const type = schema['type'];
    if (type !== undefined && typeName(value, type) !== type) {
      misfits.push({ at, rule: `must be of type ${String(type)}` });
      return;
    }
    if (typeof value === 'string') text(schema, value, at);
    else if (typeof value === 'number') number(schema, value, at);
    else if (Array.isArray(value)) {
      if (value.length < number0(schema['minItems'])) misfits.push({ at, rule: `needs at least ${String(schema['minItems'])} entries` });
      const items = schema['items'] as Schema | undefined;
      if (items) for (const [i, item] of value.entries()) visit(items, item, [...at, i]);
    } else if (typeof value === 'object' && value !== null) object(schema, value as Readonly<Record<string, unknown>>, at);
  }

  function text(schema: Schema, value: string, at: readonly (string | number)[]): void {
    const { pattern, minLength, maxLength } = schema as { pattern?: string; minLength?: number; maxLength?: number };
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) misfits.push({ at, rule: `must match ${pattern}` });
    if (minLength !== undefined && value.length < minLength) misfits.push({ at, rule: `must have at least ${minLength} characters` });
    if (maxLength !== undefined && value.length > maxLength)
      misfits.push({ at, rule: `must have at most ${maxLength} characters, has ${value.length}` });
  }

  function number(schema: Schema, value: number, at: readonly (string | number)[]): void {
    if (value < number0(schema['minimum'])) misfits.push({ at, rule: `must be at least ${String(schema['minimum'])}` });
    const maximum = schema['maximum'];
    if (typeof maximum === 'number' && value > maximum) misfits.push({ at, rule: `must be at most ${maximum}` });
  }

  function object(schema: Schema, value: Readonly<Record<string, unknown>>, at: readonly (string | number)[]): void {
    const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
    const more = schema['additionalProperties'];
    for (const key of (schema['required'] ?? []) as readonly string[]) {
      if (!Object.hasOwn(value, key)) misfits.push({ at, rule: `needs the key ${key}` });
    }
    for (const [key, part] of Object.entries(value)) {
      const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (known) visit(known, part, [...at, key]);
      else if (more === false) misfits.push({ at: [...at, key], rule: `the key ${key} is not known here` });
      else if (typeof more === 'object' && more !== null) visit(more as Schema, part, [...at, key]);
    }
  }
}

function typeName(value: unknown, wanted: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  if (wanted === 'integer' && typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function number0(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
