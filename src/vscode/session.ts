// What is known of the workspace, folder by folder: the only state that changes. Surfaces read it and are told when it changed.
import * as vscode from 'vscode';
import { conclude } from '../conclude.ts';
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Checked, Decision, Files, Finding, Problem, Signal } from '../model.ts';
import { glob } from '../policy/glob.ts';
import { policyFor } from '../policy/policy-for.ts';
import type { Weakening } from '../policy/weakened.ts';
import type { Report } from '../report/report.ts';
import { projects } from '../scan/project.ts';
import { scan } from '../scan/scan.ts';
import type { Setup } from '../scan/setup.ts';
import { folderOf, inlineOf, isOwnRepository, unheard } from './inline-of.ts';
import { type Log, words } from './log.ts';
import { only } from './only.ts';
import { policyOf } from './policy-of.ts';
import { type LineTable, lineTable } from './range.ts';
import { readNested } from './read-nested.ts';
import { type Settings, settings } from './settings.ts';
import { empty, type State } from './state.ts';
import { tabulate } from './tabulate.ts';
import { today } from './today.ts';
import { viewOf } from './view-of.ts';

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

export interface Progress {
  readonly done: number;
  readonly found: number;
}

export interface Host {
  /** Files below a folder; `depth` 1 is its top level. */
  readonly files: (root: vscode.Uri, depth?: number) => Files;
}

export interface Session extends vscode.Disposable {
  /** Findings, problems, folders or policies changed. */
  readonly onDidChange: vscode.Event<void>;
  readonly onDidProgress: vscode.Event<void>;
  readonly roots: () => readonly Root[];
  readonly rootOf: (uri: vscode.Uri) => Root | undefined;
  /** A scan is under way. */
  readonly progress: () => Progress | undefined;
  /** Why nothing can be checked at all, if so. */
  readonly fault: () => string | undefined;
  readonly engine: () => Promise<Setup>;
  /** Folders, settings, trust or the day may have changed: reads the policies again and concludes. */
  readonly refresh: () => Promise<void>;
  readonly scan: (signal: Signal, extent?: 'top' | 'whole') => Promise<void>;
  readonly recheck: (uris: readonly vscode.Uri[]) => Promise<void>;
  /** These files, or all below these folders, are gone. */
  readonly forget: (uris: readonly vscode.Uri[]) => Promise<void>;
}

