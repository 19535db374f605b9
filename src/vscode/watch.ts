// What happens in the workspace, gathered and handed to the session: typing, saving, files that come and go, settings, trust.
import * as vscode from 'vscode';
import { POLICY_FILE } from '../fix/record-decision.ts';
import { type Log, words } from './log.ts';
import type { Session } from './session.ts';
import { SECTION, settings } from './settings.ts';
import { today } from './today.ts';

/** After the last keystroke. */
const TYPING = 250;
/** After the last event on disk; a package manager fires thousands. */
const DISK = 500;
/** As many manifests are checked again with the one that is typed in; where more may read it, saving does it. */
const TOGETHER = 20;
/** More events than this are cheaper to scan anew. */
const MANY = 200;

export function watch(session: Session, log: Log): vscode.Disposable {
  const typed = new Map<string, ReturnType<typeof setTimeout>>();
  const gone = new Map<string, vscode.Uri>();
  const come = new Map<string, vscode.Uri>();
  let disk: ReturnType<typeof setTimeout> | undefined;
  const run = (task: () => Promise<unknown>): void => void task().catch(error => log.error(words(error), error));
  const isOurs = (uri: vscode.Uri): boolean => vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const isPolicy = (uri: vscode.Uri): boolean => {
    if (uri.path.endsWith(`/${POLICY_FILE}`)) return true;
    const root = session.rootOf(uri);
    return root?.policyFiles.some(path => uri.path === vscode.Uri.joinPath(root.folder.uri, path).path) ?? false;
  };

  const isNested = (uri: vscode.Uri): boolean => {
    const root = session.rootOf(uri);
    return root !== undefined && isPolicy(uri) && uri.path !== vscode.Uri.joinPath(root.folder.uri, POLICY_FILE).path;
  };

  const soon = (document: vscode.TextDocument): void => {
    if (!isOurs(document.uri)) return; // neither the old side of a comparison nor an output channel
    const key = document.uri.toString();
    clearTimeout(typed.get(key));
    typed.set(
      key,
      setTimeout(() => {
        typed.delete(key);
        const others = companionsOf(session, [document.uri]);
        const together = others.length > TOGETHER ? [] : others;
        run(() => (isPolicy(document.uri) ? session.refresh() : session.recheck([document.uri, ...together])));
      }, TYPING),
    );
  };

  const settled = async (): Promise<void> => {
    const lost = [...gone.values()];
    const found = [...come.values()];
    gone.clear();
    come.clear();
    if ([...lost, ...found].some(isPolicy)) await session.refresh();
    if (lost.length > 0) await session.forget(lost);
    // A policy further down is found by a scan.
    if (found.length > MANY || found.some(isNested)) return scanAll(session);
    const folders = await Promise.all(found.map(isFolder));
    if (folders.includes(true)) return scanAll(session);
    if (found.length > 0) await session.recheck([...found, ...companionsOf(session, found)]);
  };
  const later = (uri: vscode.Uri, into: Map<string, vscode.Uri>, outOf: Map<string, vscode.Uri>): void => {
    if (!isOurs(uri) || /\/(?:node_modules|\.git|\.hg|\.svn|\.venv|__pycache__)\//.test(uri.path)) return;
    outOf.delete(uri.toString());
    into.set(uri.toString(), uri);
    clearTimeout(disk);
    disk = setTimeout(() => run(settled), DISK);
  };

  // A plain pattern rides on the watcher that the editor runs anyway.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(uri => later(uri, come, gone)),
    watcher.onDidChange(uri => later(uri, come, gone)),
    watcher.onDidDelete(uri => later(uri, gone, come)),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) later(uri, gone, come);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        later(oldUri, gone, come);
        later(newUri, come, gone);
      }
    }),
    vscode.workspace.onDidOpenTextDocument(document => {
      if (session.rootOf(document.uri)?.extent !== 'whole') soon(document);
    }),
    vscode.workspace.onDidChangeTextDocument(event => {
      if (event.contentChanges.length > 0) soon(event.document);
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      if (document.isDirty || typed.has(document.uri.toString())) soon(document); // thrown away: the disk counts again
    }),
    vscode.workspace.onDidSaveTextDocument(document => {
      if (isOurs(document.uri)) later(document.uri, come, gone);
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => run(() => begin(session))),
    vscode.workspace.onDidGrantWorkspaceTrust(() => run(() => session.refresh())),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration(SECTION)) return;
      const widened = event.affectsConfiguration(`${SECTION}.scan`);
      run(() => (widened ? begin(session) : session.refresh()));
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && session.roots().some(root => root.setup.today !== today())) run(() => session.refresh());
    }),
    { dispose: () => [...typed.values(), disk].forEach(clearTimeout) },
  );
}

/** Reads the policies, then looks at what the settings allow without being asked. */
export async function begin(session: Session): Promise<void> {
  await session.refresh();
  if (session.roots().length === 0) return;
  const folders = session.roots().map(root => root.folder.uri);
  if (folders.some(uri => settings(uri).automatically === 'openFiles')) {
    await session.recheck(vscode.workspace.textDocuments.map(document => document.uri).filter(uri => session.rootOf(uri)));
  } else if (folders.every(isNear)) await scanAll(session);
  else {
    // Every read is a call over the network: the top folder and what is open, until the user asks for more.
    await session.scan({ aborted: false }, 'top');
    await session.recheck(vscode.workspace.textDocuments.map(document => document.uri).filter(uri => session.rootOf(uri)));
  }
}

function scanAll(session: Session): Promise<void> {
  return session.scan({ aborted: false });
}

/** Files of this machine, or of the one that the editor's server runs on. */
function isNear(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' || uri.scheme === 'vscode-remote';
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    stat => (stat.type & vscode.FileType.Directory) !== 0,
    () => false,
  );
}

/** Manifests that may have been read together with one of these: those whose format asks for companions, in the same ecosystems. */
function companionsOf(session: Session, uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return uris.flatMap(uri => session.rootOf(uri)?.askedWith(uri) ?? []);
}
