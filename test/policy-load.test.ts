// A policy with everything it names, and the list of decisions with what has become of each.
import assert from 'node:assert/strict';
import type { Decision, Finding, Verdict } from '../src/model.ts';
import { loadPolicy } from '../src/policy/load.ts';
import { standing } from '../src/policy/standing.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { list, policy, regime } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const LIST = list(regime());

function load(files: Readonly<Record<string, string>>) {
  const path = 'restricted-dependencies.jsonc';
  const text = files[path];
  return loadPolicy(text === undefined ? undefined : { path, text }, LIST, TODAY, async name => {
    const found = files[name];
    if (found === undefined) throw new Error('missing');
    return found;
  });
}

describe('policy/load', () => {
  const house = JSON.stringify({
    id: 'house',
    title: 'House rule',
    short: 'house',
    issued: '2026-01-01',
    limbs: [{ id: 'all', effect: 'use-or-supply', says: 'is not used here' }],
  });

  it('reads what is extended, own lists, and severities that speak of them', async () => {
    const found = await load({
      'restricted-dependencies.jsonc': '{ "extends": "base/a.jsonc", "lists": ["base/house.json"], "regimes": { "house": "warning" } }',
      'base/a.jsonc': '{ "extends": "b.jsonc" }',
      'base/b.jsonc': '{ "maximumDays": 7 }',
      'base/house.json': house,
    });
    assert.deepEqual([found.problems, found.elsewhere], [[], []]);
    assert.equal(found.policy.maximumDays, 7);
    assert.deepEqual(found.policy.regimes, { house: 'warning' });
    assert.deepEqual(
      found.list.regimes.map(({ id }) => id),
      ['rule', 'house'],
    );
  });

  it('says what is missing or faulty, where it is named', async () => {
    const found = await load({
      'restricted-dependencies.jsonc': '{ "extends": "gone.jsonc", "lists": ["gone.json", "bad.json"] }',
      'bad.json': '{ "limbs": 3 }',
    });
    assert.deepEqual(
      found.problems.map(({ id, args }) => [id, args?.['path']]),
      [
        ['missing', 'gone.jsonc'],
        ['missing', 'gone.json'],
      ],
    );
    assert.ok(found.elsewhere.length > 0 && found.elsewhere.every(({ path }) => path === 'bad.json'));
    assert.equal(found.list, LIST);
    assert.deepEqual((await load({})).problems, []);
  });

  it('ends where files extend each other', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`${at}.jsonc`, `{ "extends": ["${at + 1}.jsonc", "0.jsonc"] }`]),
    );
    const found = await load({ ...files, 'restricted-dependencies.jsonc': '{ "extends": "0.jsonc" }' });
    assert.ok(found.elsewhere.length > 0);
  });
});

describe('policy/standing', () => {
  it('says of every decision what has become of it, the first to end first', () => {
    const decision = (what: string, change: Partial<Decision> = {}): Decision => ({
      kind: 'being-removed',
      what,
      reason: 'r',
      approver: 'ada',
      created: '2026-06-01',
      expires: '2026-08-01',
      at: 0,
      ...change,
    });
    const finding = (key: string, sign: string): Finding =>
      findingOf(
        [
          placeOf('p', {
            clue: { kind: 'host', url: 'https://x.example/' },
            token: [0, 1],
            role: 'source',
            state: 'configured',
            certain: 'exact',
          }),
        ],
        { key, sign },
      );
    const verdict = (regime: string): Verdict => ({
      regime,
      limb: 'limb',
      reach: 'reached',
      why: '',
      severity: 'error',
      covered: 'covers',
      time: 'in-force',
      date: '2020-01-01',
      seen: 'act',
    });
    const all = [
      decision('sign:a', { at: 1 }),
      decision('sign:b', { at: 2, expires: '2026-07-02' }),
      decision('sign:c', { at: 3, expires: '2026-06-30' }),
      decision('sign:d', { at: 4, kind: 'risk-accepted' }),
      decision('sign:e', { at: 5, regimes: ['rule'] }),
      decision('sign:f', { at: 6 }),
      decision('vendor:acme', { at: 7, expires: '2026-09-01', paths: ['p'], regimes: ['rule'] }),
    ];
    const applied = (at: number, state: 'applies' | 'refused') => {
      const [held] = all.filter(one => one.at === at);
      return held ? { decision: { decision: held, state } } : {};
    };
    const findings: Finding[] = [
      { ...finding('1', 'a'), ...applied(1, 'applies') },
      { ...finding('3', 'c') },
      { ...finding('4', 'd'), ...applied(4, 'refused') },
      { ...finding('5', 'e'), verdicts: [verdict('rule'), verdict('other')] },
      { ...finding('6', 'f'), verdicts: [verdict('rule')], ...applied(6, 'applies') },
    ];
    assert.deepEqual(
      standing(policy({ decisions: all }), findings, TODAY, LIST).map(one => [
        one.decision.what,
        one.state,
        one.daysLeft,
        one.findings.join(),
      ]),
      [
        ['sign:c', 'expired', -1, '3'],
        ['sign:b', 'unused', 1, ''],
        ['sign:a', 'applies', 31, '1'],
        ['sign:d', 'refused', 31, '4'],
        ['sign:e', 'partial', 31, '5'],
        ['sign:f', 'applies', 31, '6'],
        ['vendor:acme', 'overruled', 62, '1,3,4,5,6'],
      ],
    );
  });
});
