// How a command is told which finding it is about: by plain text that survives links, and that a command checks again.
import * as vscode from 'vscode';
import type { Finding } from '../model.ts';
import type { Found } from './diagnostics.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';

export type FindingArguments = readonly [folder: string, key: string];

export function findingArguments(root: Root, finding: Finding): FindingArguments {
  return [root.folder.uri.toString(), finding.key];
}

/** `undefined` where the arguments are none of ours or the finding is gone. */
export function findingFrom(session: Session, args: readonly unknown[]): Found | undefined {
  const [folder, key] = isNode(args[0]) ? findingArguments(args[0].root, args[0].finding) : args;
  if (typeof folder !== 'string' || typeof key !== 'string') return undefined;
  const root = session.roots().find(one => one.folder.uri.toString() === folder);
  const finding = root?.findings.find(one => one.key === key);
  return root && finding ? { root, finding } : undefined;
}

/** A row of the findings view, as its menus hand it over. */
function isNode(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && 'finding' in value && 'root' in value;
}

/** Where a place lies. */
export function uriOf(root: Root, path: string): vscode.Uri {
  return vscode.Uri.joinPath(root.folder.uri, path);
}
