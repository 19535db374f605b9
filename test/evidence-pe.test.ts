// What is read out of Windows images, and what it costs.
import assert from 'node:assert/strict';
import { pe } from '../src/evidence/pe.ts';
import { withNames } from '../src/evidence/read/budget.ts';
import { join, le16, le32, numbers } from './support/build-bytes.ts';
import { pkcs7 } from './support/build-der.ts';
import { buildPe } from './support/build-pe.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';
import { snapshot } from './support/snapshot.ts';

const BUDGET = 64 * 1024;
const camera = buildPe({
  exports: { name: 'HCNetSDK.dll', names: ['NET_DVR_Cleanup', 'NET_DVR_Init', 'NET_DVR_Login_V40'] },
  imports: ['HCCore.dll', 'WS2_32.dll'],
  delayed: ['HCAlarm.dll'],
  version: {
    CompanyName: '',
    FileDescription: 'build 20180816',
    FileVersion: '6.0.0.3',
    InternalName: 'HCNetSDK',
    LegalCopyright: 'Copyright © 2018',
    OriginalFilename: 'HCNetSDK.dll',
    ProductName: 'Network SDK',
  },
  pdb: 'D:\\build\\jdoe\\HCNetSDK\\HCNetSDK.pdb',
  certificate: pkcs7({ organization: 'Signing Company Ltd.', name: 'Signing Company' }),
});
const wrapper = buildPe({
  wide: true,
  imports: ['mscoree.dll'],
  version: { CompanyName: 'Microsoft', ProductName: 'MvCameraControl.Net' },
  net: { name: 'MvCameraControl.Net', references: ['mscorlib', 'MvCamCtrl.NET'], modules: ['MvCameraControl.dll'] },
});

