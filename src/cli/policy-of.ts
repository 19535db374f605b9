// The policy of a scanned folder: the file that was named or found, what it extends and lists, nested files, and what the options overrule.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../files/decode.ts';
import type { Files, List, Missed } from '../model.ts';
import { readAudiences } from '../policy/audiences.ts';
import { foreignFolder } from '../policy/foreign-folder.ts';
import type { FullPolicy } from '../policy/full-policy.ts';
import { loadPolicy } from '../policy/load.ts';
import { policyFor } from '../policy/policy-for.ts';
import { weakened } from '../policy/weakened.ts';
import { english, say, sayProblem } from '../report/message.ts';
import type { Options } from './args.ts';
import { isSubmodule } from './is-submodule.ts';

export const POLICY_FILE = 'restricted-dependencies.jsonc';

export interface PolicyOf {
  readonly policy: FullPolicy;
  /** With the organisation's own vendors. */
  readonly list: List;
  /** Where it lies, or would lie. */
  readonly file: string;
  /** As reports name it. */
  readonly path: string;
  readonly problems: readonly Missed[];
  /** Of the files that were read, for positions. */
  readonly texts: ReadonlyMap<string, string>;
  readonly weakened: readonly string[];
  /** Reads the nested files that a scan found; they can only strengthen. */
  readonly nest: (found: readonly string[]) => Promise<readonly Missed[]>;
  /** Nested files that are not the workspace's own, as they are met. */
  readonly remarks: readonly Missed[];
  readonly policyFor: (project: string) => FullPolicy;
}

/**
 * A policy that was named must be faultless: its first fault comes back as a sentence. One that was found falls back to its defaults, as does one of a base.
 * With `base`, what lies below `root` is read as it was there.
 */
export async function policyOf(root: string, cwd: string, options: Options, list: List, base?: Files): Promise<PolicyOf | string> {
  const file = options.policy === undefined ? path.join(root, POLICY_FILE) : path.resolve(cwd, options.policy);
  const name = options.policy ?? POLICY_FILE;
  const folder = path.dirname(file);
  const content = async (at: string): Promise<string> => {
    const below = path.relative(root, at).split(path.sep).join('/');
    return base && !below.startsWith('..') && !path.isAbsolute(below) ? base.text(below) : decode(readFileSync(at));
  };
  const texts = new Map<string, string>();
  const text = async (at: string): Promise<string> => {
    const found = await content(path.join(folder, at));
    texts.set(at, found);
    return found;
  };
  let own: string | undefined;
  try {
    own = await content(file);
    texts.set(name, own);
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isAbsent || (options.policy !== undefined && !base)) return say(english, 'cli.policy', { path: name, error: words(error) });
  }
  const loaded = await loadPolicy(own === undefined ? undefined : { path: name, text: own }, list, options.today, text);
  const problems = [...loaded.problems.map(problem => ({ path: name, problem })), ...loaded.elsewhere];
  if (options.policy !== undefined && !base && problems[0]) {
    return say(english, 'cli.policy', { path: name, error: sayProblem(english, problems[0].problem) });
  }
  let policy: FullPolicy = options.decisions ? loaded.policy : { ...loaded.policy, decisions: [] };
  if (options.audience !== undefined) {
    const { audiences, problems: faults } = readAudiences(options.audience, loaded.list);
    if (faults[0]) return sayProblem(english, faults[0]);
    const { path: _, ...bare } = policy;
    policy = { ...bare, audiences, scopes: policy.scopes.map(({ audiences: __, ...scope }) => scope) };
  }
  const nested: FullPolicy[] = [];
  const remarks: Missed[] = [];
  return {
    policy,
    list: loaded.list,
    file,
    path: name,
    problems,
    texts,
    weakened: weakened(loaded.policy, loaded.list).map(({ key, value }) => `${key} ${value}`),
    nest: async paths => {
      const missed: Missed[] = [];
      for (const at of paths) {
        if (at === POLICY_FILE) continue;
        const folder = at.slice(0, at.lastIndexOf('/'));
        const foreign = foreignFolder(at);
        if (foreign !== undefined || isSubmodule(root, folder)) {
          const why = foreign === undefined ? say(english, 'inline.submodule') : say(english, 'policy.foreign', { folder: foreign });
          remarks.push({ path: at, problem: { reason: 'policy', id: 'policy-ignored', args: { what: say(english, 'policy.file'), why } } });
          continue;
        }
        const read = (other: string): Promise<string> => content(path.join(root, other));
        const found = await read(at).catch(() => undefined);
        if (found === undefined) continue;
        texts.set(at, found);
        const inner = await loadPolicy({ path: at, text: found }, loaded.list, options.today, read);
        nested.push(inner.policy);
        missed.push(...inner.problems.map(problem => ({ path: at, problem })), ...inner.elsewhere);
        missed.push(...policyFor(policy, folder, [inner.policy]).ignored);
      }
      return missed;
    },
    remarks,
    policyFor: project => policyFor(policy, project, nested).policy,
  };
}

function words(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
