// What the npm formats owe beyond their fixtures: every declaration of a manifest can be removed, and hostile texts cost bounded time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { packageJson } from '../../src/formats/npm/package-json.ts';
import { packageLock } from '../../src/formats/npm/package-lock.ts';
import { pnpmLock } from '../../src/formats/npm/pnpm-lock.ts';
import { pnpmWorkspace } from '../../src/formats/npm/pnpm-workspace.ts';
import { yarnLock } from '../../src/formats/npm/yarn-lock.ts';
import type { Format } from '../../src/model.ts';

describe('formats/npm, removals', () => {
  for (const name of ['tables', 'sources', 'overrides', 'one-line', 'vscode', 'unity', 'installed/node_modules/hexa']) {
    const file = `test/formats/npm/package-json-${name}/package.json`;
    it(`${file}: JSON without any one declaration`, () => {
      const text = readFileSync(file, 'utf8');
      const { references } = packageJson.extract({ path: 'package.json', text }, new Map());
      assert.ok(references.length > 0);
      for (const { clue, whole } of references) {
        assert.ok(whole, JSON.stringify(clue));
        assert.doesNotThrow(() => JSON.parse(text.slice(0, whole[0]) + text.slice(whole[1])), JSON.stringify(clue));
      }
    });
  }
});

describe('formats/npm, hostile', () => {
  const many = (count: number, one: (index: number) => string, between: string): string =>
    Array.from({ length: count }, (_, index) => one(index)).join(between);
  const cases: readonly (readonly [name: string, format: Format, text: string])[] = [
    ['a table that stands often', packageJson, `{${'"dependencies":{"a":"1"},'.repeat(1e5)}"z":1}`],
    ['a name that stands often', packageJson, `{"dependencies":{${'"a":"1",'.repeat(2e5)}"z":"1"}}`],
    ['tables inside tables', packageJson, `{"scripts":{${'"dependencies":{"a":"1"},'.repeat(1e5)}"z":1}`],
    ['one line', packageJson, `{"dependencies":{${many(1e5, i => `"p${i}":"^1"`, ',')}}}`],
    ['open comments', packageJson, `{"dependencies":{${'"a":"1" /*\n'.repeat(5e4)}`],
    ['a long selector', packageJson, `{"resolutions":{"${'a/'.repeat(5e5)}":"1"}}`],
    [
      'long specs',
      packageJson,
      `{"dependencies":{"a":"${'npm:@'.repeat(2e5)}","b":"${'a/'.repeat(2e5)}","c":"https://${':@'.repeat(2e5)}"}}`,
    ],
    ['names of the language', packageJson, '{"constructor":{"a":"1"},"__proto__":{"a":"1"},"catalogs":{"__proto__":{"a":"1"}}}'],
    [
      'version 1, nested',
      packageLock,
      `{"lockfileVersion":1,${'"dependencies":{"a":{'.repeat(450)}${many(3e4, i => `"b${i}":{"version":"1"}`, ',')}`,
    ],
    [
      'a long place',
      packageLock,
      `{"packages":{"${'node_modules/x/'.repeat(1e5)}":{"dependencies":{${many(5e3, () => '"ui":"1"', ',')}}},"node_modules/ui":{"name":"z"}}}`,
    ],
    ['paths', pnpmLock, `packages:\n  ${'/@a'.repeat(3e5)}:\n    dev: true\n`],
    ['a flow map', pnpmLock, `packages:\n  a@1: {${'resolution: {tarball: x}, '.repeat(5e4)}}\n`],
    ['a flow map of 200 KB', pnpmWorkspace, `catalog: {${many(2e4, i => `p${i}: ^1`, ', ')}}`],
    ['headers', yarnLock, `# yarn lockfile v1\n${'a@1, '.repeat(2e5)}:\n  version "1"\n`],
    ['entries without fields', yarnLock, `# yarn lockfile v1\n${'a@1:\n'.repeat(3e5)}`],
    ['a berry header', yarnLock, `__metadata:\n  version: 8\n"${'a@npm:1, '.repeat(2e5)}":\n  version: 1\n`],
    ['berry entries', yarnLock, `__metadata:\n  version: 8\n${'"a@npm:1":\n  resolution: "a@npm:1"\n'.repeat(5e4)}`],
  ];
  for (const [name, format, text] of cases) {
    it(`${format.id}: ${name}`, () => {
      const { problems } = format.extract({ path: format.files[0]?.name ?? '', text }, new Map());
      assert.ok(problems.length <= 300);
    });
  }
});