describe('evidence/pe', () => {
  it('a camera library of 32 bits', async () => {
    const { extraction, bytes } = await inspect(pe, camera);
    snapshot('pe-camera', lines(extraction));
    assert.ok(bytes < 8192, `${bytes} bytes read`);
  });

  it('a .NET wrapper whose company says Microsoft', async () => {
    snapshot('pe-net-wrapper', lines((await inspect(pe, wrapper)).extraction));
  });

  it('delay imports with absolute addresses', async () => {
    const { extraction } = await inspect(pe, buildPe({ delayed: ['Old.dll'], oldDelay: true }));
    assert.deepEqual(lines(extraction), ['load Old.dll · delay imports']);
  });

  it('a program without exports keeps the name its symbol file gives', async () => {
    const { extraction } = await inspect(pe, buildPe({ program: true, pdb: '/home/someone/Tool.pdb' }));
    assert.deepEqual(lines(extraction), ['export-name Tool.exe · debug directory']);
  });

  it('the leaf certificate where no signer is recorded', async () => {
    const { extraction } = await inspect(pe, buildPe({ certificate: pkcs7({ name: 'Leaf' }, []) }));
    assert.deepEqual(lines(extraction), ['signer Leaf · certificate']);
  });

  it('200 MB of overlay cost nothing', async () => {
    const { bytes, extraction } = await inspect(pe, camera, 'a.dll', 200 * 1024 * 1024);
    assert.ok(bytes < 8192, `${bytes} bytes read`);
    assert.deepEqual(lines(extraction), lines((await inspect(pe, camera)).extraction));
  });

  it('100,000 exports: every long prefix is seen, within the budget', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `LongVendorPrefix_Function_${String(index).padStart(6, '0')}`);
    const rare = ['NET_DVR_Cleanup', 'NET_DVR_Init', 'NET_DVR_Login', 'NET_DVR_Logout'];
    const image = buildPe({ exports: { name: 'big.dll', names: [...names, ...rare].sort() } });
    const { bytes, extraction } = await inspect(pe, image, 'big.dll', 200 * 1024 * 1024);
    assert.ok(bytes <= BUDGET, `${bytes} bytes read`);
    const found = lines(extraction);
    for (const name of rare) assert.ok(found.includes(`symbol ${name} · exports`), name);
    assert.deepEqual(extraction.problems, [], 'every gap was closed: nothing is unchecked');
  });

  it('20,000 exports of many families: a sample and a Problem', async () => {
    const random = numbers(7);
    const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
    const names = Array.from({ length: 20_000 }, () => Array.from({ length: 20 }, letter).join('')).sort();
    const { bytes, extraction } = await inspect(pe, buildPe({ exports: { name: 'wild.dll', names } }), 'wild.dll', 200 * 1024 * 1024);
    assert.ok(bytes <= BUDGET, `${bytes} bytes read`);
    assert.ok(extraction.references.length > 500, `${extraction.references.length} names`);
    assert.equal(extraction.problems[0]?.id, 'too-large');
  });

  it('65,535 sections, a directory beyond the end, a resource tree that loops', async () => {
    const sections = camera.slice();
    sections.set(le16(65_535), 0x46);
    assert.ok(lines((await inspect(pe, sections)).extraction).includes('problem size too-large size=65535 limit=96 what=sections'));
    const beyond = camera.slice();
    beyond.set(le32(0x1000 + camera.length - 0x400 - 20), 0x40 + 24 + 96);
    assert.ok(lines((await inspect(pe, beyond)).extraction).some(line => line.startsWith('problem')));
    const looping = camera.slice();
    const root = camera.indexOf(16, 0x400 + 12);
    looping.set(le32(0x80000000), root + 4);
    await inspect(pe, looping);
    const endless = join([camera.subarray(0, 0x3c), le32(camera.length + 99), camera.subarray(0x40)]);
    assert.deepEqual(lines((await inspect(pe, endless)).extraction), ['problem syntax truncated what=PE header']);
  });

  it('what is no PE image says nothing', async () => {
    assert.deepEqual(lines((await inspect(pe, new TextEncoder().encode('not a library'))).extraction), []);
  });

  it('a reader that fails is a Problem', async () => {
    const extraction = await pe.inspect('a.dll', { size: 5000, read: () => Promise.reject(new Error('gone')) });
    assert.deepEqual(extraction.problems, [{ reason: 'access', id: 'unreadable', args: { error: 'gone' } }]);
  });

  it('a library that gcc and ld make', async function () {
    const source = 'int NET_DVR_Init(void) { return 1; }\nint CLIENT_Login(void) { return 3; }\nint DllMain(void) { return 1; }\n';
    const data = compiled(
      this,
      { 'a.c': source, 'x.def': 'LIBRARY Renamed.dll\nEXPORTS\nNET_DVR_Init\nCLIENT_Login\n' },
      [
        ['gcc', '-c', '-fno-asynchronous-unwind-tables', '-fcf-protection=none', 'a.c'],
        ['objcopy', '-O', 'pe-x86-64', 'a.o', 'a.obj'],
        ['ld', '-m', 'i386pep', '--dll', '-e', 'DllMain', '-o', 'a.dll', 'a.obj', 'x.def'],
      ],
      'a.dll',
      buildPe({ exports: { name: 'Renamed.dll', names: ['CLIENT_Login', 'NET_DVR_Init'] } }),
    );
    assert.deepEqual(lines((await inspect(pe, data)).extraction), [
      'export-name Renamed.dll · exports',
      'symbol CLIENT_Login · exports',
      'symbol NET_DVR_Init · exports',
    ]);
  });

  it('version information by llvm-rc', async function () {
    const script =
      '1 VERSIONINFO\nBEGIN\nBLOCK "StringFileInfo"\nBEGIN\nBLOCK "040904b0"\nBEGIN\nVALUE "CompanyName", ""\nVALUE "ProductName", "Network SDK"\nVALUE "OriginalFilename", "HCNetSDK.dll"\nEND\nEND\nEND\n';
    const data = compiled(
      this,
      { 'a.c': 'int DllMain(void) { return 1; }\n', 'v.rc': script },
      [
        ['llvm-rc', '/no-preprocess', 'v.rc'],
        ['llvm-cvtres', '/machine:x64', '/out:v.obj', 'v.res'],
        ['gcc', '-c', '-fno-asynchronous-unwind-tables', '-fcf-protection=none', 'a.c'],
        ['objcopy', '-O', 'pe-x86-64', 'a.o', 'a.obj'],
        ['ld', '-m', 'i386pep', '--dll', '-e', 'DllMain', '-o', 'a.dll', 'a.obj', 'v.obj'],
      ],
      'a.dll',
      buildPe({ version: { CompanyName: '', ProductName: 'Network SDK', OriginalFilename: 'HCNetSDK.dll' } }),
    );
    assert.deepEqual(
      lines((await inspect(pe, data)).extraction).filter(line => line.endsWith('version information')),
      ['product Network SDK · version information', 'export-name HCNetSDK.dll · version information'],
    );
  });

  it('a signature by openssl', async function () {
    const subject = '/C=XX/O=Signing Company Ltd./CN=Signing Company';
    const data = compiled(
      this,
      { content: 'x' },
      [
        ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'k.pem', '-out', 'c.pem', '-days', '10', '-subj', subject],
        [
          'openssl',
          'cms',
          '-sign',
          '-binary',
          '-in',
          'content',
          '-signer',
          'c.pem',
          '-inkey',
          'k.pem',
          '-outform',
          'DER',
          '-nodetach',
          '-out',
          's.p7',
        ],
      ],
      's.p7',
      pkcs7({ organization: 'Signing Company Ltd.', name: 'Signing Company' }),
    );
    assert.deepEqual(lines((await inspect(pe, buildPe({ certificate: data }))).extraction), [
      'signer Signing Company Ltd. · certificate',
      'signer Signing Company · certificate',
    ]);
  });

  it('a program by Go', async function () {
    this.timeout(120_000);
    const env = { GOOS: 'windows', GOARCH: 'amd64', GOFLAGS: '', GO111MODULE: 'off' };
    const program = 'package main\n\nfunc main() { println("x") }\n';
    const data = compiled(
      this,
      { 'main.go': program },
      [['go', 'build', '-o', 'a', 'main.go']],
      'a',
      buildPe({ imports: ['kernel32.dll'] }),
      env,
    );
    assert.deepEqual(lines((await inspect(pe, data)).extraction), ['load kernel32.dll · imports']);
  });

  it('laws', async () => {
    await laws(pe, camera, { budget: withNames(0) });
    await laws(pe, wrapper, { budget: withNames(0) });
  });
});
