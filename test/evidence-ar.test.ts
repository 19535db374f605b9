// What is read out of static and import libraries.
import assert from 'node:assert/strict';
import { ar } from '../src/evidence/ar.ts';
import { withNames } from '../src/evidence/read/budget.ts';
import { buildAr } from './support/build-ar.ts';
import { ascii, join, le16, le32, zero } from './support/build-bytes.ts';
import { buildFat } from './support/build-mach-o.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';

const big = (value: number) => Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const index = (names: readonly string[]) => ({
  name: '/',
  data: join([big(names.length), ...names.map(() => big(0)), ...names.map(zero)]),
});
const record = (symbol: string, library: string) => join([le16(0, 0xffff, 0, 0x8664), le32(0, 0), le16(0, 0), zero(symbol), zero(library)]);

describe('evidence/ar', () => {
  it('a library for several processors of Apple’s is read as its first archive', async () => {
    const names = join(['_CLIENT_LoginEx', '__ZN5Dahua3FooEv'].map(zero));
    const one = buildAr([{ name: '#1/20', data: join([ascii('__.SYMDEF SORTED', 20), le32(8, 0, 0), le32(names.length), names]) }]);
    const fat = buildFat([one, one]);
    assert.deepEqual(lines((await inspect(ar, fat)).extraction), [
      'symbol CLIENT_LoginEx · symbol index',
      'symbol _ZN5Dahua3FooEv · symbol index',
    ]);
    for (let cut = 0; cut < fat.length; cut++) await inspect(ar, fat.subarray(0, cut));
  });

  it('an import library gives its DLL and symbols away', async () => {
    const data = buildAr([
      index(['__IMPORT_DESCRIPTOR_HCNetSDK', 'NET_DVR_Init', '__imp_NET_DVR_Init', '_NET_DVR_Cleanup@0', '_ZN5Dahua3FooEv']),
      { name: 'HCNetSDK.dll/', data: ascii('object') },
      { name: 'x.obj/', data: record('NET_DVR_Init', 'HCCore.dll') },
    ]);
    assert.deepEqual(lines((await inspect(ar, data)).extraction), [
      'load HCNetSDK.dll · import library',
      'load HCCore.dll · import library',
      'symbol _IMPORT_DESCRIPTOR_HCNetSDK · symbol index',
      'symbol NET_DVR_Init · symbol index',
      'symbol NET_DVR_Cleanup@0 · symbol index',
      'symbol _ZN5Dahua3FooEv · symbol index',
    ]);
    await laws(ar, data, { budget: withNames(0) });
  });

  it('long names of GNU and BSD', async () => {
    const gnu = buildAr([
      index(['A_b']),
      { name: '//', data: ascii('AVeryLongLibraryName.dll/\n') },
      { name: '/0', data: ascii('object') },
    ]);
    assert.ok(lines((await inspect(ar, gnu)).extraction).includes('load AVeryLongLibraryName.dll · import library'));
    const names = join([zero('_DjiCore_Init')]);
    const bsd = buildAr([{ name: '#1/20', data: join([ascii('__.SYMDEF SORTED', 20), le32(8, 0, 0), le32(names.length), names]) }]);
    assert.deepEqual(lines((await inspect(ar, bsd)).extraction), ['symbol DjiCore_Init · symbol index']);
    await laws(ar, bsd, { budget: withNames(0) });
  });

  it('a static library by gcc and ar', async function () {
    const data = compiled(
      this,
      { 'a.c': 'int DjiCore_Init(void) { return 1; }\n' },
      [
        ['gcc', '-c', 'a.c'],
        ['ar', 'rcs', 'a.a', 'a.o'],
      ],
      'a.a',
      buildAr([index(['DjiCore_Init']), { name: 'a.o/', data: ascii('object') }]),
    );
    assert.deepEqual(lines((await inspect(ar, data)).extraction), ['symbol DjiCore_Init · symbol index']);
  });

  it('an import library by llvm-dlltool', async function () {
    const data = compiled(
      this,
      { 'x.def': 'LIBRARY HCNetSDK.dll\nEXPORTS\nNET_DVR_Init\n' },
      [['llvm-dlltool', '-d', 'x.def', '-l', 'x.lib', '-m', 'i386:x86-64']],
      'x.lib',
      buildAr([index(['NET_DVR_Init']), { name: 'HCNetSDK.dll/', data: record('NET_DVR_Init', 'HCNetSDK.dll') }]),
    );
    const found = lines((await inspect(ar, data)).extraction);
    assert.ok(
      found.includes('load HCNetSDK.dll · import library') && found.includes('symbol NET_DVR_Init · symbol index'),
      found.join('\n'),
    );
  });

  it('a linker script that is called a library says nothing', async () => {
    assert.deepEqual(lines((await inspect(ar, ascii('INPUT(-lpthread)\n'))).extraction), []);
  });
});
