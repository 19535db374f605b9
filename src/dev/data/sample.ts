// A repeatable draw from the list, for re-checking by hand: `npm run data -- sample signs|listings COUNT SEED`.
import { createHash } from 'node:crypto';
import type { List } from '../../model.ts';
import type { Evidence } from './evidence.ts';

export type Drawn = 'signs' | 'listings';

/**
 * The lines of a draw: the `count` entries whose sha256(seed, id) is smallest. The same seed draws the same entries as long as they are
 * on the list, whatever else changes. Of signs only those `named` or `owned` are drawn: the others claim no owner.
 */
export function sample(
  list: List,
  evidence: Readonly<Record<string, Evidence>>,
  what: Drawn,
  count: number,
  seed: string,
): readonly string[] {
  const entries = what === 'signs' ? signs(list, evidence) : listings(list);
  return entries
    .map(entry => ({ entry, rank: createHash('sha256').update(`${seed}\0${entry[0]}`).digest('hex') }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ entry }) => entry.join(' | '));
}

function signs(list: List, evidence: Readonly<Record<string, Evidence>>): readonly (readonly string[])[] {
  const entities = new Map(list.vendors.map(({ id, entity }) => [id, entity]));
  return list.signs
    .filter(({ certainty }) => certainty === 'named' || certainty === 'owned')
    .map(({ id, vendor, match, product }) => {
      const { shown = '', says = '', sources = [] } = evidence[id] ?? {};
      return [id, match, entities.get(vendor) ?? vendor, product, `${shown}: ${says}`, ...sources.map(({ url }) => url)];
    });
}

function listings(list: List): readonly (readonly string[])[] {
  const regimes = new Map(list.regimes.map(({ id, citation }) => [id, citation]));
  return list.vendors.flatMap(vendor =>
    vendor.listings.map(({ regime, name, since, seen, sources }) => [
      `${vendor.id} ${regime}`,
      name,
      `since ${since}`,
      seen,
      regimes.get(regime) ?? '',
      ...sources.map(({ url }) => url),
    ]),
  );
}