export function session(extension: vscode.Uri, host: Host, log: Log): Session {
  const changed = new vscode.EventEmitter<void>();
  const progressed = new vscode.EventEmitter<void>();
  const states = new Map<string, State>();
  let ready: Promise<Setup> | undefined;
  let progress: Progress | undefined;
  let fault: string | undefined;
  let clock = 0;
  let refreshing: Promise<void> = Promise.resolve();

  const getEngine = (): Promise<Setup> => {
    ready ??= load()
      .then(one => one.engine(extension))
      .catch(error => {
        fault = words(error);
        log.error('The list cannot be read.', error);
        ready = undefined;
        changed.fire();
        throw error;
      });
    return ready;
  };
  const stateOf = (uri: vscode.Uri): State | undefined => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder && states.get(folder.uri.toString());
  };
  const pathIn = (state: State, uri: vscode.Uri): string => uri.path.slice(state.folder.uri.path.length).replace(/^\//, '');

  async function refreshNow(): Promise<void> {
    const base = await getEngine();
    const open = vscode.workspace.workspaceFolders ?? [];
    for (const key of [...states.keys()]) if (!open.some(folder => folder.uri.toString() === key)) states.delete(key);
    for (const folder of open) {
      const files = states.get(folder.uri.toString())?.files ?? host.files(folder.uri);
      const chosen = settings(folder.uri);
      const day = today();
      const { policy, list, own, problems, texts } = await policyOf(files, base.list, day, chosen, vscode.workspace.isTrusted);
      const state = states.get(folder.uri.toString()) ?? empty(folder, files, base, chosen, policy);
      const isOther = state.own !== own;
      const isHeard = state.policy.inlineDecisions !== policy.inlineDecisions; // comments are read again
      const made = list === base.list ? base : isOther ? (await load()).withList(list) : state.made;
      state.folder = folder;
      state.settings = chosen;
      state.own = own;
      state.policy = policy;
      state.policyProblems = problems;
      state.policyFiles = [...texts.keys()];
      state.made = made;
      state.setup = {
        ...made,
        policy,
        today: day,
        takes: path => made.takes(path) && isChosen(path, chosen),
        policyFor: project => policyFor(state.policy, project, state.nested).policy,
        inline: inlineOf(
          list,
          day,
          project => policyFor(state.policy, project, state.nested).policy,
          folder => state.apart.get(folder) ?? false,
        ),
      };
      for (const [path, text] of texts) state.tables.set(path, lineTable(text));
      await readNested(state);
      for (const path of [...state.checked.keys()]) if (!isChosen(path, chosen)) drop(state, path);
      states.set(folder.uri.toString(), state);
      await settle(state);
      // Other signs: all is matched again.
      if ((isOther || isHeard) && state.extent === 'whole') await scanOne(state, { aborted: false }, 'whole', () => {});
    }
    changed.fire();
  }

  /** The setup of a check, which also notes what comments decide. */
  function noting(state: State): Setup {
    const { inline } = state.setup;
    if (!inline) return state.setup;
    return {
      ...state.setup,
      inline: source => {
        const read = inline(source);
        if (read.decisions.length > 0) state.inline.set(source.path, read);
        else state.inline.delete(source.path);
        return read;
      },
    };
  }

  /** What stands in a repository of its own is not this workspace's word; only a look at the disk tells. */
  async function heard(state: State): Promise<readonly Decision[]> {
    const all: Decision[] = [];
    for (const [path, read] of state.inline) {
      const folder = folderOf(path);
      const isApart = state.apart.get(folder) ?? (await isOwnRepository(state.folder.uri, folder));
      state.apart.set(folder, isApart);
      if (isApart) state.inline.set(path, unheard(read));
      else all.push(...read.decisions);
    }
    return all;
  }

  function drop(state: State, path: string): void {
    state.checked.delete(path);
    state.inline.delete(path);
    state.tables.delete(path);
    state.touched.set(path, ++clock);
  }

  async function scanOne(
    state: State,
    signal: Signal,
    extent: 'top' | 'whole',
    note: (done: number, found: number) => void,
  ): Promise<void> {
    const run = ++state.run;
    const started = ++clock;
    const files = extent === 'top' ? host.files(state.folder.uri, 1) : state.files;
    const checked = new Map<string, Checked>();
    const tables = new Map<string, LineTable>();
    const stop = {
      get aborted() {
        return signal.aborted || state.run !== run;
      },
    };
    let found = 0;
    let isCut = false;
    for await (const event of scan(files, noting(state), { pause }, stop)) {
      if (event.kind === 'found') {
        found = event.files;
        if (extent === 'whole') state.nestedPaths = event.policies.filter(path => path !== POLICY_FILE);
      } else if (event.kind === 'checked') {
        checked.set(event.checked.path, event.checked);
        if (event.text !== undefined) tables.set(event.checked.path, lineTable(event.text));
        note(checked.size, found);
      } else if (event.kind === 'summary') isCut = event.partial;
    }
    if (state.run !== run) return; // a newer scan took over
    for (const [path, when] of state.touched) {
      if (when <= started) continue; // looked at since: what is known is newer than what was read
      const known = state.checked.get(path);
      const table = state.tables.get(path);
      checked.delete(path);
      if (known) checked.set(path, known);
      if (known && table) tables.set(path, table);
    }
    const before = isCut || extent === 'top' ? state : { checked: [], tables: [] };
    const kept = [...state.tables].filter(([path]) => state.policyFiles.includes(path) || state.nestedPaths.includes(path));
    state.checked = new Map([...before.checked, ...checked]);
    state.tables = new Map([...before.tables, ...kept, ...tables]);
    for (const path of [...state.inline.keys()]) if (!state.checked.has(path)) state.inline.delete(path);
    state.extent = isCut ? 'cut' : extent === 'top' && state.extent === 'whole' ? 'whole' : extent;
    await readNested(state);
    await settle(state);
    log.info(`${state.folder.name}: ${checked.size} files, ${state.view?.findings.length ?? 0} findings${isCut ? ', cancelled' : ''}`);
  }

  /** Concludes all projects, or those of `paths` where no project began or ended. */
  async function settle(state: State, paths?: readonly string[]): Promise<void> {
    if (!paths) {
      state.projectOf = projects([...state.checked.values()]);
      state.members = grouped([...state.checked.keys()], state.projectOf);
      state.byProject = new Map();
    }
    const inline = await heard(state);
    const decisions = inline.length > 0 ? [...state.policy.decisions, ...inline] : state.policy.decisions;
    for (const project of paths ? new Set(paths.map(state.projectOf)) : state.members.keys()) {
      const checked = (state.members.get(project) ?? []).flatMap(path => state.checked.get(path) ?? []);
      state.byProject.set(
        project,
        conclude(checked, project, { ...state.setup, policy: { ...policyFor(state.policy, project, state.nested).policy, decisions } }),
      );
    }
    const findings = [...state.byProject.values()].flat();
    await tabulate(state, findings);
    state.view = viewOf(state, findings);
  }

  async function recheckIn(state: State, uris: readonly vscode.Uri[]): Promise<void> {
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
      state.touched.set(path, ++clock);
      if (text !== undefined) state.tables.set(path, lineTable(text));
      else state.tables.delete(path); // moved lines: read again where something still stands here
      done.push(path);
    }
    if (done.length === 0) return;
    if (state.extent === 'nothing') state.extent = 'open';
    await settle(state, isShifted ? undefined : done);
  }

  return {
    onDidChange: changed.event,
    onDidProgress: progressed.event,
    roots: () => [...states.values()].flatMap(state => state.view ?? []),
    rootOf: uri => stateOf(uri)?.view,
    progress: () => progress,
    fault: () => fault,
    engine: getEngine,
    refresh: () => {
      refreshing = refreshing.then(refreshNow).catch(error => log.error('The policies cannot be read.', error));
      return refreshing;
    },
    async scan(signal, extent = 'whole') {
      await refreshing;
      const all = [...states.values()];
      const counts = new Map<State, Progress>();
      let last = 0;
      progress = { done: 0, found: 0 };
      progressed.fire();
      try {
        for (const state of all) {
          await scanOne(state, signal, extent, (done, found) => {
            counts.set(state, { done, found });
            if (Date.now() - last < 100) return;
            last = Date.now();
            progress = sum([...counts.values()]);
            progressed.fire();
          });
        }
      } finally {
        progress = undefined;
        progressed.fire();
        changed.fire();
      }
    },
    async recheck(uris) {
      await refreshing;
      for (const [state, some] of grouped(uris, stateOf)) if (state) await recheckIn(state, some);
      changed.fire();
    },
    async forget(uris) {
      await refreshing;
      for (const uri of uris) {
        const state = stateOf(uri);
        if (!state) continue;
        const gone = pathIn(state, uri);
        for (const path of [...state.checked.keys()]) if (path === gone || path.startsWith(`${gone}/`)) drop(state, path);
        await settle(state);
      }
      changed.fire();
    },
    dispose: () => {
      for (const state of states.values()) state.run++; // ends scans that are under way
      changed.dispose();
      progressed.dispose();
    },
  };
}

/** All formats together take longer to start than the rest of the extension: on first need, after activation. */
function load(): Promise<typeof import('./engine.ts')> {
  return import('./engine.ts');
}

function isChosen(path: string, { include, exclude }: Settings): boolean {
  return (include.length === 0 || include.some(pattern => glob(pattern, path))) && !exclude.some(pattern => glob(pattern, path));
}

function grouped<K, T>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const out = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const list = out.get(key);
    if (list) list.push(one);
    else out.set(key, [one]);
  }
  return out;
}

function sum(all: readonly Progress[]): Progress {
  return {
    done: all.reduce((total, one) => total + one.done, 0),
    found: all.reduce((total, one) => total + one.found, 0),
  };
}

/** Hands the thread back to the other extensions of the host. */
function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0));
}
