// Recording a decision: whatever the policy file looks like, it parses afterwards, says what it said, and the finding is decided.
import assert from 'node:assert/strict';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { copy } from '../src/fix/copy.ts';
import { applied } from '../src/fix/fix.ts';
import { openLaw } from '../src/fix/open-law.ts';
import { recordDecision } from '../src/fix/record-decision.ts';
import { refresh } from '../src/fix/refresh.ts';
import { reportWrongMatch } from '../src/fix/report-wrong-match.ts';
import { supplierQuestions } from '../src/fix/supplier-questions.ts';
import type { Clue, Finding, Verdict } from '../src/model.ts';
import { decide } from '../src/policy/decide.ts';
import { readPolicy } from '../src/policy/read.ts';
import { findingOf, placeOf } from './fix/finding-of.ts';
import { limb, list, listing, regime, sign, vendor } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const LIST = { ...list(regime({ limbs: [limb()] })), vendors: [vendor(listing())], signs: [sign('reached')] };
const ACME: Clue = { kind: 'package', type: 'npm', name: '@acme/sdk', version: '1.4.0' };
const VERDICT: Verdict = {
  regime: 'rule',
  limb: 'limb',
  reach: 'reached',
  why: '',
  severity: 'error',
  covered: 'covers',
  time: 'in-force',
  date: '2020-01-01',
  seen: 'act',
};

function finding(...clues: readonly Clue[]): Finding {
  const places = clues.map((clue, at) =>
    placeOf(`${at}/package.json`, { clue, token: [0, 1], role: 'runtime', state: 'declared', certain: 'exact' }),
  );
  return findingOf(places, { verdicts: [VERDICT], component: 'npm:@acme/sdk' });
}

function stateAfter(text: string, one: Finding): string | undefined {
  const { policy } = readPolicy({ path: 'p.jsonc', text }, LIST, TODAY);
  const clues = one.places.map(place => place.clue);
  return decide(policy, LIST, TODAY, {
    sign: { id: one.sign, vendor: one.vendor },
    vendor: { id: one.vendor },
    clues,
    paths: one.places.map(({ path }) => path),
    verdicts: one.verdicts,
  })?.state;
}

const DRAFT = { today: TODAY, reason: 'It leaves with 3.0.', approver: 'ada' };
const ENTRY =
  '{ "kind": "being-removed", "what": "pkg:npm/other", "reason": "r", "approver": "a", "created": "2026-06-01", "expires": "2026-08-01" }';

const POLICIES: readonly string[] = [
  '',
  '{}',
  '{ }',
  '{\n}\n',
  '{\n  // nothing, yet\n}\n',
  '{ "maximumDays": 100 }',
  '{\n\t"maximumDays": 100\n}\n',
  '{\n  "maximumDays": 100, // a season, or so\n}\n',
  '{\n  "maximumDays": 100 // a season, or so\n}\n',
  '{\n    "maximumDays": 100 /* , */\n}\n',
  '{ "decisions": [] }',
  '{\n  "decisions": []\n}\n',
  '{\n  "decisions": [\n  ]\n}\n',
  `{\n  "decisions": [\n    ${ENTRY}\n  ]\n}\n`,
  `{\n  "decisions": [\n    ${ENTRY},\n  ],\n}\n`,
  `{\r\n  "decisions": [\r\n    ${ENTRY} // first\r\n    // last, of all\r\n  ],\r\n  "maximumDays": 100\r\n}\r\n`,
  `\ufeff{ "decisions": [${ENTRY}], "maximumDays": 100 }`,
];

