// What is read out of ZIP archives of every trade, and what they may cost.
import assert from 'node:assert/strict';
import { gzipSync } from 'fflate';
import { zip } from '../src/evidence/zip.ts';
import { ascii, join, le16, le32, wide, zero } from './support/build-bytes.ts';
import { executable } from './support/build-dex.ts';
import { buildElf } from './support/build-elf.ts';
import { buildMachO } from './support/build-mach-o.ts';
import { buildPe } from './support/build-pe.ts';
import { buildTar } from './support/build-tar.ts';
import { buildZip, type ZipPart } from './support/build-zip.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';
import { snapshot } from './support/snapshot.ts';

const read = async (parts: readonly ZipPart[], path: string) => lines((await inspect(zip, buildZip(parts), path)).extraction);

const classes = buildZip([
  { name: 'com/qq/e/ads/AdView.class', data: 'x' },
  { name: 'com/qq/e/ads/AdSize.class', data: 'x' },
  { name: 'com/qq/e/comm/A.class', data: 'x' },
]);
const aar = [
  {
    name: 'AndroidManifest.xml',
    data: '<manifest package="com.xdad"><application><activity android:name="com.qq.e.ads.ADActivity"/></application></manifest>',
  },
  { name: 'classes.jar', data: classes },
  { name: 'jni/arm64-v8a/libmsc.so', data: buildElf({ soname: 'libmsc.so', symbols: ['Java_com_iflytek_msc_MSC_QISRInit'] }) },
  {
    name: 'jni/armeabi/libmsc.so',
    data: buildElf({ soname: 'libmsc.so', bits: 32, symbols: ['Java_com_iflytek_msc_MSC_QISRInit', 'more'] }),
  },
];

