// The policy of one folder: its file with what that names, the settings where it is silent, and nothing that weakens without trust.
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Files, List, Missed } from '../model.ts';
import { distrust } from '../policy/distrust.ts';
import type { FullPolicy } from '../policy/full-policy.ts';
import { loadPolicy } from '../policy/load.ts';
import { completed, type Settings } from './settings.ts';

export interface PolicyOf {
  readonly policy: FullPolicy;
  /** With the organisation's own vendors; the same object where there are none. */
  readonly list: List;
  /** What the own lists say; a change means that everything must be matched again. */
  readonly own: string;
  readonly problems: readonly Missed[];
  /** Of the policy file and what it names, for their lines. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Without trust a folder's decisions are counted and not applied, and its policy can only strengthen. */
export async function policyOf(files: Files, list: List, today: string, settings: Settings, isTrusted: boolean): Promise<PolicyOf> {
  const texts = new Map<string, string>();
  const text = async (path: string): Promise<string> => {
    const content = await files.text(path);
    texts.set(path, content);
    return content;
  };
  const own = await text(POLICY_FILE).catch(() => undefined);
  const loaded = await loadPolicy(own === undefined ? undefined : { path: POLICY_FILE, text: own }, list, today, text);
  // Without trust comments are still read, so that what they decide is counted: it is not applied either.
  const policy = isTrusted ? loaded.policy : { ...distrust(loaded.policy), inlineDecisions: loaded.policy.inlineDecisions };
  return {
    policy: { ...policy, ...completed(policy, settings) },
    list: loaded.list,
    own: policy.lists.map(path => texts.get(path) ?? '').join('\0'),
    problems: [...loaded.problems.map(problem => ({ path: POLICY_FILE, problem })), ...loaded.elsewhere],
    texts,
  };
}
