// Everything a scan needs besides the files: the list, the formats, the policy and the day.
import type { CheckSetup } from '../check.ts';
import type { ConcludeSetup } from '../conclude.ts';
import { gate } from '../match/gate.ts';
import { lookup } from '../match/lookup.ts';
import { fileName, versionless } from '../match/mark.ts';
import { prepare } from '../match/prepare.ts';
import { select } from '../match/select.ts';
import { inRange } from '../match/versions/in-range.ts';
import type { Day, Decision, Format, List, Policy, Probe, Problem, Source } from '../model.ts';
import { programs, unnamed } from './unnamed.ts';

export interface Setup extends CheckSetup, ConcludeSetup {
  readonly probesFor: (path: string) => readonly Probe[];
  /** Is this path worth a look: claimed by a format or probe, or named like a listed file? */
  readonly takes: (path: string) => boolean;
  /** May source text hold a sign at all? */
  readonly mayHold: (text: string) => boolean;
  /** Where scopes and nested files give a project a policy of its own. */
  readonly policyFor?: (project: string) => Policy;
  /** Decisions that stand in a file's comments, as far as they count; what does not is said. */
  readonly inline?: (source: Source) => { readonly decisions: readonly Decision[]; readonly problems: readonly Problem[] };
  readonly formats: readonly Format[];
  readonly probes: readonly Probe[];
}

export function setup(list: List, formats: readonly Format[], probes: readonly Probe[], policy: Policy, today: Day): Setup {
  const index = prepare(list, inRange);
  const formatsFor = select(formats);
  const byPattern = select(probes);
  const byId = new Map(probes.map(probe => [probe.id, probe]));
  const isListed = (path: string): boolean => {
    const name = fileName(path);
    const files = index.signs.marks('file');
    if (!files.has(`file:${name}`) && !files.has(`file:${versionless(name) ?? name}`)) return false;
    return lookup(index, { kind: 'mark', field: 'file', text: name }) !== undefined;
  };
  const probesFor = (path: string): readonly Probe[] => {
    const claimed = byPattern(path);
    if (path.lastIndexOf('.') > path.lastIndexOf('/')) return claimed;
    const more = unnamed(path).flatMap(id => byId.get(id) ?? []);
    return more.length > 0 ? [...claimed, ...more] : isListed(path) ? [...claimed, ...programs(probes)] : claimed;
  };
  const takes = (path: string): boolean =>
    formatsFor(path).length > 0 || byPattern(path).length > 0 || isListed(path) || unnamed(path).length > 0;
  return { mayHold: gate(list), list, formats, probes, index, formatsFor, probesFor, takes, policy, today };
}
