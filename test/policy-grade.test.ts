// Grading: the whole table as a page, the rules one by one, and the laws that hold for every combination.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Certainty, Limb, Listing, Policy, Reach, Regime, Role, Seen, Severity, Status, Verdict } from '../src/model.ts';
import { grade } from '../src/policy/grade.ts';
import { weigh } from '../src/policy/weigh.ts';
import { gradeTable } from './policy/grade-table.ts';
import { EFFECTS, limb, list, listing, policy, regime, sign, vendor } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const US = policy({ audiences: ['seller'] });
const RANK: readonly Severity[] = ['none', 'information', 'warning', 'error'];

interface Case {
  readonly limb?: Partial<Limb>;
  readonly regime?: Partial<Regime>;
  readonly listing?: Partial<Listing>;
  readonly reach?: Reach;
  readonly certainty?: Certainty;
  readonly role?: Role;
  readonly policy?: Policy;
  readonly today?: string;
}

function graded(a: Case): Verdict | undefined {
  const rule = regime({ limbs: [limb(a.limb)], ...a.regime });
  return grade(
    list(rule),
    vendor(listing(a.listing)),
    sign(a.reach ?? 'reached', a.certainty),
    a.role ?? 'runtime',
    a.policy ?? US,
    a.today ?? TODAY,
  )[0];
}

function severity(a: Case): Severity | undefined {
  return graded(a)?.severity;
}

