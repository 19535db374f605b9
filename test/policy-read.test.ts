// Reading a policy: everything that can be said, and every fault at its key, never silently permissive.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem, Source } from '../src/model.ts';
import { readAudiences } from '../src/policy/audiences.ts';
import { defaults } from '../src/policy/defaults.ts';
import { extendsOf, POLICY_KEYS, readPolicy } from '../src/policy/read.ts';
import { DECISION_KEYS, DECISION_KINDS } from '../src/policy/read-decision.ts';
import { limb, list, regime, sign } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const LIST = {
  ...list(regime({ id: 'rule' }), regime({ id: 'other', limbs: [limb({ effect: 'export' })] })),
  vendors: [{ id: 'acme', name: 'Acme', entity: 'Acme AG', names: ['Acme'], listings: [] }],
  signs: [sign('reached')],
};
const FILE = 'restricted-dependencies.jsonc';

function read(text: string, near: Readonly<Record<string, string>> = {}) {
  const files = new Map<string, Source>(Object.entries(near).map(([path, content]) => [path, { path, text: content }]));
  return readPolicy({ path: FILE, text }, LIST, TODAY, files);
}

/** `id @ what stands there`, with the arguments. */
function said(text: string, near: Readonly<Record<string, string>> = {}): string[] {
  return read(text, near).problems.map(problem => show(text, problem));
}

function show(text: string, { id, at, args }: Problem): string {
  return `${id} @ ${text.slice(at, (at ?? 0) + 8)} · ${Object.values(args ?? {}).join(' · ')}`;
}

const DECISION = `{ "kind": "being-removed", "what": "pkg:npm/acme-sdk", "reason": "It goes.", "approver": "ada", "created": "2026-06-01", "expires": "2026-08-01" }`;

