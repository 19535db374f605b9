// What a place is to its finding, in two or three words.
import * as vscode from 'vscode';
import type { Finding, Place } from '../model.ts';
import type { Root } from './root.ts';

export function placeWords(root: Root, { via }: Finding, place: Place): string {
  if (place.anchor && via.length > 1) return vscode.l10n.t('brings it in');
  if (isFile(place)) return vscode.l10n.t('lies here');
  if (place.clue.kind === 'mark' && place.clue.field === 'load') return vscode.l10n.t('loaded here');
  if (place.clue.kind !== 'host' && isCode(root, place)) return vscode.l10n.t('named in code here');
  if (place.state === 'resolved') return vscode.l10n.t('resolved here');
  if (place.state === 'replaced') return vscode.l10n.t('replaced here');
  return place.state === 'configured' ? vscode.l10n.t('configured here') : vscode.l10n.t('declared here');
}

/** A name that code calls: a mark with a line, or whatever a format of source code found. */
export function isCode(root: Root, place: Place): boolean {
  if (place.token[1] === 0) return false;
  return place.clue.kind === 'mark' || root.formatsOf(place.path).some(id => id.startsWith('source/'));
}

/** The file itself is the evidence: it has no line. */
export function isFile({ clue, token }: Place): boolean {
  return clue.kind === 'mark' && token[1] === 0;
}
