// Limbs have their own days, on the list itself: the last day before each, and the day.
import assert from 'node:assert/strict';
import { compileList } from '../src/dev/data/compile.ts';
import type { List, Verdict } from '../src/model.ts';
import { grade } from '../src/policy/grade.ts';
import { policy } from './policy/small-list.ts';

describe('policy, days of limbs', () => {
  let all: List;
  before(async () => {
    all = await compileList('.');
  });

  function verdict(regime: string, limb: string, audience: string, today: string): Pick<Verdict, 'time' | 'severity' | 'date'> | undefined {
    const vendor = all.vendors.find(({ id }) => id === 'kaspersky');
    assert.ok(vendor);
    const sign = { class: 'security-software', certainty: 'owned' } as const;
    const found = grade(all, vendor, sign, 'runtime', policy({ audiences: [audience] }), today);
    const one = found.find(other => other.regime === regime && other.limb === limb);
    return one && { time: one.time, severity: one.severity, date: one.date };
  }

  const DAYS: readonly (readonly [regime: string, limb: string, audience: string, from: string, eve: string, yearBefore: string])[] = [
    ['us-bis-icts-kaspersky-2024', 'new-agreements', 'us-person', '2024-07-20', '2024-07-19', '2023-07-20'],
    ['us-bis-icts-kaspersky-2024', 'resale-integration-licensing', 'us-person', '2024-09-29', '2024-09-28', '2023-09-29'],
    ['us-ndaa-fy2018-sec-1634', 'supply-and-use', 'us-federal-supplier', '2018-10-01', '2018-09-30', '2017-09-30'],
  ];

  for (const [regime, limb, audience, from, eve, yearBefore] of DAYS) {
    it(`${regime}, ${limb}: ${from}`, () => {
      assert.equal(verdict(regime, limb, audience, from)?.time, 'in-force');
      assert.equal(verdict(regime, limb, audience, eve)?.time, 'soon');
      assert.equal(verdict(regime, limb, audience, eve)?.date, from);
      assert.equal(verdict(regime, limb, audience, yearBefore)?.time, 'later', 'more than 365 days before');
      assert.equal(verdict(regime, limb, 'au-carrier', from)?.severity, 'none');
    });
  }

  it('between its two days the notice of 2024 bars new agreements alone', () => {
    assert.equal(verdict('us-bis-icts-kaspersky-2024', 'new-agreements', 'us-person', '2024-08-01')?.time, 'in-force');
    assert.equal(verdict('us-bis-icts-kaspersky-2024', 'resale-integration-licensing', 'us-person', '2024-08-01')?.time, 'soon');
  });
});
