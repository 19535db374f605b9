// Checks some files of a folder again, such as the one that is being typed in.
import * as vscode from 'vscode';
import type { Checked } from '../model.ts';
import { scan } from '../scan/scan.ts';
import { noting } from './noting.ts';
import { only } from './only.ts';
import { pathIn } from './path-in.ts';
import { pause } from './pause.ts';
import { lineTable } from './range.ts';
import { settle } from './settle.ts';
import type { State } from './state.ts';

export async function recheckIn(state: State, uris: readonly vscode.Uri[]): Promise<void> {
  const before = vscode.workspace.textDocuments.map(document => [document, document.version] as const);
  const paths = uris.map(uri => pathIn(state, uri));
  const results: [Checked, string | undefined][] = [];
  for await (const event of scan(only(state.files, paths), noting(state), { pause }, { aborted: false })) {
    if (event.kind === 'checked') results.push([event.checked, event.text]);
  }
  const moved = before.filter(([document, version]) => document.version !== version).map(([document]) => document.uri.toString());
  let isShifted = false;
  const done: string[] = [];
  for (const [checked, text] of results) {
    const { path } = checked;
    if (moved.includes(vscode.Uri.joinPath(state.folder.uri, path).toString())) continue; // typed on: the next check is on its way
    isShifted ||= String(state.checked.get(path)?.formats) !== String(checked.formats);
    state.checked.set(path, checked);
    state.touched.set(path, ++state.clock);
    if (text !== undefined) state.tables.set(path, lineTable(text));
    else state.tables.delete(path); // moved lines: read again where something still stands here
    done.push(path);
  }
  if (done.length === 0) return;
  if (state.extent === 'nothing') state.extent = 'open';
  await settle(state, isShifted ? undefined : done);
}
