// The table that grading starts from: how weighty a reached limb is, by effect, by who is covered and by when.
import type { Effect, Severity } from '../model.ts';

/** Who is covered on which day. `soon` is within 365 days; `us` and `elsewhere` are the regime's jurisdiction. */
export type Column =
  | 'covers, in force'
  | 'covers, soon'
  | 'covers, later'
  | 'nobody chose, us, in force'
  | 'nobody chose, us, soon'
  | 'nobody chose, us, later'
  | 'nobody chose, elsewhere'
  | 'not covered'
  | 'ended';

type Row = Readonly<Record<Column, Severity>>;

const BINDING: Row = {
  'covers, in force': 'error',
  'covers, soon': 'warning',
  'covers, later': 'information',
  'nobody chose, us, in force': 'warning',
  'nobody chose, us, soon': 'warning',
  'nobody chose, us, later': 'information',
  'nobody chose, elsewhere': 'information',
  'not covered': 'none',
  ended: 'none',
};

const TELLING: Row = {
  'covers, in force': 'information',
  'covers, soon': 'information',
  'covers, later': 'information',
  'nobody chose, us, in force': 'information',
  'nobody chose, us, soon': 'information',
  'nobody chose, us, later': 'information',
  'nobody chose, elsewhere': 'information',
  'not covered': 'none',
  ended: 'none',
};

export const cells: Readonly<Record<Effect, Row>> = {
  'use-or-supply': BINDING,
  procurement: BINDING,
  'government-device': BINDING,
  equipment: BINDING,
  'network-equipment': BINDING,
  'dealings-blocked': BINDING,
  export: TELLING,
  advisory: TELLING,
  context: TELLING, // shown beside other findings, never alone
};
