// What every report is made of: the findings and problems of one scan with their positions, the counts, the policy and the list.
import type { Checked, Day, Finding, List, Policy, Problem } from '../model.ts';
import { type Position, positions } from './position.ts';

export interface Report {
  readonly list: List;
  readonly policy: Policy;
  readonly today: Day;
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly path: string; readonly problem: Problem }[];
  readonly files: { readonly found: number; readonly read: number; readonly skipped: number };
  readonly references: number;
  readonly partial: boolean;
  /** Keys by which the policy asks for less than the defaults do. */
  readonly weakened: readonly string[];
  /** Held against a base, by finding key: what is new, and in which way another one weighs more than it did there. */
  readonly changes?: ReadonlyMap<string, Changed>;
  /** Where the history was asked for, by finding key. */
  readonly known?: ReadonlyMap<string, Known>;
  /** Where an offset of a file lies; `undefined` for files that have no text. */
  readonly positionAt: (path: string, offset: number) => Position | undefined;
}

/** Since when a finding is known, as far as commits tell. */
export interface Known {
  /** Absent: not committed yet. */
  readonly introduced?: { readonly day: Day; readonly commit: string };
  /** The first decision about it, with the version of the list that it was taken on. */
  readonly decided?: { readonly day: Day; readonly commit: string; readonly list?: string };
}

export interface Changed {
  readonly is: 'new' | 'heavier';
  /** A sentence where it is heavier. */
  readonly says?: string;
}

type Event =
  | { readonly kind: 'found'; readonly files: number }
  | { readonly kind: 'checked'; readonly checked: Checked; readonly text?: string }
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly kind: 'summary'; readonly found: number; readonly read: number; readonly skipped: number; readonly partial: boolean };

export interface Gathering {
  add(event: Event): void;
  /** A text that no scan handed out, such as a policy file with a fault. */
  text(path: string, text: string): void;
  /** Texts that positions need and no event brought: a manifest that only carries a lock entry's anchor. */
  wants(): readonly string[];
  problem(path: string, problem: Problem): void;
  report(list: List, policy: Policy, today: Day, weakened?: readonly string[]): Report;
}

/** Collects the events of one scan; keeps the texts that positions need, no others. */
export function gather(): Gathering {
  const texts = new Map<string, string>();
  const rows = new Map<string, (offset: number) => Position>();
  const problems: { path: string; problem: Problem }[] = [];
  let findings: readonly Finding[] = [];
  let files = { found: 0, read: 0, skipped: 0 };
  let references = 0;
  let partial = false;
  const positionAt = (path: string, offset: number): Position | undefined => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    const known = rows.get(path) ?? positions(text);
    rows.set(path, known);
    return known(offset);
  };
  return {
    add(event) {
      if (event.kind === 'checked') {
        references += event.checked.references;
        for (const problem of event.checked.problems) problems.push({ path: event.checked.path, problem });
        if (event.text !== undefined) texts.set(event.checked.path, event.text);
      } else if (event.kind === 'findings') findings = event.findings;
      else if (event.kind === 'summary') {
        files = { found: event.found, read: event.read, skipped: event.skipped };
        partial = event.partial;
      }
    },
    text: (path, text) => void texts.set(path, text),
    wants: () => [
      ...new Set(
        findings
          .flatMap(finding => finding.places)
          .filter(place => place.token[1] > 0 && !texts.has(place.path))
          .map(place => place.path),
      ),
    ],
    problem: (path, problem) => void problems.push({ path, problem }),
    report: (list, policy, today, weakened = []) => ({
      weakened,
      list,
      policy,
      today,
      findings,
      problems: problems.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.problem.at ?? 0) - (b.problem.at ?? 0))),
      files,
      references,
      partial,
      positionAt,
    }),
  };
}