describe('evidence/zip', () => {
  it('an AAR whose name suggests one vendor and whose classes are another’s', async () => {
    snapshot('zip-aar', await read(aar, 'cwsdk-release.aar'));
  });

  it('a JAR: packages once, manifest, Maven coordinates, classes of web and multi-release archives', async () => {
    snapshot(
      'zip-jar',
      await read(
        [
          {
            name: 'META-INF/MANIFEST.MF',
            data: 'Manifest-Version: 1.0\r\nImplementation-Vendor: Hangzhou Hik\r\n vision Digital Technology\r\nImplementation-Title: Net SDK\r\n',
          },
          { name: 'META-INF/maven/com.example/sdk/pom.properties', data: '#c\nversion=1.2\ngroupId=com.example\nartifactId=sdk\n' },
          { name: 'com/hikvision/netsdk/HCNetSDK.class' },
          { name: 'com/hikvision/netsdk/HCNetSDK$1.class' },
          { name: 'WEB-INF/classes/com/example/web/A.class' },
          { name: 'META-INF/versions/11/com/example/eleven/B.class' },
          { name: 'Root.class' },
          { name: 'win32/HCNetSDK.dll', data: buildPe({ exports: { name: 'HCNetSDK.dll', names: ['NET_DVR_Init'] } }) },
        ],
        'x.jar',
      ),
    );
  });

  it('NuGet, wheel and VS Code packages', async () => {
    assert.deepEqual(
      await read(
        [
          {
            name: 'My.Package.nuspec',
            data: '\ufeff<?xml version="1.0"?><package xmlns="urn:x"><metadata><id>My.Package</id><version>2.0.1</version><authors>A Person</authors><copyright>© Company</copyright><dependencies><group><dependency id="Other.One" version="[1.0,)"/></group></dependencies></metadata></package>',
          },
        ],
        'a.nupkg',
      ),
      [
        'file My.Package.nuspec · entries',
        'pkg:nuget/My.Package@2.0.1 · nuspec',
        'copyright © Company · nuspec',
        'pkg:nuget/Other.One · nuspec dependencies',
      ],
    );
    assert.deepEqual(
      await read(
        [
          { name: 'my_sdk/__init__.py', data: '' },
          {
            name: 'my_sdk-1.0.dist-info/METADATA',
            data: 'Metadata-Version: 2.1\nName: my-sdk\nVersion: 1.0\nAuthor: A Person\nRequires-Dist: requests (>=2)\nRequires-Dist: pytest ; extra == "test"\n\nName: not a header\n',
          },
        ],
        'a.whl',
      ),
      [
        'import my_sdk · modules',
        'file METADATA · entries',
        'folder my_sdk-1.0.dist-info · entries',
        'pkg:pypi/requests · Requires-Dist',
        'pkg:pypi/pytest · Requires-Dist · optional',
        'pkg:pypi/my-sdk@1.0 · METADATA',
      ],
    );
    assert.ok(
      (
        await read(
          [
            {
              name: 'extension.vsixmanifest',
              data: '<PackageManifest><Metadata><Identity Id="helper" Version="1.0.0" Publisher="somebody"/></Metadata></PackageManifest>',
            },
          ],
          'a.vsix',
        )
      ).includes('pkg:vscode-extension/somebody/helper@1.0.0 · extension.vsixmanifest'),
    );
  });

  it('an APK and a bundle: what the manifest owns, not whom it asks about; the packages of the code', async () => {
    const code = executable(['Lcom/iflytek/msc/MSC;', 'Lcom/iflytek/msc/Other;', 'Lcom/tencent/mm/A;', 'LRoot;']);
    const tags: readonly AndroidTag[] = [
      ['manifest', { package: 'com.example.app' }],
      ['queries', {}],
      ['package', { name: 'com.asked.about' }],
      ['activity', { name: 'com.tencent.open.AuthActivity' }],
      ['action', { name: 'com.others.intent.ACTION' }],
      ['meta-data', { name: 'com.acme.sdk.appkey' }],
    ];
    for (const manifest of [
      binaryManifest(tags, 'wide'),
      binaryManifest(tags, 'utf8'),
      binaryManifest(tags, 'utf8', 'numbered'),
      protoManifest(tags),
    ]) {
      const isBundle = manifest[0] === 0x0a;
      const found = await read(
        [
          { name: isBundle ? 'base/manifest/AndroidManifest.xml' : 'AndroidManifest.xml', data: manifest },
          { name: isBundle ? 'base/dex/classes.dex' : 'classes.dex', data: code },
        ],
        isBundle ? 'a.aab' : 'a.apk',
      );
      assert.deepEqual(
        found.filter(line => !line.startsWith('folder')),
        [
          'class com.example.app · AndroidManifest.xml',
          'class com.tencent.open · AndroidManifest.xml',
          'class com.acme.sdk.appkey · AndroidManifest.xml',
          'class com.iflytek.msc · classes',
          'class com.tencent.mm · classes',
        ],
      );
    }
  });

  it('every library of the same name is read, and a TAR inside', async () => {
    const found = await read(
      [
        { name: 'x64/tool.dll', data: buildPe({ imports: ['plain.dll'] }) },
        { name: 'arm64/tool.dll', data: buildPe({ imports: ['plain.dll', 'HCCore.dll'] }) },
        { name: 'src.tgz', data: gzipSync(buildTar([{ name: 'package/package.json', data: '{"name":"inner"}' }])) },
      ],
      'a.zip',
    );
    for (const line of ['load HCCore.dll · imports', 'pkg:npm/inner · package.json']) assert.ok(found.includes(line), found.join('\n'));
  });

  it('an IPA: frameworks, their binaries and what they say they are', async () => {
    const binary = buildMachO({
      id: '@rpath/Kit.framework/Kit',
      loads: [],
      symbols: [],
      identifier: '',
      team: '',
      certificate: new Uint8Array(0),
    });
    const found = await read(
      [
        { name: 'Payload/App.app/Frameworks/Kit.framework/Kit', data: binary },
        { name: 'Payload/App.app/Frameworks/Kit.framework/Info.plist', data: binaryPlist({ CFBundleIdentifier: 'com.acme.kit' }) },
      ],
      'a.ipa',
    );
    for (const line of [
      'folder Kit.framework · entries',
      'file Kit.framework · entries',
      'class com.acme.kit · Info.plist',
      'export-name @rpath/Kit.framework/Kit · own name',
    ])
      assert.ok(found.includes(line), found.join('\n'));
  });

  it('an OpenHarmony package names its bundle and vendor', async () => {
    assert.ok(
      (await read([{ name: 'module.json', data: '{"app":{"bundleName":"com.acme.app","vendor":"acme"},"module":{}}' }], 'a.hsp')).includes(
        'company acme · module.json',
      ),
    );
  });

  it('what was put before an archive, a comment and ZIP64 change nothing', async () => {
    const expected = await read(aar, 'a.aar');
    for (const options of [{ before: 777 }, { comment: 'x'.repeat(3000) }, { wide: true }]) {
      assert.deepEqual(
        lines((await inspect(zip, buildZip(aar, options), 'a.aar')).extraction),
        expected,
        JSON.stringify(options).slice(0, 40),
      );
    }
    await inspect(zip, buildZip(aar, { comment: 'PK\x05\x06 and more than twenty bytes' }), 'a.aar'); // a trap: only no harm is asked for
  });

  it('a stored archive inside is read by its directory alone', async () => {
    const inner = buildZip([
      { name: 'com/hikvision/netsdk/A.class', data: 'x' },
      { name: 'big.bin', data: new Uint8Array(3_000_000), stored: true },
    ]);
    const { extraction, bytes } = await inspect(zip, buildZip([{ name: 'BOOT-INF/lib/sdk.jar', data: inner, stored: true }]), 'boot.jar');
    assert.ok(lines(extraction).includes('class com.hikvision.netsdk · classes'));
    assert.ok(bytes <= 64 * 1024, `${bytes} bytes read`);
  });

  it('a JAR of 20 MB with 500 classes costs less than 64 KB', async () => {
    const data = buildZip([
      { name: 'huge.bin', data: new Uint8Array(20 * 1024 * 1024), stored: true },
      ...Array.from({ length: 500 }, (_, index) => ({ name: `com/example/p${index % 50}/C${index}.class` })),
    ]);
    const { bytes, extraction } = await inspect(zip, data, 'a.jar');
    assert.ok(bytes <= 64 * 1024, `${bytes} bytes read`);
    assert.equal(extraction.problems.length, 0);
  });

  it('bombs, lies, overlaps, secrets and traversal', async () => {
    const bomb = buildZip([{ name: 'libs/bomb.jar', data: new Uint8Array(40_000_000), claims: 12 }]);
    assert.ok(
      lines((await inspect(zip, bomb, 'a.aar')).extraction).some(
        line => line.startsWith('problem size too-large') && line.endsWith('what=bomb.jar'),
      ),
    );
    const manifest = await read(
      [{ name: 'META-INF/MANIFEST.MF', data: `Implementation-Vendor: V\n${'A: b\n'.repeat(50_000)}`, claims: 1 }],
      'a.jar',
    );
    assert.deepEqual(manifest.slice(0, 1), ['company V · MANIFEST.MF']);
    assert.ok(manifest.some(line => line.startsWith('problem size too-large')));
    assert.ok(
      (
        await read(
          [
            { name: 'a.dll', data: 'x' },
            { name: 'b.dll', sameAs: 0 },
          ],
          'a.zip',
        )
      ).includes('problem syntax unexpected what=overlapping ZIP entries'),
    );
    const secret = await read(
      [
        { name: 'com/dahua/A.class', encrypted: true },
        { name: 'HCNetSDK.dll', encrypted: true },
      ],
      'a.zip',
    );
    assert.deepEqual(secret, [
      'class com.dahua · classes',
      'file HCNetSDK.dll · entries',
      'problem access not-read what=encrypted entries',
    ]);
    const traversal = await read(
      [
        { name: '../../etc/HCNetSDK.dll', data: 'x' },
        { name: '..\\..\\x.ocx', data: '' },
        { name: '/absolute/y.so', data: '' },
      ],
      'a.zip',
    );
    assert.deepEqual(traversal, [
      'file HCNetSDK.dll · entries',
      'folder etc · entries',
      'file x.ocx · entries',
      'file y.so · entries',
      'folder absolute · entries',
    ]);
    const deep = buildZip([{ name: 'b.jar', data: buildZip([{ name: 'c.jar', data: buildZip([{ name: 'com/deep/A.class' }]) }]) }]);
    const found = lines((await inspect(zip, deep, 'a.jar')).extraction);
    assert.ok(
      found.includes('problem access not-read what=files in an archive in the archive') && !found.some(line => line.includes('com.deep')),
    );
    assert.deepEqual(lines((await inspect(zip, ascii('PK\x03\x04 and then nothing'), 'a.zip')).extraction), [
      'problem syntax truncated what=ZIP directory',
    ]);
    assert.deepEqual(lines((await inspect(zip, ascii('<html>not found</html>'), 'a.jar')).extraction), []);
    assert.ok(
      (await read([{ name: 'META-INF/MANIFEST.MF', data: 'x', packed: new Uint8Array(50).fill(255) }], 'a.jar')).some(line =>
        line.startsWith('problem syntax truncated'),
      ),
    );
  });

  it('sixty entries that are all the same archive are not opened sixty times', async () => {
    const inner = buildZip(Array.from({ length: 5000 }, (_, index) => ({ name: `com/example/p${index}/A.class` })));
    const parts = Array.from({ length: 60 }, (_, index) => ({
      name: `lib/${index}.jar`,
      ...(index > 0 ? { sameAs: 0 } : {}),
      data: inner,
      stored: true as const,
    }));
    const found = lines((await inspect(zip, buildZip(parts), 'a.jar')).extraction);
    assert.ok(found.includes('problem access not-read what=files inside'));
  });

  it('a JAR by javac and jar', async function () {
    this.timeout(120_000);
    const data = compiled(
      this,
      { 'C.java': 'package a.b; public class C {}\n' },
      [
        ['javac', '-d', '.', 'C.java'],
        ['jar', 'cf', 'x.jar', 'a'],
      ],
      'x.jar',
      buildZip([{ name: 'a/b/C.class' }]),
    );
    assert.deepEqual(lines((await inspect(zip, data, 'x.jar')).extraction), ['class a.b · classes']);
  });

  it('laws', async function () {
    this.timeout(120_000);
    const code = executable(['Lcom/iflytek/msc/MSC;', 'Lcom/tencent/mm/A;']);
    await laws(zip, buildZip([{ name: 'classes.dex', data: code, stored: true }]), { budget: 6 * 1024 * 1024 });
    await laws(zip, buildZip(aar), { budget: 6 * 1024 * 1024, cuts: 800 });
    const tags: readonly AndroidTag[] = [
      ['manifest', { package: 'com.example.app' }],
      ['activity', { name: 'com.tencent.open.AuthActivity' }],
    ];
    for (const [name, data] of [
      ['AndroidManifest.xml', binaryManifest(tags, 'utf8')],
      ['base/manifest/AndroidManifest.xml', protoManifest(tags)],
      ['Payload/A.app/Info.plist', binaryPlist({ CFBundleIdentifier: 'com.acme.kit', CFBundleName: 'A kit' })],
    ] as const) {
      await laws(zip, buildZip([{ name, data, stored: true }]), { budget: 6 * 1024 * 1024, cuts: 300, mutations: 1000 });
    }
  });
});

