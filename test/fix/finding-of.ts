// A finding with one place, made of a reference, for tests of fixes.
import type { Finding, Place, Reference } from '../../src/model.ts';

export function placeOf(path: string, reference: Reference): Place {
  const { clue, token, whole, role, state, group } = reference;
  return {
    path,
    token,
    ...(whole ? { whole } : {}),
    clue,
    role,
    state,
    sign: 'acme-sdk',
    certainty: 'owned',
    class: 'developer-library',
    anchor: true,
    ...(group ? { group } : {}),
  };
}

export function findingOf(places: readonly Place[], change: Partial<Finding> = {}): Finding {
  return {
    key: '0000000000000000',
    vendor: 'acme',
    component: 'npm:acme-sdk',
    project: '',
    sign: 'acme-sdk',
    class: 'developer-library',
    certainty: 'owned',
    severity: 'error',
    verdicts: [],
    forCounsel: false,
    places,
    via: [],
    ...change,
  };
}
