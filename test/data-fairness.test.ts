// The list flags what an act names, never who people are: each case with its exact outcome.
import assert from 'node:assert/strict';
import { compileList } from '../src/dev/data/compile.ts';
import { lookup } from '../src/match/lookup.ts';
import { type Index, prepare } from '../src/match/prepare.ts';
import type { List, Policy } from '../src/model.ts';
import { defaults } from '../src/policy/defaults.ts';
import { grade } from '../src/policy/grade.ts';
import { fairness } from './data/fairness.ts';

const TODAY = '2026-11-24';

describe('data: fairness', () => {
  let list: List;
  let index: Index;

  before(async () => {
    list = await compileList('.');
    index = prepare(list);
  });

  for (const { clue, asks, today, expect, time, why } of fairness) {
    const name =
      clue.kind === 'package' ? `${clue.type}:${clue.name}` : clue.kind === 'host' ? clue.url : clue.kind === 'mark' ? clue.text : '';
    it(`${name}: ${expect}, ${why}`, () => {
      const sign = lookup(index, clue);
      if (expect === 'silent') return assert.equal(sign?.id, undefined);
      assert.ok(sign, 'a sign is expected');
      const vendor = list.vendors.find(({ id }) => id === sign.vendor);
      assert.ok(vendor);
      const policy: Policy = { ...defaults, audiences: asks ?? list.audiences.map(({ id }) => id) };
      const verdicts = grade(list, vendor, sign, 'runtime', policy, today ?? TODAY).filter(({ severity }) => severity !== 'none');
      const said = verdicts.map(({ regime, limb, severity }) => `${regime} ${limb} ${severity}`);
      if (expect === 'nothing') return assert.deepEqual(said, []);
      if (time) assert.deepEqual([...new Set(verdicts.map(verdict => verdict.time))], [time]);
      assert.notDeepEqual(said, [], 'a word for counsel is expected');
      assert.deepEqual(
        said.filter(line => !line.endsWith(' information')),
        [],
      );
    });
  }
});
