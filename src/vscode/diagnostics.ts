// The Problems panel: one diagnostic per finding, on the exact token of its anchor; the other places are related information, those in code a hint.
import * as vscode from 'vscode';
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Finding, Place, Problem, Severity } from '../model.ts';
import { english, say, sayProblem } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import { diagnosticOf, SOURCE } from './diagnostic-of.ts';
import { uriOf } from './finding-arguments.ts';
import { hints } from './hints.ts';
import { nameOf } from './name-of.ts';
import { placeWords } from './place-words.ts';
import { range } from './range.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';

/** The editor shows at most 1,000 a file and 500 squiggles; beyond, one entry of ours says how many more there are. */
const MOST = 500;
/** Related places of one diagnostic; the findings view has them all. */
const RELATED = 20;

export interface Found {
  readonly root: Root;
  readonly finding: Finding;
}

export interface FoundHere extends Found {
  /** The place that the diagnostic stands at. */
  readonly place: Place;
}

export interface Diagnostics extends vscode.Disposable {
  /** The findings behind a diagnostic of ours. */
  readonly findingsOf: (diagnostic: vscode.Diagnostic) => readonly FoundHere[];
  /** What could not be checked, or a fault of the policy, behind a diagnostic of ours. */
  readonly problemOf: (diagnostic: vscode.Diagnostic) => { readonly root: Root; readonly problem: Problem } | undefined;
}

export function diagnostics(session: Session): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  const behind = new WeakMap<vscode.Diagnostic, readonly FoundHere[]>();
  const problems = new WeakMap<vscode.Diagnostic, { readonly root: Root; readonly problem: Problem }>();
  let shown = new Map<string, string>(); // what each file shows now, so that only what changed is sent

  const update = (): void => {
    const files = new Map<string, { uri: vscode.Uri; list: vscode.Diagnostic[] }>();
    const twins = new Map<string, vscode.Diagnostic>();
    const add = (root: Root, path: string, diagnostic: vscode.Diagnostic): void => {
      const uri = uriOf(root, path);
      const file = files.get(uri.toString());
      if (file) file.list.push(diagnostic);
      else files.set(uri.toString(), { uri, list: [diagnostic] });
    };
    /** The editor shows one of two that look alike; ours carries both, told apart by their related places. */
    const addFound = (diagnostic: vscode.Diagnostic, found: FoundHere): void => {
      const looks = looksOf(uriOf(found.root, found.place.path), diagnostic);
      const twin = twins.get(looks);
      if (twin) {
        twin.relatedInformation = [...(twin.relatedInformation ?? []), ...(diagnostic.relatedInformation ?? [])];
        behind.set(twin, [...(behind.get(twin) ?? []), found]);
        return;
      }
      twins.set(looks, diagnostic);
      behind.set(diagnostic, [found]);
      add(found.root, found.place.path, diagnostic);
    };
    for (const root of session.roots()) {
      for (const finding of directFirst(root.findings)) {
        const [anchor] = finding.places;
        if (!anchor || (isDecided(finding) && !root.settings.showDecided)) continue;
        addFound(ofFinding(root, finding), { root, finding, place: anchor });
      }
      for (const { key, value, at } of root.weakenings) {
        if (at === undefined) continue;
        const message = vscode.l10n.t('{0} {1} asks for less than the defaults; every report says so.', key, value);
        const where = range(root.tableOf(POLICY_FILE), [at, at]);
        // A hint: it is meant, so that it belongs into no list of problems.
        add(root, POLICY_FILE, Object.assign(new vscode.Diagnostic(where, message, vscode.DiagnosticSeverity.Hint), { source: SOURCE }));
      }
      if (!root.settings.showNotChecked) continue;
      for (const { path, problem } of root.problems) {
        const at = problem.at ?? 0;
        const where = range(problem.at === undefined ? undefined : root.tableOf(path), [at, at]);
        const message =
          problem.reason === 'policy'
            ? upper(sayProblem(english, problem))
            : say(english, 'not-checked', { sentence: sayProblem(english, problem) });
        const severity = problem.reason === 'policy' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information;
        const diagnostic = Object.assign(new vscode.Diagnostic(where, message, severity), { source: SOURCE, code: problem.id });
        problems.set(diagnostic, { root, problem });
        add(root, path, diagnostic);
      }
    }
    // Last, so that they take what room is left in a file.
    for (const root of session.roots()) {
      for (const finding of directFirst(root.findings)) {
        if (isDecided(finding)) continue;
        for (const { place, make } of hints(root, finding)) {
          if ((files.get(uriOf(root, place.path).toString())?.list.length ?? 0) < MOST) addFound(make(), { root, finding, place });
        }
      }
    }
    const now = new Map<string, string>();
    // File by file: in one great call the editor drops what goes beyond some 1,100 diagnostics.
    for (const [key, { uri, list }] of files) {
      const some = list.length > MOST ? [...list.slice(0, MOST), more(list.length - MOST)] : list;
      const sign = signature(some);
      now.set(key, sign);
      const old = shown.get(key) === sign ? collection.get(uri) : undefined;
      if (!old) collection.set(uri, some);
      // Unchanged ones stay as they are; what they stand for is renewed.
      for (const [index, diagnostic] of (old ?? []).entries()) {
        const found = some[index] && behind.get(some[index]);
        if (found) behind.set(diagnostic, found);
      }
    }
    for (const key of shown.keys()) if (!now.has(key)) collection.delete(vscode.Uri.parse(key, true));
    shown = now;
  };
  const listening = session.onDidChange(update);
  return {
    findingsOf: diagnostic => behind.get(diagnostic) ?? [],
    problemOf: diagnostic => problems.get(diagnostic),
    dispose: () => {
      listening.dispose();
      collection.dispose();
    },
  };
}

/** What stands there itself goes before what it brings in. */
export function directFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.via.length - b.via.length);
}

function ofFinding(root: Root, finding: Finding): vscode.Diagnostic {
  const [anchor, ...others] = finding.places;
  const diagnostic = diagnosticOf(root, finding, anchor, severityOf(finding.severity));
  diagnostic.relatedInformation = others
    .slice(0, RELATED)
    .map(
      (place, index) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(vscode.Uri.joinPath(root.folder.uri, place.path), range(root.tableOf(place.path), place.token)),
          index === RELATED - 1 && others.length > RELATED
            ? vscode.l10n.t('and {0} more places, in the findings view', others.length - RELATED + 1)
            : `${nameOf(finding, place)}, ${placeWords(root, finding, place)}`,
        ),
    );
  return diagnostic;
}

/** The editor shows only one of those that agree in all this. */
function looksOf(uri: vscode.Uri, { range: { start, end }, message, severity }: vscode.Diagnostic): string {
  return [uri, start.line, start.character, end.line, end.character, severity, message].join('\0');
}

export function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  if (severity === 'error') return vscode.DiagnosticSeverity.Error;
  return severity === 'warning' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information;
}

function more(count: number): vscode.Diagnostic {
  const message = vscode.l10n.t('{0} more findings in this file; the findings view shows them all.', count);
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = SOURCE;
  return diagnostic;
}

function signature(list: readonly vscode.Diagnostic[]): string {
  return JSON.stringify(
    list.map(({ range: where, message, severity, code, relatedInformation }) => [where, message, severity, code, relatedInformation]),
  );
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
