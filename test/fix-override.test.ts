// Overrides, exclusions and other registries: what is added, where, and what is left alone.
import assert from 'node:assert/strict';
import { applied, type Fix } from '../src/fix/fix.ts';
import { override } from '../src/fix/override.ts';
import { replace } from '../src/fix/replace.ts';
import { useRegistry } from '../src/fix/use-registry.ts';
import type { Clue, Finding, Source } from '../src/model.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { list, vendor } from './policy/small-list.ts';

const OTHER = { name: '@neutral/sdk', version: '2.0.0' };

function locked(lock: string, name = '@acme/sdk', type = 'npm'): Finding {
  return findingOf([
    placeOf(lock, { clue: { kind: 'package', type, name }, token: [0, 1], role: 'runtime', state: 'resolved', certain: 'exact' }),
  ]);
}

describe('fix/override', () => {
  function manifest(text: string): Source {
    return { path: 'package.json', text };
  }

  it('package.json: the means of the manager whose lockfile names it', () => {
    for (const text of [
      '{}',
      '{\n}\n',
      '{\n\t"name": "shop"\n}\n',
      '{\r\n  "name": "shop",\r\n  "overrides": {},\r\n  "resolutions": { "x": "1" },\r\n  "pnpm": { "patched": {} }\r\n}\r\n',
    ]) {
      const said = (lock: string): unknown => {
        const fix = override(locked(lock), manifest(text), OTHER);
        assert.ok(fix);
        return JSON.parse(applied(manifest(text), fix));
      };
      const before = JSON.parse(text);
      const target = 'npm:@neutral/sdk@2.0.0';
      assert.deepEqual(said('package-lock.json'), { ...before, overrides: { ...before.overrides, '@acme/sdk': target } });
      assert.deepEqual(said('yarn.lock'), { ...before, resolutions: { ...before.resolutions, '@acme/sdk': target } });
      assert.deepEqual(said('pnpm-lock.yaml'), { ...before, pnpm: { ...before.pnpm, overrides: { '@acme/sdk': target } } });
    }
  });

  it('only pnpm can leave one out', () => {
    const fix = override(locked('pnpm-lock.yaml'), manifest('{}'));
    assert.equal(fix?.title, 'Add an override that leaves @acme/sdk out (what asks for it may break)');
    assert.deepEqual(JSON.parse(applied(manifest('{}'), fix ?? none())), { pnpm: { overrides: { '@acme/sdk': '-' } } });
    assert.equal(override(locked('package-lock.json'), manifest('{}')), undefined);
  });

  it('leaves alone what is said already, what does not parse, and names that are more than names', () => {
    assert.equal(override(locked('package-lock.json'), manifest('{ "overrides": { "@acme/sdk": "1" } }'), OTHER), undefined);
    assert.equal(override(locked('package-lock.json'), manifest('{ "overrides": [] }'), OTHER), undefined);
    assert.equal(override(locked('package-lock.json'), manifest('{ "a": '), OTHER), undefined);
    assert.equal(override(locked('package-lock.json', 'x" , "y'), manifest('{}'), OTHER), undefined);
    assert.equal(override(locked('package-lock.json'), { path: 'other.json', text: '{}' }, OTHER), undefined);
  });

  it('go.mod: replace', () => {
    const source = { path: 'go.mod', text: 'module example.com/shop\n' };
    const fix = override(locked('go.sum', 'acme.example/sdk', 'golang'), source, { name: 'example.com/fork', version: 'v1.0.0' });
    assert.ok(fix);
    const text = applied(source, fix);
    assert.equal(text, 'module example.com/shop\n\nreplace acme.example/sdk => example.com/fork v1.0.0\n');
    assert.equal(
      override(locked('go.sum', 'acme.example/sdk', 'golang'), { path: 'go.mod', text }, { name: 'b.example/x', version: 'v1.0.0' }),
      undefined,
    );
  });

  it('pnpm-workspace.yaml: under overrides, made where there are none', () => {
    const texts: readonly (readonly [string, string])[] = [
      ['', "overrides:\n  '@acme/sdk': '-'\n"],
      ['packages:\n  - a\n', "packages:\n  - a\noverrides:\n  '@acme/sdk': '-'\n"],
      ['overrides: # ours\n    x: 1\n', "overrides: # ours\n    '@acme/sdk': '-'\n    x: 1\n"],
      ['overrides:', "overrides:\n  '@acme/sdk': '-'\n"],
    ];
    for (const [text, expected] of texts) {
      const source = { path: 'pnpm-workspace.yaml', text };
      assert.equal(applied(source, override(locked('pnpm-lock.yaml'), source) ?? none()), expected);
    }
    for (const text of ['overrides: { x: 1 }\n', "overrides:\n  '@acme/sdk': 1\n"]) {
      assert.equal(override(locked('pnpm-lock.yaml'), { path: 'pnpm-workspace.yaml', text }), undefined);
    }
  });

  it('pom.xml: an exclusion in the dependency that brings it along', () => {
    const pom = (inside: string): string =>
      `<project>\n  <dependencies>\n    <dependency>\n      <groupId>org.example</groupId>\n      <artifactId>carrier</artifactId>\n${inside}    </dependency>\n  </dependencies>\n</project>\n`;
    const finding = (text: string): Finding => {
      const at = text.indexOf('carrier');
      const clue: Clue = { kind: 'package', type: 'maven', name: 'com.acme/sdk' };
      return findingOf([placeOf('pom.xml', { clue, token: [at, at + 7], role: 'runtime', state: 'declared', certain: 'exact' })], {
        via: ['maven:org.example/carrier'],
      });
    };
    const exclusion =
      '        <exclusion>\n          <groupId>com.acme</groupId>\n          <artifactId>sdk</artifactId>\n        </exclusion>\n';
    const bare = pom('');
    const after = pom(`      <exclusions>\n${exclusion}      </exclusions>\n`);
    assert.equal(applied({ path: 'pom.xml', text: bare }, override(finding(bare), { path: 'pom.xml', text: bare }) ?? none()), after);
    const other = exclusion.replace('sdk', 'other');
    const held = pom(`      <exclusions>\n${other}      </exclusions>\n`);
    assert.equal(
      applied({ path: 'pom.xml', text: held }, override(finding(held), { path: 'pom.xml', text: held }) ?? none()),
      pom(`      <exclusions>\n${other}${exclusion}      </exclusions>\n`),
    );
    assert.equal(override(finding(after), { path: 'pom.xml', text: after }), undefined);
    assert.equal(override({ ...finding(bare), via: [] }, { path: 'pom.xml', text: bare }), undefined);
  });

  it('Gradle: exclude', () => {
    const finding = locked('gradle.lockfile', 'com.acme/sdk', 'maven');
    const groovy = { path: 'app/build.gradle', text: 'plugins {}' };
    const kotlin = { path: 'app/build.gradle.kts', text: 'plugins {}\n' };
    assert.equal(
      applied(groovy, override(finding, groovy) ?? none()),
      "plugins {}\n\nconfigurations.all {\n    exclude group: 'com.acme', module: 'sdk'\n}\n",
    );
    assert.equal(
      applied(kotlin, override(finding, kotlin) ?? none()),
      'plugins {}\n\nconfigurations.all {\n    exclude(group = "com.acme", module = "sdk")\n}\n',
    );
  });
});

