// How the suites look and compare: what is ours, what comes in time, what is equal.
import * as vscode from 'vscode';

export const SOURCE = 'restricted-deps';

export function own(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(diagnostic => diagnostic.source === SOURCE && diagnostic.severity !== vscode.DiagnosticSeverity.Hint)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export async function eventually<T>(read: () => T | Thenable<T>, done: (value: T) => boolean, what = ''): Promise<T> {
  for (const deadline = Date.now() + 15_000; ; ) {
    const value = await read();
    if (done(value)) return value;
    if (Date.now() > deadline) throw new Error(`timed out on ${JSON.stringify(value)} ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export function equal<T>(actual: T, expected: T, what = ''): void {
  if (actual !== expected) throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)} ${what}`);
}

/** A day from now. */
export function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}