describe('policy/grade', () => {
  it('is the printed table', () => {
    const file = 'test/policy/grade-table.md';
    const page = gradeTable();
    if (process.env['UPDATE'] || !existsSync(file)) writeFileSync(file, page);
    assert.equal(page, readFileSync(file, 'utf8'));
  });

  it('an enforceable rule that covers us is an error', () => {
    assert.deepEqual(graded({}), {
      regime: 'rule',
      limb: 'limb',
      reach: 'reached',
      why: 'a test says reached',
      severity: 'error',
      covered: 'covers',
      time: 'in-force',
      date: '2020-01-01',
      seen: 'act',
    });
  });

  it('boundary days count in UTC', () => {
    assert.equal(severity({ limb: { from: '2026-07-02' } }), 'warning');
    assert.equal(severity({ limb: { from: '2026-07-01' } }), 'error');
    assert.equal(severity({ limb: { from: '2027-07-01' } }), 'warning');
    assert.equal(severity({ limb: { from: '2027-07-02' } }), 'information');
    assert.equal(graded({ limb: { until: TODAY } })?.time, 'in-force');
    assert.equal(graded({ limb: { until: '2026-06-30' } })?.time, 'ended');
    assert.equal(graded({ limb: { from: '2024-02-29' }, today: '2023-03-01' })?.time, 'soon');
  });

  it('the later of limb and listing starts, the earliest end ends', () => {
    assert.equal(graded({ listing: { since: '2023-02-06' } })?.date, '2023-02-06');
    assert.equal(graded({ listing: { since: '2019-01-01' } })?.date, '2020-01-01');
    assert.deepEqual(pick(graded({ listing: { until: '2022-01-01' }, limb: { until: '2023-01-01' } })), ['ended', '2022-01-01', 'none']);
    assert.deepEqual(pick(graded({ regime: { ended: '2021-05-25', status: 'ended' } })), ['ended', '2021-05-25', 'none']);
    assert.deepEqual(pick(graded({ regime: { status: 'revoked' } })), ['ended', '2026-01-01', 'none']);
  });

  it('what is proposed, enjoined or over is never above information', () => {
    for (const status of ['proposed', 'enjoined', 'revoked', 'ended'] satisfies Status[]) {
      const strict = policy({ audiences: ['seller'], regimes: { rule: 'error' } });
      assert.ok(RANK.indexOf(severity({ regime: { status }, policy: strict }) ?? 'error') <= 1, status);
    }
  });

  it('a development dependency weighs less only where the limb forbids integrating or reselling', () => {
    assert.equal(severity({ role: 'development', limb: { forbids: ['integrate'] } }), 'warning');
    assert.equal(severity({ role: 'test', limb: { forbids: ['resell'] } }), 'warning');
    assert.equal(severity({ role: 'development', limb: { forbids: ['integrate', 'use'] } }), 'error');
    assert.equal(severity({ role: 'development', limb: { forbids: ['procure'] } }), 'error');
    assert.equal(severity({ role: 'test', limb: { forbids: ['deal'], effect: 'dealings-blocked' } }), 'error');
    assert.equal(severity({ role: 'build', limb: { forbids: ['integrate'] } }), 'error');
    assert.equal(severity({ role: 'test', reach: 'indicates', limb: { forbids: ['integrate'] } }), 'information');
  });

  it('somebody else’s client or mirror is information, and a dealing where dealings are blocked', () => {
    for (const certainty of ['interoperates', 'mirrored'] as const) {
      assert.equal(severity({ certainty }), 'information');
      const dealing = graded({ certainty, limb: { effect: 'dealings-blocked', forbids: ['deal'] } });
      assert.deepEqual([dealing?.severity, dealing?.reach], ['warning', 'indicates']);
      const unclear = graded({ certainty, reach: 'unclear', limb: { effect: 'dealings-blocked', forbids: ['deal'] } });
      assert.deepEqual([unclear?.severity, unclear?.reach], ['information', 'unclear']);
    }
  });

  it('a name alone, and what the words do not meet, are silent', () => {
    assert.equal(graded({ certainty: 'similar' }), undefined);
    assert.equal(graded({ reach: 'outside' }), undefined);
    assert.equal(graded({ policy: policy({ regimes: { rule: 'off' } }) }), undefined);
  });

  it('the weaker of how limb and listing were seen caps', () => {
    const seen = (a: Seen, b: Seen) => severity({ limb: { seen: a }, listing: { seen: b } });
    assert.equal(seen('act', 'corroborated'), 'error');
    assert.equal(seen('act', 'summary'), 'warning');
    assert.equal(seen('memory', 'act'), 'information');
    assert.equal(seen('summary', 'memory'), 'information');
  });

  it('a listing chooses limbs and changes cells', () => {
    assert.equal(graded({ listing: { limbs: ['another'] } }), undefined);
    assert.equal(severity({ listing: { limbs: ['limb'] } }), 'error');
    assert.equal(severity({ listing: { reach: { reached: { is: 'indicates', why: 'for this vendor' } } } }), 'warning');
    assert.equal(graded({ listing: { reach: { reached: { is: 'outside', why: 'for this vendor' } } } }), undefined);
    assert.equal(severity({ limb: { reach: {}, otherwise: { is: 'unclear', why: 'else' } } }), 'information');
  });

  it('audiences: chosen and covered, chosen and not, nobody chose', () => {
    assert.deepEqual(pickCovered(graded({ policy: policy({ audiences: ['other', 'seller'] }) })), ['covers', 'error']);
    assert.deepEqual(pickCovered(graded({ policy: policy({ audiences: ['other'] }) })), ['not-covered', 'none']);
    assert.deepEqual(pickCovered(graded({ policy: policy({ audiences: [] }) })), ['not-covered', 'none']);
    assert.deepEqual(pickCovered(graded({ policy: policy() })), ['nobody-chose', 'warning']);
    assert.deepEqual(pickCovered(graded({ policy: policy(), regime: { jurisdiction: 'NL' } })), ['nobody-chose', 'information']);
    assert.deepEqual(pickCovered(graded({ limb: { audiences: [] } })), ['covers', 'error']);
  });

  it('a severity of the policy takes the place of the cell and lifts no cap', () => {
    const rule = (value: Severity) => policy({ audiences: ['seller'], regimes: { rule: value } });
    assert.equal(severity({ policy: rule('warning') }), 'warning');
    assert.equal(severity({ policy: rule('none') }), 'none');
    assert.equal(severity({ policy: rule('error'), limb: { effect: 'export' } }), 'error');
    for (const capped of [
      { reach: 'unclear' },
      { reach: 'exempt' },
      { certainty: 'mirrored' },
      { limb: { seen: 'memory' } },
    ] satisfies Case[]) {
      assert.equal(severity({ policy: rule('error'), ...capped }), 'information');
    }
    assert.equal(severity({ policy: rule('error'), limb: { seen: 'summary' } }), 'warning');
    assert.equal(severity({ policy: rule('error'), limb: { from: '2029-01-01' } }), 'information');
    assert.equal(severity({ policy: rule('error'), reach: 'indicates' }), 'warning');
    const notUs = policy({ audiences: ['other'], regimes: { rule: 'error' } });
    assert.equal(severity({ policy: notUs }), 'none', 'a severity covers nobody whom the rule does not cover');
    const by = policy({
      audiences: ['seller'],
      severities: { effects: { procurement: 'information' }, roles: { test: 'warning' }, certainties: {} },
    });
    assert.equal(severity({ policy: by }), 'information');
    assert.equal(severity({ policy: by, role: 'test' }), 'warning', 'the stricter of two settings wins');
    assert.equal(severity({ policy: by, role: 'test', limb: { forbids: ['integrate'] } }), 'warning', 'a role is not softened twice');
  });

  it('headline: never context; severity, reach, date, ids', () => {
    const rules = [
      regime({ id: 'b', limbs: [limb({ id: 'two', from: '2021-01-01' }), limb({ id: 'one', from: '2021-01-01' })] }),
      regime({ id: 'a', limbs: [limb({ from: '2021-01-01' })] }),
      regime({ id: 'context', limbs: [limb({ effect: 'context', from: '2001-01-01' })] }),
      regime({ id: 'export', limbs: [limb({ effect: 'export', from: '2022-01-01' })] }),
      regime({ id: 'early', limbs: [limb({ from: '2020-06-01' })] }),
      regime({ id: 'gone', limbs: [limb({ until: '2020-06-01' })] }),
    ];
    const all = vendor(...rules.map(({ id }) => listing({ regime: id })));
    const order = grade(list(...rules), all, sign('reached'), 'runtime', US, TODAY).map(verdict => `${verdict.regime}.${verdict.limb}`);
    assert.deepEqual(order, ['early.limb', 'a.limb', 'b.one', 'b.two', 'export.limb', 'gone.limb', 'context.limb']);
  });

  it('context and what does not cover us make no finding alone', () => {
    const rules = list(regime({ limbs: [limb({ effect: 'context' })] }));
    const verdicts = grade(rules, vendor(listing()), sign('reached'), 'runtime', US, TODAY);
    assert.equal(verdicts.length, 1);
    assert.deepEqual(weigh(rules, verdicts), { isFinding: false, severity: 'none', forCounsel: false });
    const unclear = list(regime());
    const open = grade(unclear, vendor(listing()), sign('unclear'), 'runtime', US, TODAY);
    assert.deepEqual(weigh(unclear, open), { isFinding: true, severity: 'information', forCounsel: true });
    const notUs = grade(unclear, vendor(listing()), sign('reached'), 'runtime', policy({ audiences: ['other'] }), TODAY);
    assert.equal(weigh(unclear, notUs).isFinding, false);
  });

  it('a regime that the list does not hold is no verdict', () => {
    assert.deepEqual(grade(list(), vendor(listing()), sign('reached'), 'runtime', US, TODAY), []);
  });
});

