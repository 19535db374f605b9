// Vendored kits against the real list: found by what they say of themselves, one finding a kit, shown at the code that loads it.
import assert from 'node:assert/strict';
import { compileList } from '../src/dev/data/compile.ts';
import { probes } from '../src/evidence/index.ts';
import { memoryFiles } from '../src/files/memory.ts';
import { formats } from '../src/formats/index.ts';
import type { Finding, List, Problem } from '../src/model.ts';
import { defaults } from '../src/policy/defaults.ts';
import { english } from '../src/report/message.ts';
import { presence } from '../src/report/presence.ts';
import { scan } from '../src/scan/scan.ts';
import { setup } from '../src/scan/setup.ts';
import { ascii } from './support/build-bytes.ts';
import { buildElf } from './support/build-elf.ts';
import { buildPe } from './support/build-pe.ts';
import { buildZip } from './support/build-zip.ts';

const TODAY = '2026-11-24';

/** Names as the camera kit carries them. */
const camera = buildPe({
  exports: { name: 'HCNetSDK.dll', names: ['NET_DVR_Cleanup', 'NET_DVR_Init', 'NET_DVR_Login_V40', 'NET_DVR_RealPlay_V40'] },
});
const plain = buildPe({ exports: { name: 'plain.dll', names: ['Start', 'Stop'] } });

