// A list made for tests: invented vendor, invented rules, one limb of every effect.
import type { Effect, Forbids, Limb, List, Listing, Policy, Reach, Regime, Sign, Vendor } from '../../src/model.ts';
import { defaults } from '../../src/policy/defaults.ts';

export const EFFECTS: readonly Effect[] = [
  'use-or-supply',
  'procurement',
  'government-device',
  'equipment',
  'network-equipment',
  'dealings-blocked',
  'export',
  'advisory',
  'context',
];

export function limb(change: Partial<Limb> = {}): Limb {
  return {
    id: 'limb',
    forbids: ['procure'],
    effect: 'procurement',
    audiences: ['seller'],
    from: '2020-01-01',
    seen: 'act',
    says: 'may not be sold',
    covers: 'the rule speaks of things',
    reach: {
      reached: cell('reached'),
      indicates: cell('indicates'),
      unclear: cell('unclear'),
      exempt: cell('exempt'),
    },
    otherwise: cell('outside'),
    ...change,
  };
}

function cell(is: Reach): { is: Reach; why: string } {
  return { is, why: `a test says ${is}` };
}

export function regime(change: Partial<Regime> = {}): Regime {
  return {
    id: 'rule',
    title: 'A rule',
    short: 'rule',
    jurisdiction: 'US',
    authority: 'An authority',
    citation: '1 TEST 1',
    url: 'https://rule.example/',
    issued: '2019-12-01',
    status: 'in-force',
    asOf: '2026-01-01',
    limbs: [limb()],
    exemptions: [],
    means: { own: '', component: '', interoperation: '' },
    sources: [],
    ...change,
  };
}

export function listing(change: Partial<Listing> = {}): Listing {
  return { regime: 'rule', name: 'Acme', since: '2020-01-01', seen: 'act', sources: [], ...change };
}

export function vendor(...listings: readonly Listing[]): Vendor {
  return { id: 'acme', name: 'Acme', entity: 'Acme AG', names: ['Acme'], listings };
}

export function list(...regimes: readonly Regime[]): List {
  return {
    version: 'test',
    date: '2026-01-01',
    classes: ['reached', 'indicates', 'unclear', 'exempt', 'outside'].map(id => ({ id, noun: id, meaning: id })),
    audiences: ['seller', 'person', 'other'].map(id => ({ id, jurisdiction: 'US', question: `${id}?`, condition: id })),
    regimes,
    vendors: [],
    signs: [],
    negatives: [],
  };
}

export function sign(reach: Reach, certainty: Sign['certainty'] = 'owned'): Sign {
  return { id: 'acme-sdk', vendor: 'acme', kind: 'package', match: 'pkg:npm/acme-sdk', class: reach, certainty, product: 'SDK' };
}

export function policy(change: Partial<Policy> = {}): Policy {
  return { ...defaults, ...change };
}

export const INTEGRATE: readonly Forbids[] = ['integrate', 'resell'];
