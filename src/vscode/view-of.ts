// What surfaces see of one folder: findings with a weight, everything that was not checked, and the report for its summary.
import * as vscode from 'vscode';
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Finding, Missed, Policy, Problem } from '../model.ts';
import { policyFor } from '../policy/policy-for.ts';
import { reviewDecisions } from '../policy/review.ts';
import { weakened } from '../policy/weakened.ts';
import type { Report } from '../report/report.ts';
import type { LineTable } from './range.ts';
import type { Root } from './root.ts';
import type { State } from './state.ts';

export function viewOf(state: State, all: readonly Finding[]): Root {
  const { folder, files, setup, settings: chosen, extent, checked, tables } = state;
  const reviewed = (policy: Policy): readonly Problem[] => {
    const review = reviewDecisions(policy, extent === 'whole' ? all : [], setup.today, setup.list);
    return extent === 'whole' ? review : review.filter(problem => problem.id !== 'decision-unused');
  };
  const ignored = uniqueBy([...state.members.keys()].flatMap(project => [...policyFor(state.policy, project, state.nested).ignored]));
  const problems: Missed[] = [
    ...state.policyProblems,
    ...state.nestedProblems,
    ...ignored,
    ...reviewed(setup.policy).map(problem => ({ path: POLICY_FILE, problem })),
    ...[...state.inline].flatMap(([path, { decisions, problems }]) => [
      ...reviewed({ ...setup.policy, decisions }).map(problem => ({ path, problem })),
      ...problems.filter(problem => !checked.get(path)?.problems.some(({ at }) => at === problem.at)).map(problem => ({ path, problem })),
    ]),
  ];
  let references = 0;
  let skipped = 0;
  for (const one of checked.values()) {
    references += one.references;
    if (one.formats.length === 0 && one.problems.length > 0) skipped++;
    for (const problem of one.problems) problems.push({ path: one.path, problem });
  }
  const weakenings = weakened(state.policy, setup.list);
  const findings = all.filter(finding => finding.severity !== 'none');
  const report: Report = {
    list: setup.list,
    policy: whoSays(state),
    today: setup.today,
    findings: all,
    problems,
    files: { found: checked.size, read: checked.size - skipped, skipped },
    references,
    partial: extent === 'cut',
    weakened: weakenings.map(({ key, value, at }) => `${key} ${value}${at === undefined ? ` (${vscode.l10n.t('settings')})` : ''}`),
    positionAt: () => undefined,
  };
  const askedWith = (uri: vscode.Uri): readonly vscode.Uri[] => {
    const own = setup.formatsFor(uri.path).map(format => ecosystem(format.id));
    const asking = setup.formats.filter(format => format.wants && own.includes(ecosystem(format.id))).map(format => format.id);
    if (asking.length === 0) return [];
    const some = [...checked.values()].filter(one => one.formats.some(id => asking.includes(id)));
    return some.map(one => vscode.Uri.joinPath(folder.uri, one.path)).filter(other => other.toString() !== uri.toString());
  };
  const tableOf = (path: string): LineTable | undefined => tables.get(path);
  return {
    folder,
    files,
    setup,
    settings: chosen,
    extent,
    findings,
    problems,
    policyFiles: state.policyFiles,
    honoursComments: project => policyFor(state.policy, project, state.nested).policy.inlineDecisions,
    isChecked: path => checked.has(path),
    formatsOf: path => checked.get(path)?.formats ?? [],
    tableOf,
    askedWith,
    report,
    weakenings,
  };
}

/** A summary says where it is said who we are: in the policy file or one that it extends, else in the settings. */
function whoSays({ setup, policy, settings: chosen }: State): Policy {
  const said = policy.origins['audiences']?.path;
  const from = chosen.audiencesFrom === 'workspace' ? vscode.l10n.t('workspace settings') : vscode.l10n.t('user settings');
  return { ...setup.policy, path: said ?? from };
}

function uniqueBy(all: readonly Missed[]): readonly Missed[] {
  return [...new Map(all.map(missed => [JSON.stringify(missed), missed])).values()];
}

function ecosystem(format: string): string {
  return format.slice(0, format.indexOf('/'));
}
