// The policy of one folder: its file, the settings where the file is silent, and nothing that weakens where the folder is not trusted.
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Files, List, Policy, Problem } from '../model.ts';
import { readPolicy } from '../policy/read.ts';
import { completed, type Settings } from './settings.ts';

export interface PolicyOf {
  readonly policy: Policy;
  readonly problems: readonly Problem[];
  readonly text?: string;
}

/** In a folder that is not trusted decisions are counted and not applied, and the rest of its policy is left aside. */
export async function policyOf(files: Files, list: List, today: string, settings: Settings, isTrusted: boolean): Promise<PolicyOf> {
  const text = await files.text(POLICY_FILE).catch(() => undefined);
  const { policy, problems } = readPolicy(text === undefined ? undefined : { path: POLICY_FILE, text }, list, today);
  if (isTrusted) return { policy: completed(policy, settings), problems, ...(text === undefined ? {} : { text }) };
  const { policy: plain } = readPolicy(undefined, list, today);
  return {
    policy: completed({ ...plain, decisions: policy.decisions, approvers: policy.approvers, trusted: false }, settings),
    problems,
    ...(text === undefined ? {} : { text }),
  };
}
