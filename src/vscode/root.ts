// What surfaces see of one folder of the workspace.
import type * as vscode from 'vscode';
import type { Files, Finding, Problem } from '../model.ts';
import type { Weakening } from '../policy/weakened.ts';
import type { Report } from '../report/report.ts';
import type { Setup } from '../scan/setup.ts';
import type { LineTable } from './range.ts';
import type { Settings } from './settings.ts';

/** How much of a folder was looked at: nothing, what is open, its top level, all, or all until it was cancelled. */
export type Extent = 'nothing' | 'open' | 'top' | 'whole' | 'cut';

export interface Root {
  readonly folder: vscode.WorkspaceFolder;
  readonly files: Files;
  readonly setup: Setup;
  readonly settings: Settings;
  readonly extent: Extent;
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly path: string; readonly problem: Problem }[];
  /** Files that the policy was read from. */
  readonly policyFiles: readonly string[];
  /** Does the policy of this folder honour decisions in comments? */
  readonly honoursComments: (folder: string) => boolean;
  /** Was it looked at? */
  readonly isChecked: (path: string) => boolean;
  /** Ids of the formats that read it. */
  readonly formatsOf: (path: string) => readonly string[];
  readonly tableOf: (path: string) => LineTable | undefined;
  /** Files that may have been read together with this one: their formats ask for companions, in its ecosystem. */
  readonly askedWith: (uri: vscode.Uri) => readonly vscode.Uri[];
  readonly report: Report;
  /** Where the policy or the settings ask for less than the defaults. */
  readonly weakenings: readonly Weakening[];
}
