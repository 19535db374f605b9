// What holds for all probes: any of them may meet any file, and a probe reads a strange file's first bytes and no more.
import assert from 'node:assert/strict';
import { probes } from '../src/evidence/index.ts';
import { budget } from '../src/evidence/read/budget.ts';
import { buildAr } from './support/build-ar.ts';
import { ascii, numbers } from './support/build-bytes.ts';
import { buildClass } from './support/build-class.ts';
import { buildElf } from './support/build-elf.ts';
import { buildPe } from './support/build-pe.ts';
import { buildTar } from './support/build-tar.ts';
import { buildZip } from './support/build-zip.ts';
import { inspect } from './support/inspect.ts';

const random = numbers(99);
const files: Readonly<Record<string, Uint8Array>> = {
  empty: new Uint8Array(0),
  'one byte': Uint8Array.of(0x4d),
  zeros: new Uint8Array(5000),
  ones: new Uint8Array(5000).fill(255),
  noise: Uint8Array.from({ length: 50_000 }, () => Math.floor(random() * 256)),
  text: ascii('#!/bin/sh\necho hello\n'.repeat(200)),
  pe: buildPe({ exports: { name: 'a.dll', names: ['f'] } }),
  elf: buildElf({ soname: 'liba.so', symbols: ['f'] }),
  ar: buildAr([{ name: 'a.dll/', data: ascii('x') }]),
  class: buildClass('a/B', []),
  zip: buildZip([{ name: 'a/B.class' }]),
  tar: buildTar([{ name: 'a.dll' }]),
};

describe('evidence/budget', () => {
  const data = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
  const counted = () => {
    const asked: [number, number][] = [];
    return {
      asked,
      size: data.length,
      read(offset: number, length: number) {
        asked.push([offset, length]);
        return Promise.resolve(data.subarray(offset, offset + length));
      },
    };
  };

  it('reads whole pages, and nothing twice', async () => {
    const reader = counted();
    const bytes = budget(reader, 4096, 256);
    assert.deepEqual(await bytes.read(300, 10), data.subarray(300, 310));
    assert.deepEqual(await bytes.read(0, 1000), data.subarray(0, 1000));
    assert.deepEqual(await bytes.read(700, 100), data.subarray(700, 800));
    assert.deepEqual(reader.asked, [
      [256, 256],
      [0, 256],
      [512, 512],
    ]);
    assert.equal(bytes.left(), 4096 - 1024);
  });

  it('ends where the file, a portion or the budget ends', async () => {
    const bytes = budget(counted(), 2048, 256);
    assert.deepEqual(await bytes.read(9990, 100), data.subarray(9990));
    assert.equal((await bytes.read(20_000, 5)).length, 0);
    assert.equal((await bytes.read(-1, 5)).length, 0);
    assert.equal((await bytes.read(Number.NaN, 5)).length, 0);
    assert.equal(bytes.short(), false);
    const portion = bytes.portion(512);
    assert.equal((await portion.read(0, 1000)).length, 512);
    assert.deepEqual([portion.left(), bytes.short()], [0, true]);
    assert.deepEqual(await portion.read(100, 50), data.subarray(100, 150), 'what was read before costs nothing');
    assert.ok((await bytes.read(4000, 6000)).length < 2048);
    assert.ok(bytes.left() < 256);
  });

  it('an odd size of the file and an error of its reader do no harm', async () => {
    for (const size of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      assert.ok((await budget({ ...counted(), size }).read(0, 10)).length <= 10);
    const broken = budget({ size: 100, read: () => Promise.reject(new Error('gone')) });
    assert.equal((await broken.read(0, 10)).length, 0);
    assert.deepEqual([broken.error(), broken.short()], ['gone', false]);
  });
});

describe('evidence', () => {
  it('every probe meets every file', async () => {
    for (const probe of probes) {
      for (const [name, data] of Object.entries(files)) {
        const { extraction, bytes } = await inspect(probe, data, `x/${name}.bin`, data.length);
        assert.ok(bytes <= 64 * 1024, `${probe.id} read ${bytes} bytes of ${name}`);
        const isOwn = probe.id.startsWith(name) || (probe.id === 'class-file' && name === 'class');
        if (extraction.references.length > 0)
          assert.ok(isOwn, `${probe.id} found something in ${name}: ${JSON.stringify(extraction.references[0])}`);
      }
    }
  });

  it('a strange file of 200 MB costs next to nothing', async () => {
    for (const probe of probes) {
      const { bytes } = await inspect(probe, ascii('nothing that anybody knows'.repeat(200)), 'a.bin', 200 * 1024 * 1024);
      // A lockfile is read whole, in larger pieces.
      assert.ok(bytes <= (probe.id === 'bun-lockb' ? 64 * 1024 : 4096), `${probe.id} read ${bytes} bytes`);
    }
  });

  it('signatures without a body end quietly', async () => {
    for (const magic of [
      'MZ',
      '\x7fELF',
      '!<arch>\n',
      'PK\x03\x04',
      'PK\x05\x06',
      '\x1f\x8b\x08',
      '\xca\xfe\xba\xbe',
      '\xcf\xfa\xed\xfe',
      '\0asm\x01\0\0\0',
      'BSJB',
    ]) {
      for (const probe of probes) {
        for (const fill of [0, 1, 255]) {
          const data = new Uint8Array(3000).fill(fill);
          data.set(ascii(magic));
          const { extraction } = await inspect(probe, data, 'a.bin', 200 * 1024 * 1024);
          assert.ok(extraction.references.length < 200);
        }
      }
    }
  });
});