describe('vendored', function () {
  this.timeout(20_000);
  let list: List;

  before(async () => {
    list = await compileList('.');
  });

  async function found(
    tree: Readonly<Record<string, string | Uint8Array>>,
  ): Promise<{ findings: readonly Finding[]; problems: Problem[] }> {
    const problems: Problem[] = [];
    let findings: readonly Finding[] = [];
    const world = setup(list, formats, probes, defaults, TODAY);
    for await (const event of scan(memoryFiles(tree), world, { pause: () => Promise.resolve() }, { aborted: false })) {
      if (event.kind === 'checked') problems.push(...event.checked.problems);
      if (event.kind === 'findings') findings = event.findings;
    }
    return { findings, problems };
  }

  const paths = (finding: Finding | undefined): string[] => [...new Set(finding?.places.map(place => place.path))].sort();
  const components = (findings: readonly Finding[]): string[] => findings.map(one => one.component);
  const NETSDK = 'hikvision:Device Network SDK';

  it('a renamed library is found by the name and the symbols that it exports', async () => {
    const { findings } = await found({ 'native/video.dll': camera });
    assert.deepEqual(components(findings), [NETSDK]);
    assert.deepEqual(paths(findings[0]), ['native/video.dll']);
  });

  it('the same file in seven places is one finding with seven places', async () => {
    const at = ['x86', 'x64', 'bin/Debug', 'bin/Release', 'packages/a/lib', 'dist', 'old'].map(folder => `${folder}/HCNetSDK.dll`);
    const { findings } = await found(Object.fromEntries(at.map(path => [path, camera])));
    assert.deepEqual(components(findings), [NETSDK]);
    assert.deepEqual(paths(findings[0]), [...at].sort());
  });

  it('a library, its helpers, its header and the line that loads it are one finding, shown at the code', async () => {
    const loaders = {
      'src/Camera.java': 'class Camera {\n  static { System.loadLibrary("hcnetsdk"); }\n}\n',
      'src/Camera.kt': 'val sdk = Native.load("hcnetsdk", Sdk::class.java)\n',
      'src/Camera.cs': 'class Camera {\n  [DllImport(@"..\\bin\\HCNetSDK.dll")]\n  static extern bool NET_DVR_Init();\n}\n',
      'src/camera.py': "paths = {'windows': root + 'HCNetSDK.dll'}\nsdk = load(paths)\n",
    };
    for (const [path, code] of Object.entries(loaders)) {
      const { findings } = await found({
        'lib/HCNetSDK.dll': camera,
        'lib/HCCore.dll': buildPe({}),
        'lib/PlayCtrl.dll': buildPe({ imports: ['HCCore.dll'] }),
        'include/camera.c': '#include "HCNetSDK.h"\n',
        [path]: code,
      });
      assert.deepEqual(components(findings), [NETSDK], path);
      assert.ok(['include/camera.c', path].includes(findings[0]?.places[0]?.path ?? ''), path);
      assert.ok(paths(findings[0]).includes('lib/HCNetSDK.dll'), path);
      const absent = await found({ [path]: code });
      assert.deepEqual(components(absent.findings), [NETSDK], `${path}, library absent`);
      assert.deepEqual(paths(absent.findings[0]), [path]);
    }
  });

  it('says how a kit is here: its files, loaded or not, or a line that loads what is absent', async () => {
    const says = async (tree: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> =>
      (await found(tree)).findings.map(finding => presence(english, finding));
    const code = { 'src/Camera.java': 'class Camera {\n  static { System.loadLibrary("hcnetsdk"); }\n}\n' };
    assert.deepEqual(await says({ 'lib/HCNetSDK.dll': camera }), ['bundled; 1 file in lib']);
    assert.deepEqual(await says({ ...code, 'lib/x64/HCNetSDK.dll': camera, 'lib/x86/HCNetSDK.dll': camera }), [
      'loaded; 2 files in lib/x64 (1), lib/x86 (1)',
    ]);
    const many = Object.fromEntries(['a', 'b', 'c', 'd'].map(folder => [`lib/${folder}/HCNetSDK.dll`, camera]));
    assert.deepEqual(await says(many), ['bundled; 4 files in lib']);
    assert.deepEqual(await says(code), ['loaded but absent; no file of it was found in this project']);
    const program = { 'bin/tool.exe': buildPe({ imports: ['HCNetSDK.dll'] }) };
    assert.deepEqual(await says(program), ['loaded but absent; no file of it was found in this project']);
  });

  it('code that names a module of a declared package is a place of that package', async () => {
    const code = { 'src/Push.java': 'import com.huawei.hms.push.HmsMessageService;\nclass Push extends HmsMessageService {}\n' };
    const alone = await found(code);
    assert.equal(alone.findings.length, 1);
    const gradle = { 'build.gradle': "dependencies {\n  implementation 'com.huawei.hms:push:6.1.0.300'\n}\n" };
    const { findings } = await found({ ...code, ...gradle });
    assert.deepEqual(components(findings), ['maven:com.huawei.hms/push']);
    assert.deepEqual(paths(findings[0]), ['build.gradle', 'src/Push.java']);
    assert.equal(findings[0]?.places[0]?.path, 'build.gradle');
    const verdicts = (await found(gradle)).findings[0]?.verdicts;
    assert.deepEqual(findings[0]?.verdicts, verdicts); // code says nothing new about what the rules reach
  });

  it('a name in a list that keeps libraries out, or where nothing loads one, is no reference', async () => {
    const lists = {
      'deny.py': 'BLOCKED_DLLS = {"HCNetSDK.dll", "dhnetsdk.dll"}\n\ndef load(name):\n    return name not in BLOCKED_DLLS\n',
      'look.c': 'static const char *names[] = { "a.dll", "HCNetSDK.dll" };\nint is(const char *n) { return strcmp(n, names[0]); }\n',
      'Hooks.cs': 'class Hooks {\n  static readonly string[] Suspicious = { "HCNetSDK.dll" };\n  void Copy() { File.Copy("a", "b"); }\n}\n',
    };
    for (const [path, code] of Object.entries(lists)) assert.deepEqual((await found({ [path]: code })).findings, [], path);
    const loads = { 'load.py': "import ctypes\npaths = {'windows': './HCNetSDK.dll'}\nsdk = ctypes.CDLL(paths['windows'])\n" };
    assert.deepEqual(components((await found(loads)).findings), [NETSDK]);
    // A detector, a hook or a bank may well load what it names.
    const named = { 'face.py': 'import ctypes\nDETECTORS = ["./HCNetSDK.dll"]\nHOOK_DLL = "./HCNetSDK.dll"\nctypes.CDLL(DETECTORS[0])\n' };
    assert.equal((await found(named)).findings[0]?.places.length, 2);
  });

  it('companions of third parties are nobody’s, beside the kit and alone', async () => {
    const companions = Object.fromEntries(
      ['libeay32.dll', 'ssleay32.dll', 'zlib1.dll', 'OpenAL32.dll', 'avcodec-58.dll', 'libcurl.dll', 'msvcr90.dll', 'pthreadVC2.dll'].map(
        name => [`lib/${name}`, plain],
      ),
    );
    assert.deepEqual((await found(companions)).findings, []);
    const { findings } = await found({ ...companions, 'lib/HCNetSDK.dll': camera });
    assert.deepEqual(paths(findings[0]), ['lib/HCNetSDK.dll']);
    assert.equal(findings.length, 1);
  });

  it('a speech kit: archive, native libraries and imports are one finding', async () => {
    const { findings } = await found({
      'app/libs/Msc.jar': buildZip([{ name: 'com/iflytek/cloud/SpeechUtility.class' }, { name: 'com/iflytek/msc/MSC.class' }]),
      'app/libs/arm64-v8a/libmsc.so': buildElf({ soname: 'libmsc.so', symbols: ['Java_com_iflytek_msc_MSC_QISRInit', 'MSPLogin'] }),
      'app/libs/armeabi-v7a/libmsc.so': buildElf({ bits: 32, soname: 'libmsc.so', symbols: ['MSPLogin'] }),
      'app/src/Speech.java': 'import com.iflytek.cloud.SpeechUtility;\nclass Speech {}\n',
    });
    assert.equal(findings.length, 1, components(findings).join());
    assert.equal(findings[0]?.vendor, 'iflytek');
    assert.equal(findings[0]?.places[0]?.path, 'app/src/Speech.java');
  });

  it('a kit whose helpers are called by common names, and one for Android that the maker never named itself in', async () => {
    const { findings } = await found({
      'sdk/dll/NetDEVSDK.dll': plain,
      'sdk/dll/libcurl.dll': plain,
      'sdk/include/NetDEVSDK.h': '#pragma once\n',
      'demo/Demo.vb': 'Module Demo\n  Declare Function NETDEV_Init Lib "NetDEVSDK" () As Boolean\nEnd Module\n',
      'demo/Demo.cpp': '#include "NetDEVSDK.h"\n',
      'app/libs/INetSDK.jar': buildZip([{ name: 'com/company/NetSDK/INetSDK.class' }]),
    });
    assert.deepEqual(components(findings).sort(), ['dahua:NetSDK', 'uniview:NetDEV SDK']);
    const uniview = findings.find(one => one.vendor === 'uniview');
    assert.deepEqual(paths(uniview), ['demo/Demo.cpp', 'demo/Demo.vb', 'sdk/dll/NetDEVSDK.dll', 'sdk/include/NetDEVSDK.h']);
    assert.equal(uniview?.places[0]?.path, 'demo/Demo.cpp');
  });

  it('an archive goes to the vendor whose classes it holds', async () => {
    const { findings } = await found({ 'libs/cwsdk-release.aar': buildZip([{ name: 'com/qq/e/ads/ADActivity.class' }]) });
    assert.deepEqual(
      findings.map(one => one.vendor),
      ['tencent'],
    );
  });

  it('a pointer counts by its name, which is said; a placeholder does not', async () => {
    const lfs = ascii('version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n');
    const { findings, problems } = await found({ 'lib/HCNetSDK.dll': lfs });
    assert.deepEqual(components(findings), [NETSDK]);
    assert.deepEqual(
      problems.map(one => one.id),
      ['not-read'],
    );
    assert.deepEqual((await found({ 'lib/HCNetSDK.dll': '', 'lib/libmsc.so': 'put the library here' })).findings, []);
  });

  it('a native library is whose classes its functions belong to', async () => {
    const names = ['Java_com_baidu_mapapi_map_NA_nativeInit', 'Java_com_acme_App_start'];
    const { findings } = await found({
      'jniLibs/libmap_v6_0_0.so': buildElf({ symbols: names }),
      'jniLibs/libapp.so': buildElf({ symbols: ['Java_com_acme_App_start', 'Java_com_1baidu_App_start'] }),
      'src/face.cpp': 'extern "C" JNIEXPORT jint JNICALL Java_com_megvii_idcard_Api_init(JNIEnv *env, jclass type) { return 0; }\n',
    });
    assert.deepEqual(components(findings).sort(), ['baidu:Baidu Maps', 'megvii:Face++ mobile SDK']);
    assert.deepEqual(findings.flatMap(paths).sort(), ['jniLibs/libmap_v6_0_0.so', 'src/face.cpp']);
  });

  it('C++ libraries whose own names say nothing are found by the namespace of their functions', async () => {
    const functions = ['create', 'destroy', 'input'].map(name => `_ZN5Dahua13StreamPackage8CPackage${name.length}${name}Ev`);
    const { findings } = await found({
      'ios/lib/libpackage.so': buildElf({ symbols: functions }),
      'ios/lib/libother.so': buildElf({ symbols: functions.map(name => name.replace('5Dahua', '4Acme')) }),
    });
    assert.deepEqual(components(findings), ['dahua:NetSDK']);
    assert.deepEqual(paths(findings[0]), ['ios/lib/libpackage.so']);
  });

  it('a framework of Apple’s platforms is one finding: its folder, its headers, who imports and who links it', async () => {
    const { findings } = await found({
      'Kit/MAMapKit.framework/Headers/MAMapKit.h': '#import <MAMapKit/MAConfig.h>\n',
      'Kit/MAMapKit.framework/Modules/module.modulemap': 'framework module MAMapKit {}\n',
      'App/Map.m': '#import <MAMapKit/MAMapKit.h>\n',
      'App/Map.swift': 'import MAMapKit\n',
      'App/Other.m': '#import <OTMAMapKit/MAMapKit.h>\n#import "MAMapKit/Own.h"\n',
    });
    assert.deepEqual(components(findings), ['alibaba:AMap']);
    assert.deepEqual(paths(findings[0]), [
      'App/Map.m',
      'App/Map.swift',
      'Kit/MAMapKit.framework',
      'Kit/MAMapKit.framework/Headers/MAMapKit.h',
    ]);
    assert.equal(presence(english, findings[0] as Finding), 'loaded; 1 file in Kit');
  });

  it('a kit of headers alone is there, not absent; a namesake far from it is nobody’s', async () => {
    const headers = { 'sdk/include/ql_type.h': 'typedef int s32;\n', 'sdk/include/ql_stdlib.h': '#include "ql_type.h"\n' };
    const { findings } = await found({
      ...headers,
      'src/main.c': '#include "ql_stdlib.h"\n',
      'third/yb/common/ql_type.h': 'class QLType;\n',
    });
    assert.deepEqual(components(findings), ['quectel:OpenCPU']);
    assert.deepEqual(
      findings.map(finding => presence(english, finding)),
      ['loaded; 2 files in sdk/include'],
    );
  });

  it('a source file that declares no package makes no project of its folder', async () => {
    const { findings } = await found({
      'App/App.csproj': '<Project Sdk="Microsoft.NET.Sdk" />\n',
      'App/Controllers/Camera.cs':
        '#:property x=1\nclass Camera {\n  [DllImport("HCNetSDK.dll")]\n  static extern bool NET_DVR_Init();\n}\n',
      'App/Services/Plain.cs': 'class Plain {}\n',
      'App/lib/HCNetSDK.dll': camera,
    });
    assert.deepEqual(
      findings.map(({ project, component }) => [project, component]),
      [['App', NETSDK]],
    );
  });

  it('look-alikes are silent', async () => {
    const { findings } = await found({
      'libs/libqxwz_release_v1.1.0.aar': buildZip([{ name: 'com/qxwz/sdk/core/Sdk.class' }]),
      'libs/cw-core.aar': buildZip([{ name: 'com/cw/Core.class' }, { name: 'com/yitu/Own.class' }]),
      'libs/zxing-core.jar': buildZip([{ name: 'com/google/zxing/Reader.class' }]),
      'libs/libarcsoft_face.dll': plain,
      'libs/libarcsoft_face_engine_jni.so': buildElf({ soname: 'libarcsoft_face_engine_jni.so' }),
      'libs/libh264decoder.so': buildElf({ soname: 'libh264decoder.so' }),
      'src/media.c': '#include "rk_mpi_sys.h"\n#include "media/mpi_sys.h"\n#include "sql_type.h"\n#include "yb/common/ql_type.h"\n',
      'src/Face.java': 'import com.arcsoft.face.FaceEngine;\nimport com.google.zxing.Reader;\n',
      'src/pay.ts': 'import { BsPaySdk } from "./BsPaySdk";\nimport { MasspaySdk } from "./MasspaySdk";\nconst SPAYSDK = "SyspaySDK";\n',
      'src/policy.cs': 'using DotNetSDKCSharpModules;\nclass scriptSecurityManager { void AcceptSecurityContext() {} }\n',
      'src/menu.py': 'import baklava\nimport klavaro\nprint("checkLavaCollision")\n',
      'src/net/Makefile': 'obj-m += qmi_wwan_f.o qmi_wwan_m.o pcie_mhi_fb.o\nLDLIBS = -lfibocom-dial -lmeig-cm\n',
      'src/wrap.go': 'package wrap\n\n// patches by a@zte.com.cn and b@yitu-inc.com; see .360safe.com\n',
      'web/page.html': '<body kasperskylab_antibanner="on"><script src="app.js"></script></body>\n',
    });
    assert.deepEqual(components(findings), []);
  });
});