type AndroidTag = readonly [name: string, attributes: Readonly<Record<string, string>>];

/** Binary XML: a pool of strings in either of its spellings, and a chunk for each tag; `numbered`: attribute names are numbers alone. */
function binaryManifest(tags: readonly AndroidTag[], spelling: 'wide' | 'utf8', names: 'named' | 'numbered' = 'named'): Uint8Array {
  const texts = ['name', ...new Set(tags.flatMap(([name, attributes]) => [name, ...Object.entries(attributes).flat()]))];
  const shown = texts.map((text, index) => (index === 0 && names === 'numbered' ? '' : text));
  const encoded = shown.map(text =>
    spelling === 'wide' ? join([le16(text.length), wide(text)]) : join([Uint8Array.of(text.length, text.length), zero(text)]),
  );
  const offsets = encoded.map((_, index) => encoded.slice(0, index).reduce((total, one) => total + one.length, 0));
  const body = join([le32(...offsets), ...encoded]);
  const pool = join([
    le16(1, 28),
    le32(28 + body.length, texts.length, 0, spelling === 'utf8' ? 0x100 : 0, 28 + offsets.length * 4, 0),
    body,
  ]);
  const ids = join([le16(0x180, 8), le32(12, 0x01010003)]);
  const chunks = tags.map(([name, attributes]) => {
    const pairs = Object.entries(attributes).map(([key, value]) =>
      join([le32(0xffffffff, texts.indexOf(key), texts.indexOf(value)), le16(8, 0x300), le32(texts.indexOf(value))]),
    );
    const head = join([le32(1, 0xffffffff, 0xffffffff, texts.indexOf(name)), le16(20, 20, pairs.length, 0, 0, 0)]);
    return join([le16(0x102, 16), le32(8 + head.length + pairs.length * 20), head, ...pairs]);
  });
  const all = join([pool, ids, ...chunks]);
  return join([le16(3, 8), le32(8 + all.length), all]);
}

