// Tables of versions in order, one for each scheme, and ranges over them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { comparatorOf, inRange } from '../../src/match/versions/in-range.ts';

const ROOT = 'test/versions';

describe('versions', () => {
  for (const file of readdirSync(ROOT).filter(name => name.endsWith('.txt'))) {
    const scheme = file.slice(0, -4);
    for (const line of readFileSync(`${ROOT}/${file}`, 'utf8').split('\n')) {
      if (line === '') continue;
      it(`${scheme}: ${line}`, () => {
        const [left = '', sign = '', right = ''] = line.split(' ');
        const expected = sign === '<' ? -1 : 0;
        assert.equal(Math.sign(comparatorOf(scheme)(left, right) ?? Number.NaN), expected);
        assert.equal(Math.sign(comparatorOf(scheme)(right, left) ?? Number.NaN), expected === 0 ? 0 : 1);
      });
    }
  }

  for (const [type, version, range, expected] of [
    ['npm', '1.5.0', 'vers:npm/>=1.0.0|<2.0.0', true],
    ['npm', '2.0.0', 'vers:npm/>=1.0.0|<2.0.0', false],
    ['npm', '0.1.0', 'vers:npm/<1.0.0|>=2.0.0|<3.0.0', true],
    ['npm', '1.5.0', 'vers:npm/<1.0.0|>=2.0.0|<3.0.0', false],
    ['npm', '3.1.0', 'vers:npm/<1.0.0|>=2.0.0', true],
    ['npm', '1.2.3', 'vers:npm/1.2.3|1.2.4', true],
    ['npm', '1.2.5', 'vers:npm/1.2.3|1.2.4', false],
    ['npm', '1.2.3', 'vers:npm/!=1.2.3', false],
    ['npm', '1.2.4', 'vers:npm/!=1.2.3', true],
    ['npm', '1.2.3', 'vers:npm/>=1.0.0|!=1.2.3|<2.0.0', false],
    ['npm', '9.0.0', 'vers:npm/*', true],
    ['npm', 'latest', 'vers:npm/>=1.0.0', undefined],
    ['npm', '1.0.0', 'vers:npm/>=', undefined],
    ['npm', '1.0.0', 'vers:npm/*|1.0.0', undefined],
    ['npm', '1.0.0', '', undefined],
    ['pypi', '1.0rc1', 'vers:pypi/<1.0', true],
    ['maven', '1.2.83', 'vers:maven/<=1.2.83', true],
    ['maven', '1.2.84', 'vers:maven/<=1.2.83', false],
    ['golang', 'v1.2.3', 'vers:golang/>=v1.2.0', true],
    ['conan', '2.1', '>=2,<3', true],
  ] as const) {
    it(`${type} ${version} in ${range || 'nothing'}: ${expected}`, () => assert.equal(inRange(type, version, range), expected));
  }
});
