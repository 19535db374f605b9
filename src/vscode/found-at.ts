// Which findings have a place at a position of a document.
import type * as vscode from 'vscode';
import type { Finding, Place } from '../model.ts';
import { directFirst } from './diagnostics.ts';
import { range } from './range.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';

export interface FoundAt {
  readonly root: Root;
  readonly finding: Finding;
  readonly place: Place;
  readonly range: vscode.Range;
}

/** All places count, not anchors alone: a lock entry explains itself too. */
export function foundAt(session: Session, uri: vscode.Uri, where: vscode.Position | vscode.Range): readonly FoundAt[] {
  const root = session.rootOf(uri);
  if (!root) return [];
  const path = uri.path.slice(root.folder.uri.path.length).replace(/^\//, '');
  const out: FoundAt[] = [];
  for (const finding of directFirst(root.findings)) {
    for (const place of finding.places) {
      if (place.path !== path) continue;
      const at = range(root.tableOf(path), place.token);
      if ('line' in where ? at.contains(where) : at.intersection(where)) out.push({ root, finding, place, range: at });
    }
  }
  return out;
}
