// A diagnostic that says a finding's one line, with its rule as the code.
import * as vscode from 'vscode';
import type { Finding, Place } from '../model.ts';
import { line } from '../report/line.ts';
import { english } from '../report/message.ts';
import { range } from './range.ts';
import type { Root } from './root.ts';

export const SOURCE = 'restricted-deps';

/** At a place of the finding, or at the very beginning where it has none. */
export function diagnosticOf(
  root: Root,
  finding: Finding,
  place: Place | undefined,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const where = range(place && root.tableOf(place.path), place?.token ?? [0, 0]);
  const diagnostic = new vscode.Diagnostic(where, line(english, root.setup.list, finding), severity);
  diagnostic.source = SOURCE;
  const regime = root.setup.list.regimes.find(one => one.id === finding.verdicts[0]?.regime);
  if (regime) diagnostic.code = { value: regime.id, target: vscode.Uri.parse(regime.url) };
  return diagnostic;
}
