// Before and after of every fix that edits a manifest or a setting: acme is gone, everything else stays, the document parses.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extractions } from '../src/check.ts';
import { applied, type Fix } from '../src/fix/fix.ts';
import { remove } from '../src/fix/remove.ts';
import { replace } from '../src/fix/replace.ts';
import { useRegistry } from '../src/fix/use-registry.ts';
import { formats } from '../src/formats/index.ts';
import { select } from '../src/match/select.ts';
import type { Clue, Reference, Source } from '../src/model.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { unsound } from './fix/sound.ts';
import { list, vendor } from './policy/small-list.ts';
import { sources } from './support/sources.ts';

type Way = (reference: Reference, now: Source) => Fix | undefined;

const WAYS: Readonly<Record<string, Way>> = {
  remove(reference, now) {
    const place = placeOf(now.path, reference);
    return remove(findingOf([place]), place, now);
  },
  'use-registry'(reference, now) {
    const place = placeOf(now.path, reference);
    return useRegistry({ allowedRegistries: ['packages.neutral.example'] }, findingOf([place]), place, now)[0];
  },
  replace(reference, now) {
    const place = placeOf(now.path, reference);
    return replace(ALTERNATIVES, { vendor: 'acme' }, place, now)[0];
  },
};

/** For two hosts another one, for a third an address. */
const ALTERNATIVES = {
  ...list(),
  vendors: [
    {
      ...vendor(),
      alternatives: [
        { instead: 'cdn.neutral.example', of: 'cdn.acme.example', url: 'https://neutral.example/about' },
        { instead: 'packages.neutral.example', of: 'npm.acme.example', url: 'https://neutral.example/about' },
        { instead: 'https://packages.neutral.example/pypi', of: 'pypi.acme.example', url: 'https://neutral.example/about' },
      ],
    },
  ],
};

/** What stands in one declaration with acme: an alias, the other side of a replacement, what an override speaks of. */
const ALONG: ReadonlySet<string> = new Set(['alias', 'carrier', 'example.com/fork']);

const formatsFor = select(formats);

for (const [way, fix] of Object.entries(WAYS)) {
  describe(`fix/${way}, before and after`, () => {
    const root = `test/fix/${way}`;
    for (const name of readdirSync(root)) {
      it(name, () => {
        const all = sources(`${root}/${name}/before`);
        const near = new Map(all.map(source => [source.path, source]));
        for (const source of all) {
          assert.ok(acme(source, near).length > 0, `${source.path}: nothing reads acme there`);
          const text = cleared(source, near, fix);
          const file = `${root}/${name}/after/${source.path}`;
          if (process.env['UPDATE']) {
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, text);
          }
          assert.ok(existsSync(file), 'UPDATE=1 writes it');
          assert.equal(text, readFileSync(file, 'utf8'));
          assert.equal(unsound(source.path, text), undefined);
          assert.deepEqual(acme({ path: source.path, text }, near).map(show), [], 'the finding is gone');
          assert.deepEqual(kept({ path: source.path, text }, near), kept(source, near), 'everything else stays');
          if (source.text.includes('\r\n')) assert.doesNotMatch(text, /[^\r]\n/);
          assert.match(text, /stays/i);
        }
      });
    }
  });
}

function cleared(source: Source, near: ReadonlyMap<string, Source>, way: Way): string {
  let { text } = source;
  for (let round = 0; round < 50; round++) {
    const now = { path: source.path, text };
    const next = acme(now, near)
      .map(reference => way(reference, now))
      .find(fix => fix !== undefined);
    if (!next) return text;
    text = applied(now, next);
  }
  throw new Error(`still there after 50 edits:\n${text}`);
}

function read(source: Source, near: ReadonlyMap<string, Source>): readonly Reference[] {
  return extractions(source, new Map([...near, [source.path, source]]), formatsFor(source.path)).flatMap(([, one]) => one.references);
}

function acme(source: Source, near: ReadonlyMap<string, Source>): readonly Reference[] {
  return read(source, near).filter(({ clue }) => /acme/i.test(said(clue)));
}

function kept(source: Source, near: ReadonlyMap<string, Source>): readonly string[] {
  return read(source, near)
    .filter(({ clue }) => !/acme|neutral/i.test(said(clue)) && !ALONG.has(said(clue)))
    .map(show)
    .sort();
}

function show({ clue, group }: Reference): string {
  return `${said(clue)} in ${group ?? '-'}`;
}

function said(clue: Clue): string {
  return clue.kind === 'package' ? clue.name : clue.kind === 'host' ? clue.url : '';
}
