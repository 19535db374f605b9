// What is read out of Apple binaries: thin of either order, fat, signed; and one that Go builds.
import assert from 'node:assert/strict';
import { machO } from '../src/evidence/mach-o.ts';
import { withNames } from '../src/evidence/read/budget.ts';
import { ascii, join } from './support/build-bytes.ts';
import { pkcs7 } from './support/build-der.ts';
import { buildFat, buildMachO } from './support/build-mach-o.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';
import { snapshot } from './support/snapshot.ts';

const parts = {
  id: '@rpath/libhcnetsdk.dylib',
  loads: ['@loader_path/libHCCore.dylib', '/usr/lib/libSystem.B.dylib'],
  symbols: ['_NET_DVR_Init', '__ZN5Dahua3FooEv'],
  identifier: 'com.example.hcnetsdk',
  team: 'ABCDE12345',
  certificate: pkcs7({ organization: 'Some Company', name: 'Developer ID Application: Some Company (ABCDE12345)' }),
};

describe('evidence/mach-o', () => {
  it('a signed library: thin, big-endian, 32 bits and fat say the same', async () => {
    const thin = buildMachO(parts);
    const first = lines((await inspect(machO, thin)).extraction);
    snapshot('mach-o-library', first);
    for (const data of [buildMachO({ ...parts, big: true }), buildMachO({ ...parts, bits: 32 }), buildFat([thin, thin])]) {
      assert.deepEqual(lines((await inspect(machO, data)).extraction), first);
    }
  });

  it('a Java class file is no fat binary', async () => {
    assert.deepEqual(
      (await inspect(machO, join([Uint8Array.of(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52), ascii('x', 200)]))).extraction.references,
      [],
    );
  });

  it('a program by Go', async function () {
    this.timeout(120_000);
    const data = compiled(
      this,
      { 'main.go': 'package main\n\nfunc main() { println("x") }\n' },
      [['go', 'build', '-o', 'a', 'main.go']],
      'a',
      buildMachO(parts),
      { GOOS: 'darwin', GOARCH: 'arm64', GOFLAGS: '', GO111MODULE: 'off' },
    );
    const { extraction, bytes } = await inspect(machO, data);
    assert.ok(bytes <= 64 * 1024, `${bytes} bytes read`);
    assert.ok(lines(extraction).includes('load /usr/lib/libSystem.B.dylib · needed'), lines(extraction).slice(0, 9).join('\n'));
  });

  it('laws', async () => {
    await laws(machO, buildMachO(parts), { budget: withNames(0) });
    await laws(machO, buildFat([buildMachO(parts), buildMachO({ ...parts, big: true })]), { budget: withNames(0) });
  });
});
