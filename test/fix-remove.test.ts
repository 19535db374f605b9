// Removing, for every reference of every fixture: it is gone, the others remain, and the document parses as well as before.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { applied } from '../src/fix/fix.ts';
import { remove } from '../src/fix/remove.ts';
import { formats } from '../src/formats/index.ts';
import { claims } from '../src/match/claims.ts';
import type { Extraction, Format, Reference, Source } from '../src/model.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { unsound } from './fix/sound.ts';
import { sources } from './support/sources.ts';

const ROOT = 'test/formats';
/** A generated fixture of thousands of declarations says no more than its first ones. */
const MOST = 60;

/** Other declarations of the file are computed from these. */
const CARRIES: ReadonlySet<string> = new Set(['parent']);

describe('fix/remove', () => {
  for (const ecosystem of readdirSync(ROOT)) {
    for (const name of readdirSync(`${ROOT}/${ecosystem}`)) {
      it(`${ecosystem}/${name}`, () => {
        const files = sources(`${ROOT}/${ecosystem}/${name}`);
        const near = new Map(files.map(source => [source.path, source]));
        const faults: string[] = [];
        for (const source of files) {
          for (const format of formats) {
            if (reads(format, source, ecosystem)) faults.push(...faultsOf(format, source, near));
          }
        }
        assert.deepEqual(faults, []);
      });
    }
  }
});

function faultsOf(format: Format, source: Source, near: ReadonlyMap<string, Source>): string[] {
  const before = format.extract(source, near);
  const wasSound = unsound(source.path, source.text) === undefined;
  const faults: string[] = [];
  if (syntax(before) > 0) return []; // what is damaged already promises nothing
  const removable = before.references.filter(
    reference =>
      (reference.whole || reference.state === 'configured') && reference.state !== 'resolved' && !CARRIES.has(reference.group ?? ''),
  );
  for (const reference of removable.slice(0, MOST)) {
    const place = placeOf(source.path, reference);
    const fix = remove(findingOf([place]), place, source);
    if (!fix) continue;
    const text = applied(source, fix);
    const after = format.extract({ path: source.path, text }, new Map([...near, [source.path, { path: source.path, text }]]));
    const say = (fault: string): void => {
      faults.push(
        `${format.id} ${source.path}: removing ${show(reference)} (${JSON.stringify(source.text.slice(...(reference.whole ?? [0, 0])))}): ${fault}`,
      );
    };
    const [from, to] = fix.edits[0]?.span ?? [0, 0];
    const kept = before.references.filter(({ token }) => token[1] <= from || token[0] >= to);
    const gone = before.references.length - kept.length;
    const expected = kept.map(show).sort();
    const actual = after.references.map(show).sort();
    if (JSON.stringify(expected) !== JSON.stringify(actual)) say(`expected ${difference(expected, actual)} (${gone} went)`);
    if (syntax(after) > syntax(before)) say(`new fault ${JSON.stringify(after.problems.find(({ reason }) => reason === 'syntax'))}`);
    if (wasSound) {
      const fault = unsound(source.path, text);
      if (fault !== undefined) say(`no longer parses: ${fault}`);
    }
  }
  return faults;
}

/** A fixture of an ecosystem is read by its own formats alone. */
function reads(format: Format, source: Source, ecosystem: string): boolean {
  if (!format.id.startsWith(`${ecosystem}/`)) return false;
  return format.files.some(pattern => claims(pattern, source.path)) && (format.sniff?.(source.text.slice(0, 4096)) ?? true);
}

function syntax({ problems }: Extraction): number {
  return problems.filter(({ reason }) => reason === 'syntax').length;
}

/** Role and state are left out: what is removed may have changed those of another (`peerDependenciesMeta`). */
function show({ clue, group }: Reference): string {
  const what =
    clue.kind === 'package'
      ? `${clue.type}:${clue.name}`
      : clue.kind === 'host'
        ? clue.url
        : clue.kind === 'mark'
          ? clue.text
          : clue.sha256;
  return `${what} in ${group ?? '-'}`;
}

function difference(expected: readonly string[], actual: readonly string[]): string {
  const count = (all: readonly string[], one: string): number => all.filter(other => other === one).length;
  const words = [...new Set([...expected, ...actual])].filter(one => count(expected, one) !== count(actual, one));
  return words.map(one => `${count(expected, one)} × ${one}, got ${count(actual, one)}`).join('; ');
}
