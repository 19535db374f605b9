// What the session keeps of one folder; nobody but the session changes it.
import type * as vscode from 'vscode';
import type { Checked, Files, Finding, Missed } from '../model.ts';
import type { FullPolicy } from '../policy/full-policy.ts';
import type { Setup } from '../scan/setup.ts';
import type { Inline } from './inline-of.ts';
import type { LineTable } from './range.ts';
import type { Extent, Root } from './root.ts';
import type { Settings } from './settings.ts';

export interface State {
  folder: vscode.WorkspaceFolder;
  files: Files;
  setup: Setup;
  /** Before policy, day and settings. */
  made: Setup;
  settings: Settings;
  policy: FullPolicy;
  /** What the policy's own lists say. */
  own: string;
  /** Policies further down; they can only strengthen. */
  nestedPaths: readonly string[];
  nested: readonly FullPolicy[];
  nestedProblems: readonly Missed[];
  policyFiles: readonly string[];
  policyProblems: readonly Missed[];
  extent: Extent;
  checked: Map<string, Checked>;
  tables: Map<string, LineTable>;
  /** Counts what happens to paths. */
  clock: number;
  /** When a path was last looked at or lost, so that a scan that read it earlier does not undo it. */
  touched: Map<string, number>;
  /** What comments decide, by the file that they stand in. */
  inline: Map<string, Inline>;
  /** Folders with such comments: do they belong to a repository of their own? */
  apart: Map<string, boolean>;
  projectOf: (path: string) => string;
  members: Map<string, string[]>;
  byProject: Map<string, readonly Finding[]>;
  run: number;
  view: Root | undefined;
}

export function empty(folder: vscode.WorkspaceFolder, files: Files, setup: Setup, chosen: Settings, policy: FullPolicy): State {
  return {
    folder,
    files,
    setup,
    made: setup,
    settings: chosen,
    policy,
    own: '',
    nestedPaths: [],
    nested: [],
    nestedProblems: [],
    policyFiles: [],
    policyProblems: [],
    extent: 'nothing',
    checked: new Map(),
    tables: new Map(),
    clock: 0,
    touched: new Map(),
    inline: new Map(),
    apart: new Map(),
    projectOf: () => '',
    members: new Map(),
    byProject: new Map(),
    run: 0,
    view: undefined,
  };
}
