// Grading, held against rules that are stated by themselves, over the whole matrix.
import assert from 'node:assert/strict';
import type { Certainty, Forbids, List, Reach, Regime, Role, Seen, Status, Vendor } from '../src/model.ts';
import { grade } from '../src/policy/grade.ts';
import { type Combination, expected, RULES } from './policy/grade-rules.ts';
import { EFFECTS, limb, list, listing, policy, regime, sign, vendor } from './policy/small-list.ts';

const TODAY = '2026-07-01';
const CERTAINTIES: readonly Certainty[] = ['named', 'owned', 'interoperates', 'mirrored', 'similar'];
const REACHES: readonly Reach[] = ['reached', 'indicates', 'unclear', 'exempt', 'outside'];
const SEEN: readonly Seen[] = ['act', 'transcription', 'corroborated', 'summary', 'memory'];
const STATUSES: readonly Status[] = ['in-force', 'not-yet', 'proposed', 'enjoined', 'revoked', 'ended'];
const ROLES: readonly Role[] = ['runtime', 'development', 'optional', 'peer', 'build', 'test', 'plugin', 'constraint', 'source', 'tool'];
const ACTS: readonly Forbids[] = ['integrate', 'resell', 'use', 'procure', 'deal', 'export', 'authorise', 'warn'];
/** Every day that is a boundary, of the limb and of the listing. */
const DATES: readonly (readonly [is: Combination['dates'], from: string, until: string | undefined, since: string])[] = [
  ['over', '2020-01-01', '2026-06-30', '2020-01-01'],
  ['in force', '2020-01-01', '2026-07-01', '2020-01-01'],
  ['in force', '2026-07-01', undefined, '2020-01-01'],
  ['in force', '2020-01-01', undefined, '2026-07-01'],
  ['within 365 days', '2026-07-02', undefined, '2020-01-01'],
  ['within 365 days', '2020-01-01', undefined, '2027-07-01'],
  ['later', '2027-07-02', undefined, '2020-01-01'],
  ['later', '2020-01-01', undefined, '2027-07-02'],
];
const PLACES: readonly (readonly [is: Combination['place'], jurisdiction: string])[] = [
  ['US', 'US'],
  ['elsewhere', 'NL'],
  ['elsewhere', 'US-VT'],
];
const AUDIENCES: readonly (readonly [is: Combination['audience'], chosen: readonly string[] | undefined])[] = [
  ['covered', ['seller', 'other']],
  ['not covered', ['other']],
  ['not covered', []],
  ['nobody chose', undefined],
];

/** A rule of the US that is in force: what the other products add does not depend on when and where. */
const NOW = { dates: DATES.slice(2, 3), places: PLACES.slice(0, 1) };

type Known = Pick<Combination, 'forbids' | 'effect' | 'place' | 'dates' | 'seen' | 'status'>;

/** All rules of a product at once: grading takes a list, and a list of many is quicker than many lists. */
interface World {
  readonly list: List;
  readonly vendor: Vendor;
  readonly known: ReadonlyMap<string, Known>;
}

function world(
  forbids: readonly (readonly Forbids[])[],
  seen: readonly (readonly [Seen, Seen])[],
  statuses: readonly Status[],
  { dates: days = DATES, places = PLACES }: { readonly dates?: typeof DATES; readonly places?: typeof PLACES } = {},
): World {
  const regimes: Regime[] = [];
  const listings = [];
  const known = new Map<string, Known>();
  for (const effect of EFFECTS)
    for (const acts of forbids)
      for (const [dates, from, until, since] of days)
        for (const [place, jurisdiction] of places)
          for (const [seenLimb, seenListing] of seen)
            for (const status of statuses) {
              const id = `r${regimes.length}`;
              const part = limb({ effect, forbids: acts, from, seen: seenLimb, ...(until ? { until } : {}) });
              regimes.push(regime({ id, jurisdiction, status, limbs: [part] }));
              listings.push(listing({ regime: id, since, seen: seenListing }));
              const weaker = SEEN.indexOf(seenLimb) > SEEN.indexOf(seenListing) ? seenLimb : seenListing;
              known.set(id, { forbids: acts, effect, place, dates, seen: weaker, status });
            }
  return { list: list(...regimes), vendor: vendor(...listings), known };
}

/** How many combinations were held against the rules; the first few that differ are shown. */
function compared({ list: rules, vendor: of, known }: World, roles: readonly Role[]): number {
  const faults: string[] = [];
  let count = 0;
  for (const certainty of CERTAINTIES)
    for (const reach of REACHES)
      for (const role of roles)
        for (const [audience, audiences] of AUDIENCES) {
          const set = audiences ? policy({ audiences }) : policy();
          const verdicts = new Map(grade(rules, of, sign(reach, certainty), role, set, TODAY).map(one => [one.regime, one.severity]));
          for (const [id, rest] of known) {
            const one = { ...rest, certainty, reach, role, audience };
            const [is, wanted] = [verdicts.get(id), expected(one)];
            if (is !== wanted && faults.length < 5) faults.push(`${is} instead of ${wanted}: ${JSON.stringify(one)}`);
            count++;
          }
        }
  assert.deepEqual(faults, []);
  return count;
}

describe('policy/grade, the whole matrix', () => {
  it('certainty × reach × effect × audience × date × seen × status × country', () => {
    const seen = (['act', 'summary', 'memory'] as const).map(one => [one, one] as const);
    assert.equal(compared(world([['procure']], seen, STATUSES), ['runtime']), 5 * 5 * 4 * 9 * 8 * 3 * 3 * 6);
  });

  it('… × role × what the limb forbids', () => {
    const pairs = ACTS.slice(2).flatMap((one): Forbids[][] => [
      ['integrate', one],
      ['resell', one],
    ]);
    const forbids = [...ACTS.map(one => [one]), ...pairs, [...ACTS], []];
    assert.equal(compared(world(forbids, [['act', 'act']], ['in-force'], NOW), ROLES), 5 * 5 * 10 * 4 * 9 * 22);
  });

  it('… × how limb and listing were seen, each for itself', () => {
    const seen = SEEN.flatMap(one => SEEN.map(other => [one, other] as const));
    assert.equal(compared(world([['integrate']], seen, ['in-force', 'proposed'], NOW), ['runtime', 'test']), 5 * 5 * 2 * 4 * 9 * 25 * 2);
  });

  it('every rule decides something', () => {
    assert.equal(new Set(RULES.map(({ says }) => says)).size, RULES.length);
    const all = CERTAINTIES.flatMap(certainty => REACHES.map(reach => ({ certainty, reach })));
    const base = {
      forbids: ['integrate'],
      audience: 'covered',
      place: 'US',
      dates: 'in force',
      role: 'test',
      seen: 'act',
      status: 'in-force',
    } as const;
    for (const rule of RULES) {
      const holds = all.some(one =>
        EFFECTS.some(effect =>
          SEEN.some(seen =>
            STATUSES.some(status =>
              DATES.some(([dates]) =>
                AUDIENCES.some(([audience]) =>
                  PLACES.some(([place]) => rule.holds({ ...base, ...one, effect, seen, status, dates, audience, place })),
                ),
              ),
            ),
          ),
        ),
      );
      assert.ok(holds, rule.says);
    }
  });
});
