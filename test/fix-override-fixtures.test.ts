// Before and after of every override: the manifest parses, the component is asked for by nobody there, everything else stays.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { applied } from '../src/fix/fix.ts';
import { overridable } from '../src/fix/overridable.ts';
import { override, type Replacement } from '../src/fix/override.ts';
import { formats } from '../src/formats/index.ts';
import { claims } from '../src/match/claims.ts';
import type { Place, Reference, Source } from '../src/model.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { unsound } from './fix/sound.ts';
import { sources } from './support/sources.ts';

const ROOT = 'test/fix/override';
const LOCKS = /lock|go\.sum/;
/** What comes in its place, where a case is not about leaving it out. */
const REPLACED: Readonly<Record<string, Replacement>> = {
  'npm-package-json': { name: '@neutral/sdk', version: '2.0.0' },
  'yarn-package-json': { name: '@neutral/sdk', version: '2.0.0' },
  'golang-go-mod': { name: 'example.com/neutral', version: 'v2.0.0' },
  'golang-go-mod-folder': { path: '../forks/sdk' },
  'cargo-toml': { path: 'patches/acme-sdk' },
};

describe('fix/override, before and after', () => {
  for (const name of readdirSync(ROOT)) {
    it(name, () => {
      const all = sources(`${ROOT}/${name}/before`);
      const manifest = all.find(({ path }) => !LOCKS.test(path));
      assert.ok(manifest);
      const carried = name.startsWith('maven-pom') ? brought(manifest) : undefined;
      const places =
        carried ?? all.filter(({ path }) => LOCKS.test(path)).flatMap(source => acme(source).map(one => placeOf(source.path, one)));
      assert.ok(places.length > 0, 'a lockfile names it');
      const via = carried ? ['maven:org.example/carrier', 'maven:com.acme/sdk'] : [];
      const [{ clue } = { clue: undefined }] = places;
      const component = clue?.kind === 'package' ? `${clue.type}:${clue.name}` : '';
      const fix = override(findingOf(places as Place[], { via }), manifest, REPLACED[name]);
      assert.ok(fix);
      assert.ok(overridable(findingOf(places as Place[], { component, via })).includes(manifest.path), 'the editor looks there');
      assert.match(fix.title, /^Add an? (?:override|replace|patch|exclusion) .*\(what asks for it may break\)$/);
      const after: Source = { path: manifest.path, text: applied(manifest, fix) };
      const file = `${ROOT}/${name}/after/${manifest.path}`;
      if (process.env['UPDATE']) {
        mkdirSync(`${ROOT}/${name}/after`, { recursive: true });
        writeFileSync(file, after.text);
      }
      assert.ok(existsSync(file), 'UPDATE=1 writes it');
      assert.equal(after.text, readFileSync(file, 'utf8'));
      assert.equal(unsound(after.path, after.text), undefined);
      if (manifest.text.includes('\r\n')) assert.doesNotMatch(after.text, /[^\r]\n/);
      const asked = acme(after).filter(({ state, group }) => state !== 'replaced' && !(group === 'patch')); // a patched crate keeps its name
      assert.deepEqual(asked, []);
      assert.deepEqual(show(after, /acme|neutral|patches/), show(manifest, /acme/));
      assert.equal(override(findingOf(places, { via }), after, REPLACED[name]), undefined, 'once is enough');
    });
  }
});

/** Maven has no lockfile: what a companion brings in stands at the dependency that asks for it. */
function brought({ path, text }: Source): readonly Place[] {
  const carrier = read({ path, text }).find(({ clue }) => clue.kind === 'package' && clue.name === 'org.example/carrier');
  return carrier ? [placeOf(path, { ...carrier, clue: { kind: 'package', type: 'maven', name: 'com.acme/sdk' } })] : [];
}

function read({ path, text }: Source): readonly Reference[] {
  const near = new Map([[path, { path, text }]]);
  return formats
    .filter(format => format.files.some(pattern => claims(pattern, path)) && (format.sniff?.(text.slice(0, 4096)) ?? true))
    .flatMap(format => format.extract({ path, text }, near).references);
}

function acme(source: Source): readonly Reference[] {
  return read(source).filter(({ clue }) => clue.kind === 'package' && /acme/.test(clue.name));
}

function show(source: Source, but: RegExp): readonly string[] {
  return read(source)
    .map(({ clue, group }) => `${clue.kind === 'package' ? clue.name : clue.kind === 'host' ? clue.url : ''} ${group ?? ''}`)
    .filter(text => !but.test(text))
    .sort();
}