describe('policy/grade laws', () => {
  const settings: readonly (Severity | undefined)[] = [undefined, 'none', 'information', 'warning', 'error'];
  const cases: Case[] = [];
  for (const effect of EFFECTS)
    for (const reach of ['reached', 'indicates', 'unclear', 'exempt'] satisfies Reach[])
      for (const certainty of ['named', 'owned', 'interoperates', 'mirrored'] satisfies Certainty[])
        for (const from of ['2020-01-01', '2027-01-01', '2029-01-01'])
          for (const seen of ['act', 'summary', 'memory'] satisfies Seen[])
            for (const status of ['in-force', 'proposed', 'ended'] satisfies Status[])
              for (const forbids of [['integrate'], ['use']] satisfies Limb['forbids'][])
                for (const role of ['runtime', 'test'] satisfies Role[])
                  cases.push({ reach, certainty, role, limb: { effect, from, seen, forbids }, regime: { status } });

  it('a stricter setting never weakens, a milder one never strengthens', () => {
    for (const one of cases) {
      const rule = regime({ limbs: [limb(one.limb)], ...one.regime });
      const rank = (set: Partial<Policy>) => {
        const found = grade(
          list(rule),
          vendor(listing()),
          sign(one.reach ?? 'reached', one.certainty),
          one.role ?? 'runtime',
          policy({ audiences: ['seller'], ...set }),
          TODAY,
        );
        return RANK.indexOf(found[0]?.severity ?? 'none');
      };
      const effect = one.limb?.effect ?? 'procurement';
      let before = [-1, -1, -1];
      for (const value of settings.slice(1) as readonly Severity[]) {
        const now = [
          rank({ regimes: { rule: value } }),
          rank({ severities: { effects: { [effect]: value }, roles: {}, certainties: {} } }),
          rank({ severities: { effects: { [effect]: 'information' }, roles: {}, certainties: { [one.certainty ?? 'owned']: value } } }),
        ];
        assert.ok(
          now.every((value, index) => value >= (before[index] ?? 0)),
          JSON.stringify(one),
        );
        before = now;
      }
      assert.ok(rank({ audiences: ['seller', 'other'] }) >= rank({ audiences: ['other'] }), 'one more audience never removes');
      assert.ok(rank({}) >= rank({ regimes: { rule: 'off' } }));
    }
  });

  it('no severity breaks a cap, and only what is theirs and reached or indicated is above information', () => {
    for (const one of cases) {
      for (const value of settings) {
        const verdict = graded({ ...one, ...(value ? { policy: policy({ audiences: ['seller'], regimes: { rule: value } }) } : {}) });
        assert.ok(verdict);
        const rank = RANK.indexOf(verdict.severity);
        const foreign = one.certainty === 'interoperates' || one.certainty === 'mirrored';
        const bounded =
          one.reach === 'unclear' ||
          one.reach === 'exempt' ||
          one.limb?.seen === 'memory' ||
          one.regime?.status !== 'in-force' ||
          one.limb?.from === '2029-01-01' ||
          (foreign && one.limb?.effect !== 'dealings-blocked');
        if (bounded) assert.ok(rank <= 1, JSON.stringify([one, value, verdict]));
        if (one.limb?.seen === 'summary') assert.ok(rank <= 2);
      }
    }
  });
});

function pick(verdict: Verdict | undefined): unknown[] {
  return [verdict?.time, verdict?.date, verdict?.severity];
}

function pickCovered(verdict: Verdict | undefined): unknown[] {
  return [verdict?.covered, verdict?.severity];
}
