// What a place is to its finding, in two or three words.
import * as vscode from 'vscode';
import type { Finding, Place } from '../model.ts';

export function placeWords({ via }: Finding, place: Place): string {
  if (place.anchor && via.length > 1) return vscode.l10n.t('brings it in');
  if (isFile(place)) return vscode.l10n.t('lies here');
  if (place.clue.kind === 'mark') return place.clue.field === 'load' ? vscode.l10n.t('loaded here') : vscode.l10n.t('named in code here');
  if (place.state === 'resolved') return vscode.l10n.t('resolved here');
  if (place.state === 'replaced') return vscode.l10n.t('replaced here');
  return place.state === 'configured' ? vscode.l10n.t('configured here') : vscode.l10n.t('declared here');
}

/** The file itself is the evidence: it has no line. */
export function isFile({ clue, token }: Place): boolean {
  return clue.kind === 'mark' && token[1] === 0;
}
