// Three dots under a name in code, such as an import, whose finding is anchored in another file: seen while typing, absent from the Problems panel.
import * as vscode from 'vscode';
import type { Finding, Place } from '../model.ts';
import { diagnosticOf } from './diagnostic-of.ts';
import { uriOf } from './finding-arguments.ts';
import { nameOf } from './name-of.ts';
import { isCode, placeWords } from './place-words.ts';
import { range } from './range.ts';
import type { Root } from './root.ts';

export interface Hint {
  readonly place: Place;
  /** Made on demand, so that what goes beyond a file's limit costs nothing. */
  readonly make: () => vscode.Diagnostic;
}

/** The places in code that lie outside the anchor's file, in their order. */
export function hints(root: Root, finding: Finding): readonly Hint[] {
  const [anchor] = finding.places;
  if (!anchor) return [];
  return finding.places
    .filter(place => place.path !== anchor.path && isCode(root, place))
    .map(place => ({
      place,
      make: () => {
        const diagnostic = diagnosticOf(root, finding, place, vscode.DiagnosticSeverity.Hint);
        const there = new vscode.Location(uriOf(root, anchor.path), range(root.tableOf(anchor.path), anchor.token));
        const words = `${nameOf(finding, anchor)}, ${placeWords(root, finding, anchor)}`;
        diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(there, words)];
        return diagnostic;
      },
    }));
}
