// The effect of the limb that a verdict speaks of.
import type { Effect, Limb, List, Verdict } from '../model.ts';

const known = new WeakMap<List, ReadonlyMap<string, Limb>>();

export function effectOf(list: List, verdict: Pick<Verdict, 'regime' | 'limb'>): Effect | undefined {
  const limbs =
    known.get(list) ?? new Map(list.regimes.flatMap(regime => regime.limbs.map(limb => [`${regime.id}\n${limb.id}`, limb] as const)));
  known.set(list, limbs);
  return limbs.get(`${verdict.regime}\n${verdict.limb}`)?.effect;
}
