// Offsets to ranges of the editor, by a table of line starts that is much smaller than the text.
import * as vscode from 'vscode';
import type { Span } from '../model.ts';

/** Offsets at which the lines of a text start; its length stands last. */
export type LineTable = readonly number[];

/** The editor ends lines at LF, CRLF and CR. */
export function lineTable(text: string): LineTable {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  starts.push(text.length);
  return starts;
}

/** A file without a table, such as a binary, has its findings at its very beginning. */
export function range(table: LineTable | undefined, [start, end]: Span): vscode.Range {
  return new vscode.Range(position(table, start), position(table, end));
}

function position(table: LineTable | undefined, offset: number): vscode.Position {
  if (!table) return new vscode.Position(0, 0);
  let low = 0;
  let high = table.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return new vscode.Position(low, Math.min(offset, table.at(-1) ?? 0) - (table[low] ?? 0));
}
