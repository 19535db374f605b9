// What is known of the workspace, folder by folder: the only state that changes. Surfaces read it and are told when it changed.
import * as vscode from 'vscode';
import type { Files, Signal } from '../model.ts';
import type { Setup } from '../scan/setup.ts';
import { drop } from './drop.ts';
import { grouped } from './grouped.ts';
import { loadEngine } from './load-engine.ts';
import { type Log, words } from './log.ts';
import { pathIn } from './path-in.ts';
import { recheckIn } from './recheck-in.ts';
import { refreshFolder } from './refresh-folder.ts';
import type { Root } from './root.ts';
import { scanFolder } from './scan-folder.ts';
import { settle } from './settle.ts';
import type { State } from './state.ts';

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
  let refreshing: Promise<void> = Promise.resolve();

  const getEngine = (): Promise<Setup> => {
    ready ??= loadEngine()
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

  async function refreshNow(): Promise<void> {
    const base = await getEngine();
    const open = vscode.workspace.workspaceFolders ?? [];
    for (const key of [...states.keys()]) if (!open.some(folder => folder.uri.toString() === key)) states.delete(key);
    for (const folder of open) {
      const key = folder.uri.toString();
      const { state, isOutdated } = await refreshFolder(states.get(key), folder, base, host);
      states.set(key, state);
      await settle(state);
      if (isOutdated && state.extent === 'whole') await scanFolder({ host, log }, state, { aborted: false }, 'whole', () => {});
    }
    changed.fire();
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
          await scanFolder({ host, log }, state, signal, extent, (done, found) => {
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

function sum(all: readonly Progress[]): Progress {
  return {
    done: all.reduce((total, one) => total + one.done, 0),
    found: all.reduce((total, one) => total + one.found, 0),
  };
}
