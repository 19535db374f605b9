// Which first bytes confirm a listed file name, which refute it, and which only stand in for the file.
import assert from 'node:assert/strict';
import { fitsName } from '../src/scan/magic.ts';
import { ascii, join } from './support/build-bytes.ts';

const fitOf = (path: string, bytes: Uint8Array) =>
  fitsName(path, { size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) });

describe('scan/magic', () => {
  it('a library begins as its ending promises', async () => {
    assert.equal(await fitOf('a/HCNetSDK.dll', ascii('MZ', 64)), 'yes');
    assert.equal(await fitOf('a/HCNetSDK.dll', ascii('placeholder')), 'no');
    assert.equal(await fitOf('a/HCNetSDK.dll', new Uint8Array(0)), 'no');
    assert.equal(await fitOf('a/libhcnetsdk.so.6.1', ascii('\x7fELF', 64)), 'yes');
    assert.equal(await fitOf('a/libx.so', Uint8Array.of(0xcf, 0xfa, 0xed, 0xfe, 0, 0)), 'yes', 'a Mach-O may end in .so');
    assert.equal(await fitOf('a/libx.a', ascii('!<thin>\n')), 'yes');
    assert.equal(await fitOf('a/libx.a', ascii('#include <stdio.h>')), 'no');
    assert.equal(await fitOf('a/HCNetSDK.h', ascii('#pragma once')), 'yes', 'a header promises nothing');
    assert.equal(await fitOf('a/DJISDK', ascii('text')), 'no', 'a name without an ending is a program');
    assert.equal(await fitOf('a/DJISDK', Uint8Array.of(0xca, 0xfe, 0xba, 0xbe)), 'yes');
  });

  it('a pointer stands in for the file', async () => {
    const lfs = ascii('version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n');
    assert.equal(await fitOf('a/HCNetSDK.dll', lfs), 'pointer');
    assert.equal(await fitOf('a/HCNetSDK.dll', ascii('../.git/annex/objects/a/b/c')), 'pointer');
    assert.equal(await fitOf('a/HCNetSDK.dll', ascii('/annex/objects/SHA256E-s1--x.dll\n')), 'pointer');
    assert.equal(await fitOf('a/HCNetSDK.dll', join([lfs, new Uint8Array(2000)])), 'no', 'too large for a pointer');
  });
});
