// Property lists of Apple bundles on disk, and Android executables by themselves.
import assert from 'node:assert/strict';
import { dex } from '../src/evidence/dex.ts';
import { infoPlist } from '../src/evidence/info-plist.ts';
import { ascii } from './support/build-bytes.ts';
import { executable } from './support/build-dex.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';

const text = ascii(
  '<?xml version="1.0"?><plist version="1.0"><dict><key>CFBundleIdentifier</key><string>com.acme.kit</string><key>CFBundleExecutable</key><string>Kit</string><key>CFBundleName</key><string>$(PRODUCT_NAME)</string><key>UIDeviceFamily</key><array><integer>1</integer></array></dict></plist>',
);

describe('evidence/info-plist', () => {
  it('a built bundle says what it is; a project’s own file says nothing', async () => {
    const found = ['class com.acme.kit · Info.plist', 'export-name Kit · Info.plist'];
    for (const path of [
      'ios/Kit.framework/Info.plist',
      'mac/Kit.framework/Versions/A/Resources/Info.plist',
      'mac/Kit.app/Contents/Info.plist',
    ])
      assert.deepEqual(lines((await inspect(infoPlist, text, path)).extraction), found, path);
    assert.deepEqual(lines((await inspect(infoPlist, text, 'ios/App/Info.plist')).extraction), []);
  });

  it('laws', () => laws({ ...infoPlist, inspect: (_, bytes) => infoPlist.inspect('a.app/Info.plist', bytes) }, text));
});

describe('evidence/dex', () => {
  it('an empty or cut executable ends quietly', async () => {
    assert.deepEqual(lines((await inspect(dex, ascii('dex\n035\0'))).extraction), ['problem syntax truncated what=DEX header']);
    assert.deepEqual(lines((await inspect(dex, ascii('no such file'))).extraction), []);
  });

  it('laws', () => laws(dex, executable(['Lcom/acme/sdk/A;', 'Lcom/acme/B;']), { budget: 4 * 1024 * 1024 }));
});