describe('fix/record-decision', () => {
  for (const text of POLICIES) {
    it(`into ${JSON.stringify(text.slice(0, 60))}`, () => {
      const one = finding(ACME);
      const fix = recordDecision(one, { path: 'p.jsonc', text }, DRAFT);
      assert.ok(fix);
      const after = applied({ path: 'p.jsonc', text }, fix);
      const errors: ParseError[] = [];
      const said = parseJsonc(after.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
      assert.deepEqual(errors, [], after);
      assert.deepEqual(readPolicy({ path: 'p.jsonc', text: after }, LIST, TODAY).problems, [], after);
      assert.equal(stateAfter(after, one), 'applies');
      const before = parseJsonc(text.replace(/^\ufeff/, ''), [], { allowTrailingComma: true }) ?? {};
      assert.deepEqual({ ...said, decisions: said.decisions.slice(0, -1) }, { decisions: [], ...before });
      if (text.includes('\r\n')) assert.doesNotMatch(after.replaceAll('\r\n', ''), /[\r\n]/);
      for (const remark of text.match(/"maximumDays": 100,? *\/\/.*|\/\/ first|\/\/ last, of all/g) ?? [])
        assert.ok(after.includes(remark.replace('100 //', '100, //')), after);
    });
  }

  it('makes the file where there is none', () => {
    const one = finding(ACME);
    const fix = recordDecision(one, undefined, DRAFT);
    assert.equal(fix?.title, 'Record a decision about pkg:npm/%40acme/sdk');
    assert.deepEqual(
      fix?.edits.map(({ path, creates }) => [path, creates]),
      [['restricted-dependencies.jsonc', true]],
    );
    const text = fix?.edits[0]?.text ?? '';
    assert.equal(stateAfter(text, one), 'applies');
    assert.match(text, /"expires": "2026-09-29"/);
  });

  it('what only a person can say stays open, and decides nothing', () => {
    const one = finding(ACME);
    const text = recordDecision(one, undefined, { today: TODAY })?.edits[0]?.text ?? '';
    assert.deepEqual(
      readPolicy({ path: 'p.jsonc', text }, LIST, TODAY).problems.map(({ args }) => args?.['key']),
      ['reason', 'approver'],
    );
    assert.equal(stateAfter(text, one), undefined);
  });

  it('speaks of the sign where the finding is no package, or several', () => {
    const host: Clue = { kind: 'host', url: 'https://mirror.example/' };
    for (const one of [finding(host), finding(ACME, { ...ACME, name: 'other' })]) {
      const fix = recordDecision(one, undefined, DRAFT);
      assert.equal(fix?.title, 'Record a decision about sign:acme-sdk');
      assert.equal(stateAfter(fix?.edits[0]?.text ?? '', one), 'applies');
    }
  });

  it('a file that does not parse is not ours to mend', () => {
    for (const text of ['{ "decisions": [', '[]', '{ "decisions": {} }', '{ "a": 1 } }']) {
      assert.equal(recordDecision(finding(ACME), { path: 'p.jsonc', text }, DRAFT), undefined, text);
    }
  });
});

describe('fix data', () => {
  it('opens official texts, over TLS alone', () => {
    assert.deepEqual(openLaw({ verdicts: [VERDICT, VERDICT] }, LIST), [{ title: 'Open rule (1 TEST 1)', url: 'https://rule.example/' }]);
    assert.deepEqual(openLaw({ verdicts: [VERDICT] }, list(regime({ url: 'javascript:alert(1)' }))), []);
  });

  it('copies as Markdown, with names that stay text', () => {
    const { text } = copy({ ...finding(ACME), component: 'npm:`](x)\n# y' }, LIST, 'Acme: [x](y) <b>');
    assert.match(text, /^\*\*Acme: \\\[x\\\]\\\(y\\\) \\<b\\>\*\*$/m);
    assert.match(text, /^Component: `npm: \]\(x\) # y` /m);
    assert.match(text, /^- \[A rule\]\(https:\/\/rule\.example\/\), 1 TEST 1: error, reached, since 2020-01-01$/m);
    assert.match(text, /^- `0\/package\.json` \(shown here\)$/m);
  });

  it('prepares a report of a wrong match that names nothing of the user’s', () => {
    const opening = reportWrongMatch(finding(ACME), LIST, 'https://forge.example/project.git');
    assert.match(opening?.url ?? '', /^https:\/\/forge\.example\/project\/issues\/new\?title=Wrong%20match%3A%20acme-sdk&body=/);
    const body = decodeURIComponent(opening?.url.split('&body=')[1] ?? '');
    assert.match(body, /^Matched: pkg:npm\/%40acme\/sdk$/m);
    assert.doesNotMatch(body, /package\.json|1\.4\.0/);
    assert.equal(reportWrongMatch(finding(ACME), LIST, 'http://forge.example'), undefined);
  });

  it('asks the supplier', () => {
    const { text } = supplierQuestions(finding(ACME), LIST);
    assert.match(text, /found npm:@acme\/sdk, which our list ties to Acme \(Acme AG\)\./);
    assert.match(text, /^7\. Will you flow this question down/m);
    assert.doesNotMatch(text, /violation|undefined/);
  });

  it('names the manager’s own command, and lets no name be more than a name', () => {
    const commands = (file: string, name: string) =>
      refresh(
        findingOf([placeOf(file, { clue: { ...ACME, name }, token: [0, 1], role: 'runtime', state: 'resolved', certain: 'exact' })]),
      ).map(({ text }) => text);
    assert.deepEqual(commands('a/package-lock.json', '@acme/sdk'), ['npm uninstall @acme/sdk']);
    assert.deepEqual(commands('go.sum', 'acme.example/sdk'), ['go get acme.example/sdk@none && go mod tidy']);
    assert.deepEqual(commands('pnpm-lock.yaml', "x'; rm -rf ~"), ["pnpm remove 'x'\\''; rm -rf ~'"]);
    assert.deepEqual(commands('yarn.lock', '--global'), []);
    assert.deepEqual(commands('other.txt', 'x'), []);
    assert.deepEqual(commands('app/gradle.lockfile', 'com.acme/sdk'), ['gradle dependencies --write-locks']);
    const clue = { ...ACME, name: '@acme/sdk' };
    const place = placeOf('package-lock.json', { clue, token: [0, 1], role: 'runtime', state: 'resolved', certain: 'exact' });
    const carried = refresh(findingOf([place], { via: ['npm:carrier', 'npm:@acme/sdk'] }));
    assert.deepEqual(
      carried.map(({ text }) => text),
      ['npm install'],
      'what is brought along is no dependency to uninstall',
    );
  });
});
