// Own vendors and house rules: read like ours, marked as theirs, and never able to change what ours says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compileList } from '../src/dev/data/compile.ts';
import { lookup } from '../src/match/lookup.ts';
import { prepare } from '../src/match/prepare.ts';
import type { List } from '../src/model.ts';
import { grade } from '../src/policy/grade.ts';
import { type Own, withOwn } from '../src/policy/own-list.ts';
import {
  CERTAINTIES,
  FIELDS,
  FORBIDS,
  KINDS,
  LIMB_KEYS,
  LISTING_KEYS,
  REGIME_KEYS,
  SEEN,
  SIGN_KEYS,
  STATUSES,
  VENDOR_KEYS,
} from '../src/policy/own-words.ts';
import { EFFECTS as EFFECTS_KNOWN } from '../src/policy/read.ts';
import { list, policy, regime, vendor } from './policy/small-list.ts';

const LIST = { ...list(regime()), vendors: [vendor()] };
const RULE = {
  id: 'house-rule',
  title: 'House rule 7',
  short: 'house rule',
  issued: '2026-01-01',
  limbs: [{ id: 'all', effect: 'use-or-supply', says: 'is not used in this house' }],
};
const VENDOR = {
  id: 'initech',
  name: 'Initech',
  entity: 'Initech Ltd',
  names: ['Initech'],
  listings: [{ regime: 'house-rule', name: 'Initech', since: '2026-02-01' }],
  signs: [{ id: 'initech/npm', kind: 'family', match: 'pkg:npm/@initech/*', class: 'reached', certainty: 'owned', product: 'Stapler' }],
};

function add(...values: readonly object[]) {
  let out: Own = { list: LIST, problems: [] };
  for (const value of values) out = withOwn(out.list, { path: 'x.json', text: JSON.stringify(value) });
  return out;
}

describe('policy/own-list, held against the list’s own schema', () => {
  let all: List;
  before(async () => {
    all = await compileList('.');
  });

  it('takes every vendor of ours, as it stands in its file, and reads the same of it', () => {
    for (const vendor of all.vendors) {
      const without = {
        ...all,
        vendors: all.vendors.filter(({ id }) => id !== vendor.id),
        signs: all.signs.filter(sign => sign.vendor !== vendor.id),
      };
      const text = readFileSync(`data/vendors/${vendor.id}.json`, 'utf8');
      const own = withOwn(without, { path: 'own.json', text });
      assert.deepEqual(own.problems, [], vendor.id);
      const signs = (of: List): unknown => of.signs.filter(sign => sign.vendor === vendor.id).sort((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(signs(own.list), signs(all), vendor.id);
    }
  });

  it('knows the keys and words of the schema, and no others', () => {
    const vendor = schema('vendor');
    const regime = schema('regime');
    const pairs: readonly (readonly [readonly string[], readonly string[]])[] = [
      [VENDOR_KEYS, Object.keys(vendor.properties)],
      [SIGN_KEYS, Object.keys(vendor.definitions.sign.properties)],
      [LISTING_KEYS, Object.keys(vendor.definitions.listing.properties)],
      [REGIME_KEYS, Object.keys(regime.properties)],
      [LIMB_KEYS, Object.keys(regime.definitions.limb.properties)],
      [KINDS, vendor.definitions.sign.properties.kind.enum],
      [CERTAINTIES, vendor.definitions.sign.properties.certainty.enum],
      [FIELDS, vendor.definitions.sign.properties.field.enum],
      [SEEN, vendor.definitions.seen.enum],
      [FORBIDS, regime.definitions.limb.properties.forbids.items.enum],
      [EFFECTS_KNOWN, regime.definitions.limb.properties.effect.enum],
      [STATUSES, regime.properties.status.enum],
    ];
    for (const [ours, theirs] of pairs) assert.deepEqual([...ours].sort(), [...theirs].sort());
  });

  function schema(name: string) {
    return JSON.parse(readFileSync(`data/schema/${name}.schema.json`, 'utf8'));
  }
});

describe('policy/own-list', () => {
  it('a house rule and a vendor under it are found and graded as theirs', () => {
    const { list: own, problems } = add(RULE, VENDOR);
    assert.deepEqual(problems, []);
    assert.equal(own.version, 'test+own');
    const sign = lookup(prepare(own), { kind: 'package', type: 'npm', name: '@initech/stapler' });
    const theirs = own.vendors.find(({ id }) => id === 'initech');
    assert.ok(sign && theirs?.theirs);
    const [verdict] = grade(own, theirs, sign, 'runtime', policy({ audiences: [] }), '2026-07-01');
    assert.deepEqual([verdict?.severity, verdict?.date, verdict?.covered], ['error', '2026-02-01', 'covers']);
  });

  it('says every fault and adds nothing', () => {
    const [sign] = VENDOR.signs;
    const [listing] = VENDOR.listings;
    const faults: readonly object[] = [
      { ...VENDOR, id: 'acme' },
      { ...VENDOR, id: 'In I' },
      { ...VENDOR, extra: 1 },
      { ...VENDOR, name: undefined },
      { ...VENDOR, listings: [{ ...listing, regime: 'none' }] },
      { ...VENDOR, listings: [{ ...listing, since: 'once' }] },
      { ...VENDOR, listings: [{ ...listing, reach: { none: { is: 'reached', why: 'x' } } }] },
      { ...VENDOR, listings: [{ ...listing, reach: { reached: { is: 'reached' } } }] },
      { ...VENDOR, signs: [{ ...sign, match: 'pkg:npm/ini*' }] },
      { ...VENDOR, signs: [{ ...sign, kind: 'host', match: 'Initech' }] },
      { ...VENDOR, signs: [{ ...sign, id: 'acme/x' }] },
      { ...VENDOR, signs: [{ ...sign, class: 'none' }] },
      { ...VENDOR, signs: [{ ...sign, kind: 'symbol', match: 'ini_' }] },
      { ...VENDOR, signs: {} },
      { ...RULE, id: 'rule' },
      { ...RULE, limbs: [{ id: 'all', effect: 'forbidden', says: 'x' }] },
    ];
    const before = add(RULE).list;
    for (const fault of faults) {
      const { list: after, problems } = withOwn(before, { path: 'x.json', text: JSON.stringify(fault) });
      assert.ok(problems.length > 0, JSON.stringify(fault));
      assert.equal(after, before);
      assert.ok(problems.every(({ at }) => at !== undefined));
    }
    for (const text of ['', '[', '[]', 'null', '{"signs":', '\0'])
      assert.equal(withOwn(before, { path: 'x.json', text }).problems.length > 0, true, text);
  });
});
