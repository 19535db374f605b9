// Decisions in comments, as far as the policy, the options and the place where they stand let them count; the others are said.
import type { Decision, Problem, Source } from '../model.ts';
import { addedDecisions } from '../policy/compare.ts';
import { inline } from '../policy/inline.ts';
import { english, say } from '../report/message.ts';
import type { Setup } from '../scan/setup.ts';
import type { Options } from './args.ts';
import { isSubmodule } from './is-submodule.ts';
import type { PolicyOf } from './policy-of.ts';

type Inline = NonNullable<Setup['inline']>;

/** `base`: decisions in comments that stood in a git base already; what the change adds does not count yet. */
export function inlineOf(root: string, own: PolicyOf, options: Options, base?: readonly Decision[]): Inline {
  return source => {
    const folder = source.path.slice(0, Math.max(0, source.path.lastIndexOf('/')));
    const { inlineDecisions } = own.policyFor(folder);
    const found = inline(source, own.list, { inlineDecisions }, options.today);
    // Where none is honoured anyway, a text that merely speaks of them is no fault.
    const problems = inlineDecisions ? [...found.problems] : found.problems.filter(({ id }) => id === 'policy-ignored');
    const decisions = named(found.decisions, source);
    const later = new Set(base ? addedDecisions({ decisions: base }, { decisions }) : []);
    const ignored = (decision: Decision, why: string): Problem => ({
      reason: 'policy',
      id: 'policy-ignored',
      at: decision.at,
      args: { what: say(english, 'changed.decision', { what: decision.what }), why },
    });
    if (decisions.length > 0 && isSubmodule(root, folder)) {
      return { decisions: [], problems: [...problems, ...decisions.map(one => ignored(one, say(english, 'inline.submodule')))] };
    }
    const why = say(english, 'changed.later', { ref: options.changed ?? 'HEAD' });
    return {
      decisions: options.decisions ? decisions.filter(one => !later.has(one)) : [],
      problems: [...problems, ...[...later].map(one => ignored(one, why))],
    };
  };
}

/** A comment has no approver: it says where it stands instead, so that a list of approvers refuses it. */
function named(decisions: readonly Decision[], { path: file }: Source): readonly Decision[] {
  return decisions.map(decision => ({ ...decision, approver: say(english, 'inline.approver', { path: file }) }));
}
