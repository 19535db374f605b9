// The log: an output channel with levels, which the user opens by a command.
import * as vscode from 'vscode';

export type Log = vscode.LogOutputChannel;

export function log(): Log {
  return vscode.window.createOutputChannel('Restricted Dependencies', { log: true });
}

/** The first line of what went wrong. */
export function words(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
