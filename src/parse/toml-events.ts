// What a reader of TOML tells: tables, keys, scalars, containers and problems, with their offsets.
import type { Problem, Span } from '../model.ts';

/** A dotted key or the path of a header. It is live: read it inside the event, do not keep it. */
export interface TomlPath {
  /** How many keys it has. */
  depth(): number;
  /** How long a key is as it is written. */
  size(level: number): number;
  /** Compares a key without allocating. */
  is(level: number, key: string): boolean;
  /** Decoded; empty beyond the last. */
  key(level: number): string;
  /** Inside its quotes. */
  keySpan(level: number): Span;
}

export type TomlString = 'basic' | 'literal' | 'long-basic' | 'long-literal';
/** `word`: something bare that is no TOML value, kept because the author is still typing. */
export type TomlScalar = TomlString | 'number' | 'boolean' | 'date' | 'word';

/** All offsets are UTF-16 code units. Containers and scalars follow the `key` they belong to. */
export interface TomlVisitor {
  /** `[a.b]` or `[[a.b]]` at `[start, end)`. `skip`: nothing of this table is reported. */
  readonly table?: (path: TomlPath, start: number, end: number, kind: 'one' | 'each') => 'skip' | undefined;
  /** `a.b =` in a table or an inline table. `skip`: its value is not reported, its `end` is. */
  readonly key?: (path: TomlPath) => 'skip' | undefined;
  /** `inner` is inside the quotes; `tomlText` decodes it. */
  readonly scalar?: (kind: TomlScalar, start: number, end: number, innerStart: number, innerEnd: number) => void;
  readonly open?: (kind: 'array' | 'table', start: number) => void;
  readonly close?: (end: number) => void;
  /** The statement or the member of an inline table, from its key to the end of its value. */
  readonly end?: (start: number, end: number) => void;
  readonly problem?: (problem: Problem) => void;
}
