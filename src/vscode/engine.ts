// Everything a check needs that no folder changes: the list, the formats, the compiled index; read on first need.
import * as vscode from 'vscode';
import { probes } from '../evidence/index.ts';
import { decode } from '../files/decode.ts';
import { formats } from '../formats/index.ts';
import type { List } from '../model.ts';
import { defaults } from '../policy/defaults.ts';
import { type Setup, setup } from '../scan/setup.ts';
import { today } from './today.ts';

/** The list lies beside the bundles; in the web host only the editor's file system reaches it. */
export async function engine(extension: vscode.Uri): Promise<Setup> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'list.json'));
  const list = JSON.parse(decode(bytes)) as List;
  return withList(list);
}

/** The same with an organisation's own vendors and signs. */
export function withList(list: List): Setup {
  return setup(list, formats, probes, defaults, today());
}
