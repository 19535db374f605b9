// A decision in a comment: after it the finding is settled where the policy honours such, and the file holds one line more.
import assert from 'node:assert/strict';
import { decideInline } from '../src/fix/decide-inline.ts';
import { applied } from '../src/fix/fix.ts';
import type { List, Place } from '../src/model.ts';
import { inline } from '../src/policy/inline.ts';

const WHAT = { kind: 'being-removed', reason: 'leaves with release 7', expires: '2027-01-31' } as const;
const LIST = { signs: [], vendors: [] } as unknown as List;

function decided(path: string, text: string, name: string, others: readonly Partial<Place>[] = []): string | undefined {
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
  };
  const finding = { sign: 'acme/one', vendor: 'acme', places: [place, ...others.map(other => ({ ...place, ...other }))] };
  const fix = decideInline(finding, place, { path, text }, WHAT);
  return fix && applied({ path, text }, fix);
}

describe('fix/decide-inline', () => {
  for (const [path, text, line] of [
    ['requirements.txt', 'a==1\nacme==2\n', 1],
    ['build.gradle', 'dependencies {\r\n    implementation "acme"\r\n}\r\n', 1],
    ['Dockerfile', 'FROM x\nRUN a \\\n  && b acme\n', 1],
    ['src/a.c', '#include <acme>', 0],
  ] as const) {
    it(`stands above its place in ${path}, and is read back`, () => {
      const after = decided(path, text, 'acme') ?? '';
      const lines = after.split(/\r?\n/);
      assert.match(lines[line] ?? '', /^\s*(?:#|\/\/) restricted-deps: decided being-removed pkg:npm\/acme until 2027-01-31 -- leaves/);
      assert.deepEqual(
        lines.filter((_, index) => index !== line),
        text.split(/\r?\n/),
      );
      assert.equal(after.includes('\r\n'), text.includes('\r\n'));
      const read = inline({ path, text: after }, LIST, { inlineDecisions: true }, '2026-11-25');
      assert.deepEqual([read.decisions.map(one => one.what), read.problems], [['pkg:npm/acme'], []]);
    });
  }

  it('stands nowhere that has no such comments, and speaks for no other file', () => {
    assert.equal(decided('package.json', '{ "acme": "1" }', 'acme'), undefined);
    assert.equal(decided('pom.xml', '<a>acme</a>', 'acme'), undefined);
    assert.equal(decided('requirements.txt', 'acme==2\n', 'acme', [{ path: 'other.txt' }]), undefined);
  });
});