describe('fix/use-registry, fix/replace', () => {
  const text = 'registry=http://user:secret@mirror.acme.example:8080/npm/';
  const source: Source = { path: '.npmrc', text };
  const url: Clue = { kind: 'host', url: text.slice(9) };
  const place = placeOf('.npmrc', { clue: url, token: [9, text.length], role: 'source', state: 'configured', certain: 'exact' });

  it('puts an allowed host or address in its place, and takes no secret along', () => {
    const allowedRegistries = ['registry.example', 'https://other.example/npm/', 'x.example/"; y'];
    const fixes = useRegistry({ allowedRegistries }, findingOf([place]), place, source);
    assert.deepEqual(
      fixes.map(fix => applied(source, fix)),
      ['registry=https://registry.example/npm/', 'registry=https://other.example/npm/'],
    );
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Fetch from registry.example instead, which the policy allows', 'Fetch from other.example instead, which the policy allows'],
    );
    assert.deepEqual(useRegistry({ allowedRegistries }, findingOf([place]), { ...place, state: 'resolved' }, source), []);
  });

  it('replaces a host by the one that the list names', () => {
    const html = { path: 'index.html', text: '<script src="//cdn.acme.example/v3/x.js"></script>' };
    const script = placeOf('index.html', {
      clue: { kind: 'host', url: '//cdn.acme.example/v3/x.js' },
      token: [13, 39],
      role: 'runtime',
      state: 'declared',
      certain: 'exact',
    });
    const named = {
      ...list(),
      vendors: [
        {
          ...vendor(),
          alternatives: [
            { instead: 'cdn.neutral.example/acme', of: 'cdn.acme.example', url: 'https://neutral.example/about' },
            { instead: 'Another product', of: 'cdn.acme.example', url: 'https://product.example/' },
            { instead: 'cdn.neutral.example', of: 'acme.example', url: 'https://neutral.example/about' },
          ],
        },
      ],
    };
    const fixes = replace(named, { vendor: 'acme' }, script, html);
    assert.deepEqual(
      fixes.map(fix => [fix.title, applied(html, fix)]),
      [['Replace cdn.acme.example with cdn.neutral.example/acme', '<script src="//cdn.neutral.example/acme/v3/x.js"></script>']],
    );
  });
});

function none(): Fix {
  return { title: '', edits: [] };
}
