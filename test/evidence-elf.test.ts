// What is read out of ELF files, built by hand and by a real compiler.
import assert from 'node:assert/strict';
import { elf } from '../src/evidence/elf.ts';
import { withNames } from '../src/evidence/read/budget.ts';
import { buildElf, buildObject } from './support/build-elf.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';
import { snapshot } from './support/snapshot.ts';

const parts = {
  soname: 'libmsc.so',
  needed: ['liblog.so', '/opt/sdk/libhcnetsdk.so'],
  runpath: '$ORIGIN:/opt/HCNetSDK',
  symbols: ['Java_com_iflytek_msc_MSC_QISRInit', 'QISRSessionBegin', '_ZN12megvii_cloud4initEv', 'GLIBC_2.17'],
};

describe('evidence/elf', () => {
  it('every width and byte order says the same', async () => {
    const first = lines((await inspect(elf, buildElf(parts))).extraction);
    snapshot('elf-library', first);
    for (const form of [{ bits: 32 }, { bits: 32, big: true }, { bits: 64, big: true }] as const) {
      assert.deepEqual(lines((await inspect(elf, buildElf({ ...parts, ...form }))).extraction), first, JSON.stringify(form));
    }
  });

  it('a library of 200 MB with 2 MB of symbol names stays in the budget and says that it was sampled', async () => {
    const symbols = Array.from({ length: 60_000 }, (_, index) => `some_namespace_function_number_${index}`);
    const { bytes, extraction } = await inspect(elf, buildElf({ ...parts, symbols }), 'a.so', 200 * 1024 * 1024);
    assert.ok(bytes <= 64 * 1024, `${bytes} bytes read`);
    assert.ok(extraction.references.length > 1000);
    assert.deepEqual(lines(extraction).slice(-1), ['problem size too-large size=209715200 limit=65536 what=symbol names']);
  });

  it('a symbol that is the end of another text is found by its entry', async () => {
    for (const form of [{}, { bits: 32 }, { bits: 32, big: true }, { big: true }] as const) {
      const data = buildElf({ ...form, tails: ['NET_DVR_Init', 'NET_DVR_Login'] });
      assert.deepEqual(lines((await inspect(elf, data)).extraction), [
        'symbol NET_DVR_Init · dynamic symbols',
        'symbol NET_DVR_Login · dynamic symbols',
      ]);
    }
    await laws(elf, buildElf({ tails: ['NET_DVR_Init'] }), { budget: withNames(0) });
  });

  it('a small library with 300 KB of symbol names is read whole', async () => {
    const symbols = Array.from({ length: 7000 }, (_, index) => `some_namespace_function_number_of_the_library_${index}`);
    const { extraction } = await inspect(elf, buildElf({ ...parts, symbols }), 'a.so', 2 * 1024 * 1024);
    assert.deepEqual(extraction.problems, []);
    for (const name of symbols)
      assert.ok(
        extraction.references.some(({ clue }) => clue.kind === 'mark' && clue.text === name),
        name,
      );
  });

  it('a library by gcc', async function () {
    const source =
      'int NET_DVR_Probe(void) { return 1; }\nint Java_com_example_Sdk_init(void) { return NET_DVR_Probe(); }\nint Probe(void) { return 2; }\n';
    const data = compiled(
      this,
      { 'a.c': source },
      [['gcc', '-shared', '-fPIC', '-Wl,-soname,libcamera.so.1', '-Wl,--no-as-needed', '-lm', '-o', 'a.so', 'a.c']],
      'a.so',
      buildElf({ soname: 'libcamera.so.1', needed: ['libm.so.6'], symbols: ['NET_DVR_Probe', 'Java_com_example_Sdk_init', 'Probe'] }),
    );
    const found = lines((await inspect(elf, data)).extraction);
    for (const line of [
      'export-name libcamera.so.1 · own name',
      'load libm.so.6 · needed',
      'symbol NET_DVR_Probe · dynamic symbols',
      'symbol Java_com_example_Sdk_init · dynamic symbols',
      'symbol Probe · dynamic symbols',
    ]) {
      assert.ok(found.includes(line), `${line} in ${found.join('\n')}`);
    }
  });

  it('an object with module information by gcc', async function () {
    const source =
      'static const char m[] __attribute__((used, section(".modinfo"))) = "name=mpp\\0description=Media driver\\0author=A Person\\0depends=osal,sys";\nextern int HI_MPI_Init(void);\nint f(void) { return HI_MPI_Init(); }\n';
    const data = compiled(
      this,
      { 'a.c': source },
      [['gcc', '-c', '-o', 'a.ko', 'a.c']],
      'a.ko',
      buildObject('name=mpp\0depends=osal,sys\0author=A Person\0', ['HI_MPI_Init']),
    );
    const found = lines((await inspect(elf, data)).extraction);
    for (const line of ['export-name mpp · module information', 'load osal · module information', 'symbol HI_MPI_Init · dynamic symbols'])
      assert.ok(found.includes(line), `${line} in ${found.join('\n')}`);
    assert.ok(!found.some(line => line.includes('A Person')));
  });

  it('laws', async () => {
    await laws(elf, buildElf(parts), { budget: withNames(0) });
    await laws(elf, buildElf({ ...parts, bits: 32, big: true }), { budget: withNames(0) });
  });
});
