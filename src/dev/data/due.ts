// What was read too long ago: lists of blocked parties after 30 days, everything else after 90.
import type { Day, List } from '../../model.ts';

const BLOCKED_DAYS = 30;
const OTHER_DAYS = 90;

/** Regimes that nobody has read for longer than their interval, the oldest first, as lines. */
export function due(list: Pick<List, 'regimes'>, today: Day): readonly string[] {
  return list.regimes
    .filter(({ status }) => status !== 'ended' && status !== 'revoked')
    .map(regime => {
      const read =
        regime.sources
          .map(source => source.read)
          .sort()
          .at(-1) ?? '';
      const interval = regime.limbs.some(({ effect }) => effect === 'dealings-blocked') ? BLOCKED_DAYS : OTHER_DAYS;
      return { id: regime.id, read, over: age(read, today) - interval };
    })
    .filter(({ over }) => over > 0)
    .sort((a, b) => b.over - a.over || (a.id < b.id ? -1 : 1))
    .map(({ id, read, over }) => `${id}: last read ${read}, ${over} days over its interval`);
}

function age(read: Day, today: Day): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${read}T00:00:00Z`)) / 86_400_000);
}
