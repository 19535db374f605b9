// What ten thousand decisions cost against ten: read once, then asked for at each finding.
import type { Finding, List, Policy, Source } from '../../model.ts';
import { decide } from '../../policy/decide.ts';
import { readPolicy } from '../../policy/read.ts';

const FEW = 10;
const MANY = 10_000;
const FINDINGS = 1000;

export interface Weighed {
  readonly read: { readonly few: number; readonly many: number };
  /** All findings, the index made anew in each run. */
  readonly decide: { readonly few: number; readonly many: number };
  /** The same once the index is there, as at each keystroke. */
  readonly again: { readonly few: number; readonly many: number };
}

/** Medians in milliseconds of `runs` in turn, few and many, after a warm-up. `like` says what the rules weigh. */
export function decisions(list: List, like: Pick<Finding, 'verdicts'>, today: string, runs: number): Weighed {
  const texts = [FEW, MANY].map(written);
  const times = texts.map(() => ({ read: [] as number[], decide: [] as number[], again: [] as number[] }));
  for (let run = 0; run <= runs; run++) {
    texts.forEach((source, at) => {
      const started = performance.now();
      const { policy } = readPolicy(source, list, today);
      const read = performance.now();
      const settled = ask(policy, list, like, today);
      const decided = performance.now();
      ask(policy, list, like, today);
      const done = performance.now();
      if (settled !== FEW) throw new Error(`${settled} of ${FEW} decisions were found`);
      const own = times[at];
      if (run === 0 || !own) return;
      own.read.push(read - started);
      own.decide.push(decided - read);
      own.again.push(done - decided);
    });
  }
  const both = (kind: 'read' | 'decide' | 'again'): { few: number; many: number } => {
    const [few, many] = times.map(one => median(one[kind]));
    return { few: few ?? 0, many: many ?? 0 };
  };
  return { read: both('read'), decide: both('decide'), again: both('again') };
}

/** A policy in which ten decisions speak of what is asked, whatever else it holds. */
function written(count: number): Source {
  const entries = Array.from({ length: count }, (_, n) => ({
    kind: 'being-removed',
    what: `pkg:npm/${n < FEW ? `asked-${n}` : `other-${n}`}`,
    reason: 'leaves with the next release',
    approver: 'ada',
    created: '2026-11-01',
    expires: '2027-01-15',
  }));
  return { path: 'restricted-dependencies.jsonc', text: JSON.stringify({ decisions: entries }, undefined, 2) };
}

/** How many of a thousand findings are settled. */
function ask(policy: Policy, list: List, { verdicts }: Pick<Finding, 'verdicts'>, today: string): number {
  let settled = 0;
  for (let n = 0; n < FINDINGS; n++) {
    const about = {
      sign: { id: 'acme/sdk', vendor: 'acme' },
      vendor: { id: 'acme' },
      clues: [{ kind: 'package', type: 'npm', name: `asked-${n}` }] as const,
      paths: ['package.json'],
      verdicts,
    };
    if (decide(policy, list, today, about)?.state === 'applies') settled++;
  }
  return settled;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
