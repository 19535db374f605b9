// One line for every rule, class and audience of the real list: short enough, one line, and never without its condition.
import assert from 'node:assert/strict';
import { compileList } from '../src/dev/data/compile.ts';
import type { Finding, Place } from '../src/model.ts';
import { defaults } from '../src/policy/defaults.ts';
import { grade } from '../src/policy/grade.ts';
import { line } from '../src/report/line.ts';
import { english } from '../src/report/message.ts';

describe('line', () => {
  it('says every headline in at most 120 characters, with its condition while nobody chose', async () => {
    const list = await compileList('.');
    const place: Place = {
      path: 'a/package.json',
      token: [1, 2],
      clue: { kind: 'package', type: 'npm', name: '@scope/some-package' },
      role: 'runtime',
      state: 'declared',
      sign: '',
      certainty: 'owned',
      class: '',
      anchor: true,
    };
    let lines = 0;
    for (const sign of list.signs) {
      const vendor = list.vendors.find(one => one.id === sign.vendor);
      if (!vendor || sign.certainty === 'similar') continue;
      for (const verdict of grade(list, vendor, sign, 'runtime', defaults, '2026-11-24')) {
        const finding: Finding = {
          key: '0',
          vendor: vendor.id,
          component: 'npm:x',
          project: '',
          sign: sign.id,
          class: sign.class,
          certainty: sign.certainty,
          severity: verdict.severity,
          verdicts: [verdict],
          forCounsel: false,
          places: [place],
          via: [],
        };
        const text = line(english, list, finding);
        const about = `${sign.id} under ${verdict.regime}/${verdict.limb}: ${text}`;
        assert.ok(text.length <= 120 && !text.includes('\n'), `${text.length}: ${about}`);
        assert.ok(!/\{\w+\}/.test(text), about);
        if (verdict.severity === 'warning' || verdict.severity === 'error') assert.match(text, /\(if /, about);
        lines++;
      }
    }
    assert.ok(lines > 1000);
  });
});
