// What holds for all probes: any of them may meet any file, and a probe reads a strange file's first bytes and no more.
import assert from 'node:assert/strict';
import { probes } from '../src/evidence/index.ts';
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
      assert.ok(bytes <= 4096, `${probe.id} read ${bytes} bytes`);
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
