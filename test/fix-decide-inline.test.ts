// A decision in a comment: after it the finding is settled where the policy honours such, and the file holds one line more.
import assert from 'node:assert/strict';
import { decideInline } from '../src/fix/decide-inline.ts';
import { applied } from '../src/fix/fix.ts';
import type { List, Place } from '../src/model.ts';
import { inline } from '../src/policy/inline.ts';

const WHAT = { kind: 'being-removed', reason: 'leaves with release 7', expires: '2027-01-31' } as const;
const LIST = { signs: [], vendors: [] } as unknown as List;

function decided(
  path: string,
  text: string,
  name: string,
  others: readonly Partial<Place>[] = [],
  own: Partial<Place> = {},
  reason: string = WHAT.reason,
): string | undefined {
  const start = text.indexOf(name);
  const place: Place = {
    path,
    token: [start, start + name.length],
    clue: { kind: 'package', type: 'npm', name },
    role: 'runtime',
    state: 'declared',
    sign: 'acme/one',
    certainty: 'owned',
    class: 'developer-library',
    anchor: true,
    ...own,
  };
  const finding = { sign: 'acme/one', vendor: 'acme', places: [place, ...others.map(other => ({ ...place, ...other }))] };
  const fix = decideInline(finding, place, { path, text }, { ...WHAT, reason });
  return fix && applied({ path, text }, fix);
}

describe('fix/decide-inline', () => {
  for (const [path, text, line] of [
    ['requirements.txt', 'a==1\nacme==2\n', 1],
    ['build.gradle', 'dependencies {\r\n    implementation "acme"\r\n}\r\n', 1],
    ['Dockerfile', 'FROM x\nRUN a \\\n  && b acme\n', 1],
    ['src/a.c', '#include <acme>', 0],
    ['pom.xml', '<?xml version="1.0"?>\n<project>\n  <artifactId>acme</artifactId>\n</project>\n', 2],
    ['app.csproj', '<Project>\r\n  <ItemGroup>\r\n    <PackageReference Include="acme" />\r\n  </ItemGroup>\r\n</Project>\r\n', 2],
    ['packages.config', '<packages><package id="acme" /></packages>', 0],
  ] as const) {
    it(`stands above its place in ${path}, and is read back`, () => {
      const after = decided(path, text, 'acme') ?? '';
      const lines = after.split(/\r?\n/);
      assert.match(lines[line] ?? '', /^\s*(?:(?:#|\/\/) (.+) --|<!-- (.+) :) leaves with release 7(?: -->)?$/);
      assert.deepEqual(
        lines.filter((_, index) => index !== line),
        text.split(/\r?\n/),
      );
      assert.equal(after.includes('\r\n'), text.includes('\r\n'));
      const read = inline({ path, text: after }, LIST, { inlineDecisions: true }, '2026-11-25');
      assert.deepEqual([read.decisions.map(one => one.what), read.problems], [['pkg:npm/acme'], []]);
    });
  }

  it('stands above the declaration in XML, and holds no --', () => {
    const text = '<project>\n  <dependency>\n    <artifactId>acme</artifactId>\n  </dependency>\n</project>\n';
    const whole = [text.indexOf('<dependency>'), text.indexOf('</dependency>') + 13] as const;
    const after = decided('pom.xml', text, 'acme', [], { whole }, 'leaves -- with 7 ---> soon') ?? '';
    assert.equal(
      after.split('\n')[1],
      '  <!-- restricted-deps: decided being-removed pkg:npm/acme until 2027-01-31 : leaves - with 7 -> soon -->',
    );
    const { decisions, problems } = inline({ path: 'pom.xml', text: after }, LIST, { inlineDecisions: true }, '2026-11-25');
    assert.deepEqual([decisions.map(({ reason }) => reason), problems], [['leaves - with 7 -> soon'], []]);
  });

  it('stands nowhere that has no such comments, and speaks for no other file', () => {
    assert.equal(decided('package.json', '{ "acme": "1" }', 'acme'), undefined);
    assert.equal(decided('pom.xml', '<?xml version="1.0"?><a>acme</a>', 'acme'), undefined);
    assert.equal(decided('pom.xml', '<a>\nacme\n</a>', 'acme'), undefined);
    assert.equal(decided('app.csproj', '<a\n  Include="acme" />', 'acme'), undefined);
    assert.equal(decided('pom.xml', '<a><![CDATA[\n<b>acme</b>\n]]></a>', 'acme'), undefined);
    assert.equal(decided('requirements.txt', 'acme==2\n', 'acme', [{ path: 'other.txt' }]), undefined);
  });
});
