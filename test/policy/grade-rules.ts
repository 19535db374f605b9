// The rules of grading in words, each with what it does: stated by themselves, for the program to be held against.
import type { Certainty, Effect, Forbids, Reach, Role, Seen, Severity, Status } from '../../src/model.ts';

/** One combination. `dates`: when the rule holds for the vendor, as seen from the day of judging. */
export interface Combination {
  readonly certainty: Certainty;
  readonly reach: Reach;
  readonly forbids: readonly Forbids[];
  readonly effect: Effect;
  readonly audience: 'covered' | 'not covered' | 'nobody chose';
  readonly place: 'US' | 'elsewhere';
  readonly dates: 'over' | 'in force' | 'within 365 days' | 'later';
  readonly role: Role;
  /** The weaker of how the limb and the listing were seen. */
  readonly seen: Seen;
  readonly status: Status;
}

/** What a rule of grading does. Of the first three the first one that holds ends it; a start is needed; then steps, then caps. */
type Does = 'silent' | 'none' | { readonly start: Severity } | 'one step milder' | { readonly atMost: Severity };

export interface Rule {
  readonly says: string;
  readonly holds: (one: Combination) => boolean;
  readonly does: Does;
}

const TELLING: readonly Effect[] = ['export', 'advisory', 'context'];
const THEIRS: readonly Certainty[] = ['named', 'owned'];
const OTHERS: readonly Certainty[] = ['interoperates', 'mirrored'];

const isDealing = (one: Combination): boolean => one.effect === 'dealings-blocked' && OTHERS.includes(one.certainty);
const binds = (one: Combination): boolean => !TELLING.includes(one.effect);

export const RULES: readonly Rule[] = [
  { says: 'A sign of a name alone is never said.', holds: one => one.certainty === 'similar', does: 'silent' },
  { says: 'What the words do not meet is never said.', holds: one => one.reach === 'outside', does: 'silent' },
  { says: 'A rule that is over weighs nothing.', holds: one => one.dates === 'over', does: 'none' },
  {
    says: 'A rule that was withdrawn or has ended weighs nothing.',
    holds: one => one.status === 'revoked' || one.status === 'ended',
    does: 'none',
  },
  { says: 'A rule that covers others weighs nothing: it is counted.', holds: one => one.audience === 'not covered', does: 'none' },
  {
    says: 'A rule of another country or of a state that may not cover us and may not reach the thing is counted, not said.',
    holds: one => one.reach === 'unclear' && one.audience === 'nobody chose' && one.place === 'elsewhere',
    does: 'none',
  },
  { says: 'A rule that only tells starts as information.', holds: one => !binds(one), does: { start: 'information' } },
  {
    says: 'A rule that starts in more than 365 days starts as information.',
    holds: one => binds(one) && one.dates === 'later',
    does: { start: 'information' },
  },
  {
    says: 'A rule that binds, covers us and is in force starts as an error.',
    holds: one => binds(one) && one.audience === 'covered' && one.dates === 'in force',
    does: { start: 'error' },
  },
  {
    says: 'A rule that binds, covers us and starts within 365 days starts as a warning.',
    holds: one => binds(one) && one.audience === 'covered' && one.dates === 'within 365 days',
    does: { start: 'warning' },
  },
  {
    says: 'While nobody chose, a US rule that binds now or within 365 days starts as a warning.',
    holds: one => binds(one) && one.audience === 'nobody chose' && one.place === 'US' && one.dates !== 'later',
    does: { start: 'warning' },
  },
  {
    says: 'While nobody chose, a rule of elsewhere starts as information.',
    holds: one => binds(one) && one.audience === 'nobody chose' && one.place === 'elsewhere' && one.dates !== 'later',
    does: { start: 'information' },
  },
  {
    says: 'What only indicates a covered thing is one step milder; so is somebody else’s client or mirror where dealings are blocked.',
    holds: one => one.reach === 'indicates' || (isDealing(one) && one.reach === 'reached'),
    does: 'one step milder',
  },
  {
    says: 'A development or test dependency is one step milder where the limb forbids integrating or reselling and neither use, procurement nor dealing.',
    holds: one =>
      (one.role === 'development' || one.role === 'test') &&
      (one.forbids.includes('integrate') || one.forbids.includes('resell')) &&
      !(['use', 'procure', 'deal'] as const).some(act => one.forbids.includes(act)),
    does: 'one step milder',
  },
  { says: 'What can be read both ways is information at most.', holds: one => one.reach === 'unclear', does: { atMost: 'information' } },
  { says: 'What is expressly let out is information at most.', holds: one => one.reach === 'exempt', does: { atMost: 'information' } },
  {
    says: 'Somebody else’s client or mirror is information at most, except where dealings are blocked.',
    holds: one => !THEIRS.includes(one.certainty) && !isDealing(one),
    does: { atMost: 'information' },
  },
  {
    says: 'A proposed or enjoined rule is information at most.',
    holds: one => one.status === 'proposed' || one.status === 'enjoined',
    does: { atMost: 'information' },
  },
  { says: 'A rule known from a summary is a warning at most.', holds: one => one.seen === 'summary', does: { atMost: 'warning' } },
  { says: 'A rule known from memory is information at most.', holds: one => one.seen === 'memory', does: { atMost: 'information' } },
];

const WEIGHTS: readonly Severity[] = ['none', 'information', 'warning', 'error'];

/** What the rules come to; `undefined`: silence. Throws where they do not say it. */
export function expected(one: Combination): Severity | undefined {
  const held = RULES.filter(rule => rule.holds(one)).map(({ does }) => does);
  if (held.includes('silent')) return undefined;
  if (held.includes('none')) return 'none';
  const starts = held.flatMap(does => (typeof does === 'object' && 'start' in does ? [does.start] : []));
  const [start] = starts;
  if (!start || starts.length !== 1) throw new Error(`${starts.length} rules say where to start: ${JSON.stringify(one)}`);
  const steps = held.filter(does => does === 'one step milder').length;
  const caps = held.flatMap(does => (typeof does === 'object' && 'atMost' in does ? [WEIGHTS.indexOf(does.atMost)] : []));
  return WEIGHTS[Math.min(Math.max(1, WEIGHTS.indexOf(start) - steps), ...caps)];
}
