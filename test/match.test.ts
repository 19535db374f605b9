// Clues meet signs as the table of kinds says, and nothing else.
import assert from 'node:assert/strict';
import { lookup } from '../src/match/lookup.ts';
import { prepare } from '../src/match/prepare.ts';
import type { Clue, Field, Negative, Sign } from '../src/model.ts';

function sign(kind: Sign['kind'], match: string, change: Partial<Sign> = {}): Sign {
  return {
    id: `acme/${kind}-${match}`,
    vendor: 'acme',
    kind,
    match,
    class: 'developer-library',
    certainty: 'owned',
    product: 'Acme',
    ...change,
  };
}

function finder(signs: readonly Sign[], negatives: readonly Negative[] = []): (clue: Clue) => string | undefined {
  const index = prepare({ signs, negatives });
  return clue => lookup(index, clue)?.match;
}

const pkg = (type: string, name: string, version?: string): Clue => ({ kind: 'package', type, name, ...(version ? { version } : {}) });
const host = (url: string): Clue => ({ kind: 'host', url });
const mark = (field: Field, text: string): Clue => ({ kind: 'mark', field, text });

describe('match', () => {
  it('folds names as their ecosystem compares them', () => {
    const find = finder([
      sign('package', 'pkg:pypi/Acme_Sdk'),
      sign('package', 'pkg:cargo/acme-sdk'),
      sign('package', 'pkg:nuget/Acme.Sdk'),
      sign('package', 'pkg:golang/acme.example/sdk'),
      sign('package', 'pkg:docker/acme/scanner'),
      sign('package', 'pkg:cocoapods/AcmeKit'),
    ]);
    assert.ok(find(pkg('pypi', 'acme.sdk')));
    assert.ok(find(pkg('cargo', 'acme_sdk')));
    assert.ok(find(pkg('nuget', 'acme.SDK')));
    assert.ok(find(pkg('golang', 'acme.example/SDK/v3')));
    assert.ok(find(pkg('docker', 'docker.io/acme/scanner')));
    assert.ok(find(pkg('oci', 'index.docker.io/acme/scanner')));
    assert.ok(find(pkg('cocoapods', 'AcmeKit/Core')));
    assert.equal(find(pkg('npm', 'acme-sdk')), undefined);
    assert.equal(find(pkg('pypi', 'acme-sdk-2')), undefined);
  });

  it('takes a Scala library for the same, whatever Scala it was compiled for', () => {
    for (const match of ['pkg:maven/com.acme/core', 'pkg:maven/com.acme/core_2.13']) {
      const find = finder([sign('package', match)]);
      for (const name of ['core', 'core_2.12', 'core_2.13', 'core_3', 'core_sjs1_2.13', 'core_native0.5_3'])
        assert.ok(find(pkg('maven', `com.acme/${name}`)), `${match} ${name}`);
      for (const name of ['core_2', 'core_4', 'core_22.13', 'core2.13', 'core_', 'core_x'])
        assert.equal(find(pkg('maven', `com.acme/${name}`)), undefined, name);
    }
  });

  it('takes families up to a separator, with exceptions', () => {
    const find = finder([
      sign('family', 'pkg:npm/@acme/*'),
      sign('family', 'pkg:pypi/acme-sdk-*', { except: ['acme-sdk-fork', 'acme-sdk-theirs-*'] }),
    ]);
    assert.ok(find(pkg('npm', '@acme/ui')));
    assert.ok(find(pkg('npm', '@ACME/ui')));
    assert.equal(find(pkg('npm', '@acmenj/ui')), undefined);
    assert.ok(find(pkg('pypi', 'acme_sdk_core')));
    assert.equal(find(pkg('pypi', 'acme-sdk-fork')), undefined);
    assert.equal(find(pkg('pypi', 'acme-sdk-theirs-x')), undefined);
    assert.equal(find(pkg('pypi', 'acme-sdkcore')), undefined);
  });

  it('reads addresses as manifests write them', () => {
    const find = finder([sign('host', 'acme.example'), sign('host-path', 'hub.example/acme'), sign('owner', 'github.com/acme')]);
    for (const url of [
      'https://dl.acme.example/x',
      'ACME.example',
      '//acme.example:8080/x',
      'ftp://u:p@acme.example/x',
      'sparse+https://acme.example/',
    ]) {
      assert.equal(find(host(url)), 'acme.example', url);
    }
    assert.equal(find(host('https://acme.example.org/')), undefined);
    assert.equal(find(host('https://notacme.example/')), undefined);
    assert.equal(find(host('https://hub.example/acme/x')), 'hub.example/acme');
    assert.equal(find(host('https://hub.example/acme-x')), undefined);
    for (const url of [
      'https://github.com/Acme/x.git',
      'git@github.com:acme/x.git',
      'git+ssh://git@github.com/acme/x',
      'git+ssh://git@github.com:acme/x.git',
      'github:acme/x',
      'https://raw.githubusercontent.com/acme/x/main/y',
      'https://cdn.jsdelivr.net/gh/acme/x@1/y.js',
      'https://acme.github.io/x',
    ]) {
      assert.equal(find(host(url)), 'github.com/acme', url);
    }
    assert.equal(find(host('https://github.com/acme-fan/x')), undefined);
    assert.equal(find(host('https://cdn.jsdelivr.net/npm/acme/x')), undefined);
    assert.equal(find(pkg('golang', 'github.com/acme/x/v2')), 'github.com/acme');
    assert.equal(find(pkg('githubactions', 'acme/deploy')), 'github.com/acme');
    assert.equal(find(pkg('docker', 'ghcr.io/acme/x')), 'github.com/acme');
    assert.equal(find(pkg('docker', 'registry.acme.example/x/y')), 'acme.example');
  });

  it('takes images, models, extensions, providers by whole segments', () => {
    const find = finder([
      sign('image', 'pkg:docker/acme'),
      sign('model', 'pkg:huggingface/acme-ai'),
      sign('extension', 'pkg:vscode-extension/acme'),
      sign('provider', 'pkg:terraform/acme/acmecloud'),
    ]);
    assert.ok(find(pkg('docker', 'acme/scanner')));
    assert.equal(find(pkg('docker', 'acmex/scanner')), undefined);
    assert.ok(find(pkg('huggingface', 'Acme-AI/model-7b')));
    assert.ok(find(pkg('vscode-extension', 'acme.lens')));
    assert.ok(find(pkg('vscode-extension', 'acme/lens')));
    assert.ok(find(pkg('terraform', 'registry.terraform.io/acme/acmecloud')));
    assert.equal(find(pkg('terraform', 'acme/other')), undefined);
  });

  it('compares marks by kind', () => {
    const find = finder([
      sign('file', 'AcmeCore.dll'),
      sign('file', 'acme_sdk_*_full.aar'),
      sign('folder', 'AcmeParts'),
      sign('import', 'acmelib'),
      sign('class-prefix', 'com.acme.sdk'),
      sign('include', 'acme/core.h'),
      sign('load', 'AcmeCore'),
      sign('load', 'acme_sdk_*_full'),
      sign('symbol', 'ACME_DVR_', { min: 3 }),
      sign('field', 'Acme Lab', { field: 'company' }),
    ]);
    assert.ok(find(mark('file', 'x/y/ACMECORE.DLL')));
    assert.equal(find(mark('file', 'NotAcmeCore.dll')), undefined);
    assert.ok(find(mark('file', 'acme_sdk_5.18.0.215_full.aar')));
    assert.ok(find(mark('folder', 'acmeparts')));
    assert.ok(find(mark('import', 'acmelib.deep.Thing')));
    assert.equal(find(mark('import', 'acmelibrary')), undefined);
    assert.ok(find(mark('class', 'com/acme/sdk/Engine')));
    assert.ok(find(mark('import', 'com.acme.sdk.Engine')));
    assert.equal(find(mark('class', 'com.acme.sdkx.Engine')), undefined);
    assert.ok(find(mark('include', '../third/Acme/Core.h')));
    assert.equal(find(mark('include', 'myacme/core.h')), undefined);
    for (const text of ['libAcmeCore.so.1.2', 'C:\\x\\AcmeCore.dll', 'AcmeCore', '@rpath/libacmecore.dylib', 'acmecore-1.2.3.dll']) {
      assert.ok(find(mark('load', text)), text);
    }
    assert.equal(find(mark('load', 'AcmeCoreExtra')), undefined);
    assert.ok(find(mark('load', 'acme_sdk_5.18.0.215_full')));
    assert.ok(find(mark('export-name', 'AcmeCore.dll')));
    assert.ok(find(mark('symbol', 'ACME_DVR_Init')));
    assert.equal(find(mark('symbol', 'acme_dvr_init')), undefined);
    assert.ok(find(mark('company', '(c) Acme Lab, Inc.')));
    assert.equal(find(mark('company', 'Acme Laboratory')), undefined);
    assert.equal(find(mark('product', 'Acme Lab')), undefined);
  });

  it('lets the strongest win, then the longest, then the first', () => {
    const find = finder([
      sign('family', 'pkg:npm/@acme/*'),
      sign('package', 'pkg:npm/@acme/client', { certainty: 'interoperates' }),
      sign('package', 'pkg:npm/@acme/core'),
      sign('host', 'acme.example', { certainty: 'owned' }),
      sign('host', 'mirror.acme.example', { certainty: 'owned' }),
    ]);
    assert.equal(find(pkg('npm', '@acme/client')), 'pkg:npm/@acme/*');
    assert.equal(find(pkg('npm', '@acme/core')), 'pkg:npm/@acme/core');
    assert.equal(find(host('https://mirror.acme.example/')), 'mirror.acme.example');
  });

  it('lets a negative beat families, hosts and prefixes, and no exact package', () => {
    const find = finder(
      [
        sign('family', 'pkg:maven/com.acme.*'),
        sign('package', 'pkg:maven/com.acme.theirs/ours'),
        sign('class-prefix', 'com.acme'),
        sign('host', 'acme.example'),
      ],
      [
        { kind: 'family', match: 'pkg:maven/com.acme.theirs/*', why: 'of others' },
        { kind: 'import', match: 'com.acme.theirs', why: 'of others' },
        { kind: 'host', match: 'community.acme.example', why: 'of others' },
      ],
    );
    assert.equal(find(pkg('maven', 'com.acme.theirs/x')), undefined);
    assert.ok(find(pkg('maven', 'com.acme.theirs/ours')));
    assert.ok(find(pkg('maven', 'com.acme.core/x')));
    assert.equal(find(mark('import', 'com.acme.theirs.X')), undefined);
    assert.equal(find(host('https://community.acme.example/')), undefined);
    assert.ok(find(host('https://www.acme.example/')));
  });

  it('judges version ranges only where somebody can', () => {
    const ranged = [sign('package', 'pkg:npm/acme', { versions: 'vers:npm/<2.0.0' })];
    const clue = pkg('npm', 'acme', '3.0.0');
    assert.ok(lookup(prepare({ signs: ranged, negatives: [] }), clue));
    const index = prepare({ signs: ranged, negatives: [] }, () => false);
    assert.equal(lookup(index, clue), undefined);
    assert.ok(lookup(index, pkg('npm', 'acme')));
  });

  it('costs little whatever the text', () => {
    const find = finder([sign('family', 'pkg:npm/@acme/*'), sign('symbol', 'ACME_', { min: 1 }), sign('host', 'acme.example')]);
    const long = 'a.'.repeat(200_000);
    for (const clue of [
      pkg('npm', long),
      host(long),
      mark('symbol', long),
      mark('import', long),
      mark('include', `${long}/`),
      mark('company', long),
    ]) {
      for (let i = 0; i < 20; i++) find(clue);
    }
  });
});
