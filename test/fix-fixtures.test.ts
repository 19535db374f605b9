// Before and after: everything that speaks of acme is removed from a file, one declaration after the other.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applied } from '../src/fix/fix.ts';
import { remove } from '../src/fix/remove.ts';
import { formats } from '../src/formats/index.ts';
import { claims } from '../src/match/claims.ts';
import type { Clue, Source } from '../src/model.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { unsound } from './fix/sound.ts';
import { sources } from './support/sources.ts';

const ROOT = 'test/fix/remove';

describe('fix/remove, before and after', () => {
  for (const name of readdirSync(ROOT)) {
    it(name, function () {
      for (const source of sources(`${ROOT}/${name}/before`)) {
        const own = formats.filter(
          format =>
            format.files.some(pattern => claims(pattern, source.path)) &&
            (format.sniff?.(source.text.slice(0, 4096)) ?? true) &&
            format.extract(source, new Map()).references.some(({ clue, whole }) => whole && speaks(clue)),
        );
        if (own.length === 0) return this.skip(); // no format reads it yet
        const text = cleared(source, own);
        const file = `${ROOT}/${name}/after/${source.path}`;
        if (process.env['UPDATE']) {
          mkdirSync(path.dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
        if (!existsSync(file)) return this.skip(); // nobody has looked at it yet: UPDATE=1 writes it
        assert.equal(text, readFileSync(file, 'utf8'));
        assert.equal(unsound(source.path, text), undefined);
        assert.match(text, /stays/i);
      }
    });
  }
});

function cleared(source: Source, own: typeof formats): string {
  let { text } = source;
  for (let round = 0; round < 50; round++) {
    const now = { path: source.path, text };
    const next = own
      .flatMap(format => format.extract(now, new Map()).references)
      .filter(reference => reference.whole && speaks(reference.clue))
      .map(reference => placeOf(source.path, reference))
      .map(place => remove(findingOf([place]), place, now))
      .find(fix => fix !== undefined);
    if (!next) return text;
    text = applied(now, next);
  }
  throw new Error(`still there after 50 removals:\n${text}`);
}

function speaks(clue: Clue): boolean {
  return /acme/i.test(clue.kind === 'package' ? clue.name : clue.kind === 'host' ? clue.url : '');
}