function protoManifest(tags: readonly AndroidTag[]): Uint8Array {
  const field = (number: number, content: Uint8Array) =>
    join([
      Uint8Array.of(number * 8 + 2, ...(content.length < 128 ? [content.length] : [(content.length & 127) | 128, content.length >> 7])),
      content,
    ]);
  const element = ([name, attributes]: AndroidTag, inner: readonly Uint8Array[]): Uint8Array =>
    field(
      1,
      join([
        field(3, ascii(name)),
        ...Object.entries(attributes).map(([key, value]) =>
          field(4, join([field(2, ascii(key)), field(3, ascii(value)), Uint8Array.of(0x28, 5)])),
        ),
        ...inner.map(one => field(5, one)),
      ]),
    );
  const [first, ...rest] = tags;
  return first
    ? element(
        first,
        rest.map(tag => element(tag, [])),
      )
    : new Uint8Array(0);
}

function binaryPlist(entries: Readonly<Record<string, string>>): Uint8Array {
  const texts = [...Object.keys(entries), ...Object.values(entries)];
  const objects = [
    Uint8Array.of(0xd0 + texts.length / 2, ...texts.map((_, index) => index + 1)),
    ...texts.map(text =>
      join([text.length < 15 ? Uint8Array.of(0x50 + text.length) : Uint8Array.of(0x5f, 0x10, text.length), ascii(text)]),
    ),
  ];
  const starts = objects.map((_, index) => 8 + join(objects.slice(0, index)).length);
  const table = 8 + join(objects).length;
  const end = join([
    new Uint8Array(6),
    Uint8Array.of(1, 1),
    new Uint8Array(7),
    Uint8Array.of(objects.length),
    new Uint8Array(15),
    Uint8Array.of(table),
  ]);
  return join([ascii('bplist00'), ...objects, Uint8Array.from(starts), end]);
}
