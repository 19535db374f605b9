// What is read out of bun's binary lockfile.
import assert from 'node:assert/strict';
import { bunLockb } from '../src/evidence/bun-lockb.ts';
import { type BuiltPackage, buildBunLockb } from './support/build-bun-lockb.ts';
import { ascii, join, le32 } from './support/build-bytes.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';

const REGISTRY = 'https://registry.example';
const PACKAGES: readonly BuiltPackage[] = [
  {
    name: 'demo',
    tag: 1,
    asks: [
      ['@demo/member', 32, 1],
      ['ui', 2, 2],
      ['test-kit', 8, 4],
      ['maybe', 4, 6],
    ],
  },
  { name: '@demo/member', tag: 72, texts: ['packages/member'], asks: [['forged', 2, 5]] },
  {
    name: '@kaspersky/hexa-ui',
    tag: 2,
    version: [6, 1, 0],
    pre: 'beta.1',
    texts: [`${REGISTRY}/@kaspersky/hexa-ui/-/hexa-ui-6.1.0-beta.1.tgz`],
    asks: [['ms', 2, 3]],
  },
  { name: 'ms', tag: 2, version: [2, 1, 3], texts: [`${REGISTRY}/ms/-/ms-2.1.3.tgz`] },
  {
    name: 'test-kit',
    tag: 80,
    texts: ['https://user:secret@files.example/team/kit.tgz'],
    asks: [
      ['ms', 2, 3],
      ['only-dev', 2, 7],
    ],
  },
  { name: 'forged', tag: 16, texts: ['owner', 'a-repository', 'abc', 'def'] },
  { name: 'maybe', tag: 32, texts: ['git@git.example:team/maybe.git'] },
  { name: 'only-dev', tag: 4, texts: ['./vendor/only-dev'] },
];
const READ = [
  'pkg:npm/@kaspersky/hexa-ui@6.1.0-beta.1 · packages',
  'host · packages · source',
  'pkg:npm/ms@2.1.3 · packages',
  'pkg:npm/test-kit · packages · development',
  'host · packages · source',
  'pkg:npm/forged · packages',
  'host · packages · source',
  'pkg:npm/maybe · packages · optional',
  'host · packages · source',
  'pkg:npm/only-dev · packages · development',
  'pkg:npm/ui · alias',
];

describe('evidence/bun-lockb', () => {
  for (const format of [2, 3] as const) {
    it(`packages, roles, addresses and who asks for them, format ${format}`, async () => {
      const data = buildBunLockb(PACKAGES, format);
      const { extraction } = await inspect(bunLockb, data, 'bun.lockb');
      assert.deepEqual(lines(extraction), READ);
      assert.deepEqual(
        extraction.references.flatMap(({ clue }) => (clue.kind === 'host' ? [clue.url] : [])),
        [
          `${REGISTRY}/@kaspersky/hexa-ui/-/hexa-ui-6.1.0-beta.1.tgz`,
          'https://files.example/team/kit.tgz',
          'https://github.com/owner/a-repository',
          'ssh://git.example/team/maybe.git',
        ],
      );
      assert.deepEqual(
        extraction.edges.map(edge => edge.join(' > ')),
        [
          ' > npm:@kaspersky/hexa-ui',
          ' > npm:test-kit',
          ' > npm:maybe',
          ' > npm:forged',
          'npm:@kaspersky/hexa-ui > npm:ms',
          'npm:test-kit > npm:ms',
          'npm:test-kit > npm:only-dev',
        ],
      );
      await laws(bunLockb, data, { budget: 1024 * 1024, mutations: 1000 });
    });
  }

  it('a half, another format and anything else are said not to be read', async () => {
    const data = buildBunLockb(PACKAGES);
    const half = await inspect(bunLockb, data.subarray(0, 900), 'bun.lockb');
    assert.deepEqual(lines(half.extraction), ['problem syntax truncated what=its header']);
    const text = await inspect(bunLockb, ascii('{ "lockfileVersion": 1 }'), 'bun.lockb');
    assert.deepEqual(lines(text.extraction), ['problem syntax truncated what=its header']);
    const magic = ascii('#!/usr/bin/env bun\nbun-lockfile-format-v0\n');
    const next = await inspect(bunLockb, join([magic, le32(9), data.subarray(magic.length + 4)]), 'bun.lockb');
    assert.deepEqual(lines(next.extraction), ['problem version not-read what=lockfile of format 9']);
  });

  it('slices that all name the same dependencies cost no more than these', async () => {
    const asks = Array.from({ length: 2000 }, (_, index) => ['a', 2, index] as const);
    const data = buildBunLockb(
      Array.from({ length: 2000 }, () => ({ name: 'a', tag: 2, version: [1, 0, 0] as const, asks })).map((one, index) =>
        index === 0 ? one : { ...one, asks: [] },
      ),
    );
    const view = new DataView(data.buffer);
    const slices = view.getUint32(42 + 4 + 32 + 8 + 24, true);
    const count = 2000;
    const column = slices + count * (16 + 64);
    for (let index = 0; index < count; index++) view.setUint32(column + index * 8 + 4, count, true);
    const { extraction } = await inspect(bunLockb, data, 'bun.lockb');
    assert.equal(extraction.edges.length, count);
  });
});
