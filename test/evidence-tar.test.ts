// What is read out of TAR archives, plain and gzipped.
import assert from 'node:assert/strict';
import { gzipSync } from 'fflate';
import { tar } from '../src/evidence/tar.ts';
import type { RangeReader } from '../src/model.ts';
import { buildElf } from './support/build-elf.ts';
import { buildPe } from './support/build-pe.ts';
import { buildTar } from './support/build-tar.ts';
import { buildZip } from './support/build-zip.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';

const long = `sdk/${'deep/'.repeat(25)}libhcnetsdk.so`;
const data = buildTar([
  { name: 'package/package.json', data: '{"name":"@scope/sdk","version":"1.2.3","dependencies":{"left":"^1"}}' },
  { name: 'package/lib/HCNetSDK.dll', data: 'x'.repeat(3000) },
  { name: '././@LongLink', data: `${long}\0`, type: 'L' },
  { name: long.slice(0, 100), data: 'x' },
  { name: 'PaxHeader', data: '27 path=pax/libinfra.dylib\n', type: 'x' },
  { name: 'pax', data: '' },
  { name: 'readme.h', prefix: 'a/prefix' },
]);
const expected = [
  'pkg:npm/@scope/sdk@1.2.3 · package.json',
  'pkg:npm/left · dependencies',
  'file HCNetSDK.dll · entries',
  'folder lib · entries',
  'file libhcnetsdk.so · entries',
  'folder deep · entries',
  'file libinfra.dylib · entries',
  'folder pax · entries',
  'file readme.h · entries',
  'folder prefix · entries',
];

describe('evidence/tar', () => {
  it('plain and gzipped say the same', async () => {
    assert.deepEqual(lines((await inspect(tar, data)).extraction), expected);
    assert.deepEqual(lines((await inspect(tar, gzipSync(data, { filename: 'a.tar' }))).extraction), expected);
  });

  it('libraries and archives inside are looked into, one level', async () => {
    const inner = buildZip([{ name: 'com/acme/A.class' }, { name: 'lib/deep.dll', data: 'MZ' }]);
    const parts = buildTar([
      { name: 'a/tool.so', data: buildElf({ needed: ['libacme.so'] }) },
      { name: 'a/kit.jar', data: inner },
      { name: 'a/more.tar', data: buildTar([{ name: 'inner/PKG-INFO', data: 'Name: inner\n' }]) },
    ]);
    for (const bytes of [parts, gzipSync(parts)]) {
      const found = lines((await inspect(tar, bytes)).extraction);
      for (const line of [
        'load libacme.so · needed',
        'class com.acme · classes',
        'pkg:pypi/inner · METADATA',
        'problem access not-read what=files in an archive in the archive',
      ])
        assert.ok(found.includes(line), found.join('\n'));
    }
  });

  it('a Unity package names its assets in files of their own', async () => {
    const guid = '0123456789abcdef0123456789abcdef';
    const bytes = gzipSync(
      buildTar([
        { name: `./${guid}/asset`, data: buildPe({ imports: ['HCCore.dll'] }) },
        { name: `./${guid}/asset.meta`, data: 'x' },
        { name: `./${guid}/pathname`, data: 'Assets/Plugins/x86_64/HCNetSDK.dll\n00' },
      ]),
    );
    assert.deepEqual(lines((await inspect(tar, bytes, 'a.unitypackage')).extraction), [
      'file HCNetSDK.dll · entries',
      'folder x86_64 · entries',
      'load HCCore.dll · imports',
    ]);
  });

  it('an OpenHarmony archive names its package', async () => {
    const bytes = gzipSync(
      buildTar([
        { name: 'package/oh-package.json5', data: "{ name: '@acme/kit', version: '1.0.0', dependencies: { '@other/one': '^2' } }" },
      ]),
    );
    assert.deepEqual(
      lines((await inspect(tar, bytes, 'a.har')).extraction).filter(line => line.startsWith('pkg')),
      ['pkg:ohpm/@acme/kit@1.0.0 · oh-package.json5', 'pkg:ohpm/@other/one · dependencies'],
    );
  });

  it('a bomb, a cut stream and damage are Problems; names before them are kept', async () => {
    const bomb = gzipSync(buildTar([{ name: 'a.dll', data: '0'.repeat(20_000_000) }]));
    assert.deepEqual(
      lines((await inspect(tar, bomb)).extraction).filter(line => !line.includes('not-read')),
      ['file a.dll · entries', 'problem size too-large size=19502 limit=16777216 what=archive'].map(line =>
        line.replace('19502', String(bomb.length)),
      ),
    );
    const cut = lines((await inspect(tar, gzipSync(data).subarray(0, 200))).extraction);
    assert.ok(
      cut.some(line => line.startsWith('problem syntax')),
      cut.join('\n'),
    );
    assert.ok(lines((await inspect(tar, data.subarray(0, 2000))).extraction).includes('problem syntax truncated what=TAR archive'));
  });

  it('a plain archive of 200 MB stays within 64 KB', async () => {
    const many = buildTar(Array.from({ length: 600 }, (_, index) => ({ name: `d/f${index}.bin`, data: 'x' })));
    const { bytes, extraction } = await inspect(tar, many, 'a.tar', 200 * 1024 * 1024);
    assert.ok(bytes <= 64 * 1024, `${bytes} bytes read`);
    assert.equal(extraction.problems[0]?.id, 'too-large');
  });

  it('an archive by tar and gzip', async function () {
    const bytes = compiled(
      this,
      { 'libx.so.1': 'x', 'b.h': 'y' },
      [['tar', 'czf', 'a.tgz', 'libx.so.1', 'b.h']],
      'a.tgz',
      gzipSync(
        buildTar([
          { name: 'libx.so.1', data: 'x' },
          { name: 'b.h', data: 'y' },
        ]),
      ),
    );
    assert.deepEqual(lines((await inspect(tar, bytes)).extraction).slice(0, 2), ['file libx.so.1 · entries', 'file b.h · entries']);
  });

  it('laws', async () => {
    await laws(tar, data, { budget: 5 * 1024 * 1024 });
    await laws(tar, gzipSync(data), { budget: 5 * 1024 * 1024 });
    const kit = buildTar([
      { name: 'g/asset', data: buildPe({ imports: ['a.dll'] }) },
      { name: 'g/pathname', data: 'Assets/a.dll' },
    ]);
    const named = { ...tar, inspect: (_: string, bytes: RangeReader) => tar.inspect('a.unitypackage', bytes) };
    await laws(named, gzipSync(kit, { level: 0 }), { budget: 5 * 1024 * 1024, cuts: 300, mutations: 1000 });
  });
});