describe('policy/read', () => {
  it('no file, an empty object: the defaults', () => {
    assert.deepEqual(readPolicy(undefined, LIST, TODAY), { policy: defaults, problems: [], elsewhere: [] });
    assert.deepEqual(read('{}'), { policy: { ...defaults, path: FILE }, problems: [], elsewhere: [] });
    assert.deepEqual(read('\ufeff// nothing yet\n{ "$schema": "./x.json", }').problems, []);
  });

  it('everything that can be said', () => {
    const { policy, problems } = read(`{
      "audiences": ["person", "seller"], // who we are
      "regimes": { "rule": "warning", "other": "off" },
      "severities": { "effects": { "export": "none" }, "roles": { "test": "information" }, "certainties": { "mirrored": "warning" } },
      "scopes": [{ "paths": ["federal/**"], "audiences": "all", "regimes": { "other": "error" } }],
      "decisions": [${DECISION.replace('{', '{ "range": "<2", "paths": ["app/**"], "regimes": ["rule"], "reference": "T-1", "list": "2026-06-01",')}],
      "maximumDays": 90,
      "approvers": ["ada"],
      "acceptRiskUnder": ["rule"],
      "allowedRegistries": ["registry.example", "https://mirror.example/npm/"],
      "lists": ["policy/own.json"],
      "inlineDecisions": true,
    }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(policy.audiences, ['person', 'seller']);
    assert.deepEqual(policy.regimes, { rule: 'warning', other: 'off' });
    assert.deepEqual(policy.severities, {
      effects: { export: 'none' },
      roles: { test: 'information' },
      certainties: { mirrored: 'warning' },
    });
    assert.deepEqual(
      policy.scopes.map(({ paths, audiences, regimes }) => [paths, audiences, regimes]),
      [[['federal/**'], ['seller', 'person', 'other'], { other: 'error' }]],
    );
    assert.equal(policy.decisions.length, 1);
    assert.equal(policy.decisions[0]?.range, '<2');
    assert.deepEqual([policy.maximumDays, policy.approvers, policy.acceptRiskUnder], [90, ['ada'], ['rule']]);
    assert.deepEqual([policy.allowedRegistries.length, policy.lists, policy.inlineDecisions], [2, ['policy/own.json'], true]);
    assert.deepEqual(Object.keys(policy.origins).sort(), [
      'acceptRiskUnder',
      'allowedRegistries',
      'approvers',
      'audiences',
      'certainties.mirrored',
      'decisions',
      'effects.export',
      'inlineDecisions',
      'lists',
      'maximumDays',
      'regimes.other',
      'regimes.rule',
      'roles.test',
      'scopes',
    ]);
  });

  it('says an unknown key where it stands, and does not take it for anything', () => {
    assert.deepEqual(said('{ "audience": ["seller"] }'), ['policy-unknown-key @ audience · audience · audiences, extends, $schema']);
    assert.deepEqual(said('{ "severities": { "role": {} } }'), ['policy-unknown-key @ role": { · role · effects, roles, certainties']);
    assert.deepEqual(said('{ "regimes": { "ruel": "off" } }'), ['policy-unknown-key @ ruel": " · ruel · rule, other']);
  });

  it('a faulty value falls back to its own default alone', () => {
    const { policy, problems } = read(
      '{ "audiences": ["seller", "sellr"], "maximumDays": 0, "regimes": { "rule": "loud", "other": "off" }, "approvers": "ada" }',
    );
    assert.deepEqual(
      problems.map(problem => [problem.id, problem.args?.['key'] ?? problem.args?.['audience']]),
      [
        ['policy-audience', 'sellr'],
        ['policy-value', 'maximumDays'],
        ['policy-value', 'rule'],
        ['policy-value', 'approvers'],
      ],
    );
    assert.equal(policy.audiences, undefined);
    assert.equal(policy.maximumDays, 365);
    assert.deepEqual(policy.regimes, { other: 'off' });
    assert.deepEqual(policy.approvers, []);
  });

  it('a key stated twice, or without a value, is not stated', () => {
    const { policy, problems } = read('{ "maximumDays": 30, "maximumDays": 3000, "audiences" }');
    assert.equal(policy.maximumDays, 365);
    assert.ok(problems.some(({ id }) => id === 'policy-value' || id === 'policy-syntax'));
  });

  it('a text that is no JSON falls back to the defaults as a whole', () => {
    for (const text of [
      '{ "regimes": { "rule": "off" ',
      '{ "regimes": { "rule": "off" } ]',
      '',
      '[]',
      'null',
      '\0\0',
      '{ "regimes": { "rule": "off" } } }',
    ]) {
      const { policy, problems } = read(text);
      assert.deepEqual(policy, { ...defaults, path: FILE }, text);
      assert.equal(problems[0]?.id, 'policy-syntax', text);
    }
  });

  it('a decision with a fault is none', () => {
    const faults: readonly (readonly [string, string, string])[] = [
      ['"kind": "being-removed"', '"kind": "waived"', 'policy-value'],
      ['pkg:npm/acme-sdk', 'pkg:npm/acme-sdk@1.0.0', 'policy-value'],
      ['pkg:npm/acme-sdk', 'acme-sdk', 'policy-value'],
      ['pkg:npm/acme-sdk', 'sign:unknown', 'policy-value'],
      ['pkg:npm/acme-sdk', 'vendor:unknown', 'policy-value'],
      ['"reason": "It goes.", ', '', 'policy-missing'],
      ['"reason": "It goes."', '"reason": " "', 'policy-value'],
      ['"approver": "ada", ', '', 'policy-missing'],
      ['2026-08-01', '2026-02-30', 'policy-value'],
      ['2026-08-01', '2026-05-30', 'policy-value'],
      ['2026-08-01', 'never', 'policy-value'],
      ['"reason"', '"regimes": ["none"], "reason"', 'policy-value'],
      ['"reason"', '"paths": ["../x"], "reason"', 'policy-value'],
      ['"reason"', '"range": "^1", "reason"', 'policy-value'],
      ['"reason"', '"untill": "2027-01-01", "reason"', 'policy-unknown-key'],
      ['being-removed', 'authorised', 'policy-missing'],
      ['being-removed', 'outside-the-rule', 'policy-missing'],
    ];
    assert.equal(read(`{ "decisions": [${DECISION}] }`).policy.decisions.length, 1);
    for (const [from, to, id] of faults) {
      const { policy, problems } = read(`{ "decisions": [${DECISION.replace(from, to)}, ${DECISION}] }`);
      assert.deepEqual([policy.decisions.length, problems.map(problem => problem.id)], [1, [id]], to);
    }
  });

  it('a scope without sound paths reaches nothing', () => {
    for (const scope of ['{ "audiences": [] }', '{ "paths": ["/x"], "audiences": [] }', '{ "paths": "x" }', '3']) {
      const { policy, problems } = read(`{ "scopes": [${scope}] }`);
      assert.deepEqual([policy.scopes.length, problems.length], [0, 1], scope);
    }
  });

  it('extends: the nearer says it again, key by key; decisions stand at the root alone', () => {
    const base = `{ "maximumDays": 30, "approvers": ["grace"], "regimes": { "rule": "off", "other": "none" }, "decisions": [${DECISION}] }`;
    const found = read('{ "extends": "policy/base.jsonc", "regimes": { "rule": "error" } }', { 'policy/base.jsonc': base });
    assert.deepEqual(found.problems, []);
    assert.deepEqual(
      [found.policy.maximumDays, found.policy.approvers, found.policy.regimes, found.policy.decisions],
      [30, ['grace'], { rule: 'error', other: 'none' }, []],
    );
    assert.deepEqual(
      found.elsewhere.map(({ path, problem }) => [path, problem.id]),
      [['policy/base.jsonc', 'policy-ignored']],
    );
    assert.deepEqual(
      [found.policy.origins['regimes.other']?.path, found.policy.origins['regimes.rule']?.path],
      ['policy/base.jsonc', FILE],
    );
    assert.deepEqual(extendsOf({ path: 'a/p.jsonc', text: '{ "extends": ["./x.jsonc", "../y.jsonc", "../../z.jsonc"] }' }), [
      'a/x.jsonc',
      'y.jsonc',
    ]);
  });

  it('extends: what is missing, outside or leads back is said', () => {
    assert.deepEqual(said('{ "extends": "gone.jsonc" }'), ['missing @ "gone.js · gone.jsonc']);
    assert.deepEqual(said('{ "extends": "../up.jsonc" }'), ['policy-value @ "../up.j · extends · files below this folder']);
    assert.deepEqual(said(`{ "extends": "${FILE}" }`), ['cycle @ "restric · restricted-dependencies.jsonc']);
    const ring = read('{ "extends": "a.jsonc" }', {
      'a.jsonc': '{ "extends": "b.jsonc" }',
      'b.jsonc': '{ "extends": "a.jsonc", "maximumDays": 9 }',
    });
    assert.deepEqual(
      ring.elsewhere.map(({ path, problem }) => [path, problem.id]),
      [['b.jsonc', 'cycle']],
    );
    assert.equal(ring.policy.maximumDays, 9);
    const wide = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [
        `${at}.jsonc`,
        `{ "extends": [${Array.from({ length: 200 }, (_, to) => `"${to}.jsonc"`).join(',')}] }`,
      ]),
    );
    assert.ok(read('{ "extends": "0.jsonc" }', wide).elsewhere.length > 0);
  });

  it('never throws, whatever is cut off', () => {
    const text = `{ "audiences": "all", "regimes": { "rule": "off" }, "severities": { "roles": { "test": "none" } }, "scopes": [{ "paths": ["a"] }], "decisions": [${DECISION}] }`;
    for (let cut = 0; cut < text.length; cut++) {
      const { policy, problems } = read(text.slice(0, cut));
      assert.ok(problems.length > 0);
      assert.deepEqual(policy.regimes, {}, `half a policy is none: ${text.slice(0, cut)}`);
    }
    assert.ok(read('['.repeat(100_000)).problems.length > 0);
  });

  it('a hostile file costs time that grows with it, and its faults are not all told', () => {
    const many = (one: (at: number) => string): string => Array.from({ length: 20_000 }, (_, at) => one(at)).join();
    for (const text of [
      `{${many(at => `"key${at}": 1`)}}`,
      `{"audiences":[${many(at => `"selle${at}"`)}]}`,
      `{"approvers":[${many(at => `"a${at}"`)}]}`,
      `{"acceptRiskUnder":[${many(at => `"rule${at}"`)}]}`,
      `{"decisions":[${many(() => '{"kind":"x"}')}]}`,
      `{"extends":[${many(at => `"${at}.jsonc"`)}]}`,
    ]) {
      read(text);
      assert.ok(read(text).problems.length <= 20_000);
    }
  });

  it('ten thousand decisions are read in time that grows with them', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => DECISION.replace('acme-sdk', `p${at}`)).join(',\n');
    assert.equal(read(`{ "decisions": [${many}] }`).policy.decisions.length, 10_000);
  });
});

describe('policy/audiences', () => {
  it('reads the command line', () => {
    assert.deepEqual(readAudiences('other, seller', LIST), { audiences: ['seller', 'other'], problems: [] });
    assert.deepEqual(readAudiences('all', LIST).audiences, ['seller', 'person', 'other']);
    assert.deepEqual(
      readAudiences('sellr,person', LIST).problems.map(problem => [problem.id, problem.args?.['audience']]),
      [['policy-audience', 'sellr']],
    );
    assert.equal(readAudiences(' ', LIST).problems.length, 1);
  });
});

describe('data/schema/policy.schema.json', () => {
  const schema = JSON.parse(readFileSync('data/schema/policy.schema.json', 'utf8')) as {
    properties: Record<string, unknown>;
    definitions: { decision: { properties: { kind: { enum: string[]; enumDescriptions: string[] } } } };
  };

  it('knows the keys that the program knows', () => {
    assert.deepEqual(Object.keys(schema.properties).sort(), [...POLICY_KEYS].sort());
    const { properties } = schema.definitions.decision;
    assert.deepEqual(Object.keys(properties).sort(), [...DECISION_KEYS].sort());
    assert.deepEqual(properties.kind.enum, DECISION_KINDS);
    assert.equal(properties.kind.enumDescriptions.length, DECISION_KINDS.length);
  });
});
