// What is gathered while a Gradle script is read, and how a reference is added to it.
import type { Problem, Reference, Span } from '../../model.ts';
import { argumentRemoval } from '../../parse/lexer-removal.ts';
import type { Entry, Group } from '../../parse/lexer-tree.ts';
import { removal } from '../../parse/xml-removal.ts';
import { coordinate, isScalaSuffix } from './coordinate.ts';
import type { Context } from './gradle-context.ts';
import { gradleRole } from './gradle-role.ts';
import type { Value, Variables } from './gradle-value.ts';
import type { Computed } from './interpolate.ts';

export interface Reading {
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

const NOTHING: Computed = { text: '', literal: '' };

export function addCoordinate(
  reading: Reading,
  group: Computed,
  artifact: Computed,
  version: Computed | undefined,
  token: Span,
  context: Context,
  statement: Entry,
): void {
  const found = coordinate(group, artifact, version ?? NOTHING);
  if (group.unknown !== undefined || (artifact.unknown !== undefined && !isScalaSuffix(artifact))) {
    reading.problems.push({
      reason: 'dynamic',
      id: 'dynamic-name',
      at: token[0],
      args: { name: reading.text.slice(token[0], Math.min(token[1], token[0] + 200)) },
    });
  }
  if (!found) return;
  const name = context.names.find(one => one !== '' && !/^(?:platform|enforcedPlatform|listOf|kotlin)$/.test(one));
  addReference(
    reading,
    { ...found, token, role: gradleRole(context.names), state: 'declared', ...(name ? { group: name } : {}) },
    statement,
  );
}

export function addReference(reading: Reading, reference: Reference, statement: Entry): void {
  reading.references.push(reference);
  reading.statements.push(statement);
}

/** A statement that declares one thing is what to remove; of one that declares several, the argument. */
export function gathered({ text, references, statements, argument }: Reading): Reference[] {
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
