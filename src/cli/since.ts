// A scan held against a git base: what is new is reported, judged by the base's policy; what the change decides or weakens is said.
import { nodeFiles } from '../files/node.ts';
import type { Files, Finding, List, Missed, Problem } from '../model.ts';
import { changeOf } from '../policy/change-of.ts';
import { addedDecisions } from '../policy/compare.ts';
import { english, say, type Words } from '../report/message.ts';
import type { Changed } from '../report/report.ts';
import type { Options } from './args.ts';
import { type GitBase, workingFiles } from './git-files.ts';
import { type PolicyOf, policyOf } from './policy-of.ts';
import type { World } from './world.ts';

export interface Since {
  /** The working copy, as far as git sees it. */
  readonly files: Files;
  /** Faults in policies; they count for the exit code. */
  readonly faults: readonly Missed[];
  /** What the change would have liked to apply, and what it moved out of sight. */
  readonly remarks: readonly Missed[];
  /** Policy files that are not the workspace's own, as they are met. */
  readonly foreign: readonly Missed[];
  readonly texts: ReadonlyMap<string, string>;
  readonly nest: PolicyOf['nest'];
  readonly words: Words;
}

/** `own` is the base's policy. A string is the sentence of a fault. */
export async function since(
  root: string,
  base: GitBase,
  own: PolicyOf,
  options: Options,
  list: List,
  world: World,
): Promise<Since | string> {
  const head = await policyOf(root, world.cwd, options, list);
  if (typeof head === 'string') return head;
  const ref = options.changed ?? 'HEAD';
  const { files, moved } = await workingFiles(root, base, nodeFiles(root));
  const known = new Set(head.problems.map(identity));
  const faults = [
    ...head.problems,
    ...own.problems.filter(one => !known.has(identity(one))).map(({ path, problem: { at: _, ...problem } }) => ({ path, problem })),
  ];
  const why = say(english, 'changed.later', { ref });
  const remark = (what: string, at?: number): Missed => ({
    path: head.path,
    problem: { reason: 'policy', id: 'policy-ignored', ...(at === undefined ? {} : { at }), args: { what, why } } satisfies Problem,
  });
  const added = addedDecisions(own.policy, head.policy);
  const remarks = [
    ...moved,
    ...added.map(({ what, at }) => remark(say(english, 'changed.decision', { what }), at)),
    ...head.weakened.filter(one => !own.weakened.includes(one)).map(what => remark(what)),
  ];
  const words: Words = {
    ...english,
    'summary.findings': say(english, 'changed.findings', { ref }),
    'summary.nothing': say(english, 'changed.nothing', { ref }),
  };
  return { files, faults, remarks, foreign: head.remarks, texts: head.texts, nest: head.nest, words };
}

/** What the base does not have, or has and weighs less there, by key. */
export function changesSince(before: readonly Finding[], after: readonly Finding[], ref: string): ReadonlyMap<string, Changed> {
  const known = new Map(before.map(finding => [finding.key, finding]));
  return new Map(
    after.flatMap((finding): [string, Changed][] => {
      const heavier = finding.severity === 'none' ? undefined : changeOf(known.get(finding.key), finding);
      if (!heavier) return [];
      const what = heavier.map(one => say(english, `changed.${one.by}`, { was: one.by === 'severity' ? one.was : '' })).join('; ');
      return [[finding.key, what === '' ? { is: 'new' } : { is: 'heavier', says: say(english, 'changed.was', { ref, what }) }]];
    }),
  );
}

function identity({ path, problem: { id, args } }: Missed): string {
  return JSON.stringify([path, id, args ?? {}]);
}
