// WebAssembly modules, and files that stand in for a binary that is not here.
import assert from 'node:assert/strict';
import { standIn } from '../src/evidence/stand-in.ts';
import { unread } from '../src/evidence/unread.ts';
import { wasm } from '../src/evidence/wasm.ts';
import { ascii, join } from './support/build-bytes.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';

const text = (value: string) => join([Uint8Array.of(value.length), ascii(value)]);
const section = (id: number, ...parts: readonly Uint8Array[]) => join([Uint8Array.of(id, join(parts).length), ...parts]);
const module = join([
  ascii('\0asm'),
  Uint8Array.of(1, 0, 0, 0),
  section(1, Uint8Array.of(1, 0x60, 0, 0)),
  section(
    2,
    Uint8Array.of(3),
    text('env'),
    text('NET_DVR_Init'),
    Uint8Array.of(0, 0),
    text('vendor_sdk'),
    text('memory'),
    Uint8Array.of(2, 1, 1, 2),
    text('vendor_sdk'),
    text('g'),
    Uint8Array.of(3, 0x7f, 0),
  ),
  section(7, Uint8Array.of(1), text('decode'), Uint8Array.of(0, 0)),
  section(
    0,
    text('producers'),
    Uint8Array.of(2),
    text('language'),
    Uint8Array.of(1),
    text('Rust'),
    text(''),
    text('sdk'),
    Uint8Array.of(1),
    text('Emscripten'),
    text('3.1'),
  ),
]);

describe('evidence/wasm', () => {
  it('imports, exports and kits', async () => {
    assert.deepEqual(lines((await inspect(wasm, module)).extraction), [
      'load env · imports',
      'symbol NET_DVR_Init · imports',
      'load vendor_sdk · imports',
      'symbol memory · imports',
      'symbol g · imports',
      'symbol decode · exports',
      'product Emscripten · producers',
    ]);
  });

  it('a module by Go', async function () {
    this.timeout(120_000);
    const data = compiled(
      this,
      { 'main.go': 'package main\n\nfunc main() { println("x") }\n' },
      [['go', 'build', '-o', 'a', 'main.go']],
      'a',
      join([ascii('\0asm'), Uint8Array.of(1, 0, 0, 0), section(2, Uint8Array.of(1), text('gojs'), text('f'), Uint8Array.of(0, 0))]),
      { GOOS: 'js', GOARCH: 'wasm', GOFLAGS: '', GO111MODULE: 'off' },
    );
    const { extraction, bytes } = await inspect(wasm, data);
    assert.ok(bytes <= 64 * 1024);
    assert.ok(lines(extraction).includes('load gojs · imports'), lines(extraction).slice(0, 5).join('\n'));
    assert.deepEqual(extraction.problems, []);
  });

  it('laws', () => laws(wasm, module));
});

describe('evidence/stand-in', () => {
  it('Git LFS and annex pointers', async () => {
    const lfs = ascii(
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n',
    );
    assert.deepEqual(lines((await inspect(standIn, lfs)).extraction), ['problem access not-read what=Git LFS pointer']);
    for (const annex of ['/annex/objects/SHA256E-s31390--f50d.dll\n', '../.git/annex/objects/aa/bb/SHA256E-s1--x/SHA256E-s1--x']) {
      assert.deepEqual(lines((await inspect(standIn, ascii(annex))).extraction), ['problem access not-read what=git-annex pointer']);
    }
    for (const other of ['', 'MZ', 'INPUT(-lc)']) assert.deepEqual(lines((await inspect(standIn, ascii(other))).extraction), []);
    assert.equal((await inspect(standIn, lfs, 'a.dll', 5_000_000)).reads, 0);
  });
});

describe('evidence/unread', () => {
  it('archives of kinds that are not opened are said not to be read', async () => {
    const problem = async (head: string) => lines((await inspect(unread, ascii(head, 100), 'sdk.7z')).extraction);
    assert.deepEqual(await problem('7z\xbc\xaf\x27\x1c'), ['problem access not-read what=7z archive']);
    assert.deepEqual(await problem('\xfd7zXZ\0'), ['problem access not-read what=tar.xz archive']);
    assert.deepEqual(await problem('plain text'), []);
  });
});
