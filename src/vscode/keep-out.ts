// Keeps a component out that another one brings along: where its ecosystem says such a thing, and what a person names in its place.
import * as vscode from 'vscode';
import type { Fix } from '../fix/fix.ts';
import { overridable } from '../fix/overridable.ts';
import { override, type Replacement } from '../fix/override.ts';
import type { Finding } from '../model.ts';
import { findingFrom, uriOf } from './finding-arguments.ts';
import { nameOf } from './name-of.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import { workspaceEdit } from './workspace-edit.ts';

export interface KeepingOut {
  readonly fix: Fix;
  /** The file that it edits, and its text as the fix was made for. */
  readonly path: string;
  readonly text: string;
}

/** Declared by nobody here: it comes along with something else. */
export function isBroughtIn({ via, places }: Finding): boolean {
  return via.length > 1 || places.every(place => place.clue.kind === 'package' && place.state === 'resolved');
}

/** May a person name what takes its place? Maven, Gradle, sbt, Composer and uv leave it out instead. */
export function takesReplacement(finding: Finding): boolean {
  return isBroughtIn(finding) && /^(?:npm|golang|cargo):/.test(finding.component);
}

/** In the first of the project's manifests that has means for it; `undefined` where none has. */
export async function keepOut(root: Root, finding: Finding, replacement?: Replacement): Promise<KeepingOut | undefined> {
  if (!isBroughtIn(finding)) return undefined;
  for (const path of overridable(finding)) {
    const text = await root.files.text(path).catch(() => undefined);
    const fix = text === undefined ? undefined : override(finding, { path, text }, replacement);
    if (fix && text !== undefined) return { fix, path, text };
  }
  return undefined;
}

/** Asks what comes in its place, a package and its version or a folder, then writes the override, unsaved. `args[2]`: an answer that is not asked for. */
export async function replaceByOverride(session: Session, args: readonly unknown[]): Promise<void> {
  const found = findingFrom(session, args);
  if (!found) return;
  const { root, finding } = found;
  const name = nameOf(finding);
  const replacement = isReplacement(args[2]) ? args[2] : await ask(name, finding.component.slice(0, finding.component.indexOf(':')));
  if (!replacement) return;
  const keeping = await keepOut(root, finding, replacement);
  if (!keeping) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No override was written: the manifest says something about {0} already, or does not parse.', name),
    );
    return;
  }
  const uri = uriOf(root, keeping.path);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await vscode.workspace.applyEdit(workspaceEdit(keeping.fix, path => uriOf(root, path), keeping.path, keeping.text));
}

/** npm takes a package alone, Cargo a folder alone, Go either: what begins with `./` or `../` is a folder. */
async function ask(name: string, type: string): Promise<Replacement | undefined> {
  const title = vscode.l10n.t('Replace {0} by an override', name);
  const isFolder = (text: string): boolean => type === 'cargo' || (type === 'golang' && /^\.{1,2}\//.test(text.trim()));
  const check = (text: string): string | undefined =>
    /^[A-Za-z0-9@][A-Za-z0-9@/._+~-]*$/.test(text.trim()) || (isFolder(text) && /^\.{1,2}\/[A-Za-z0-9@/._+~-]+$/.test(text.trim()))
      ? undefined
      : vscode.l10n.t('Letters, digits and @ / . _ + ~ - only.');
  const other = await vscode.window.showInputBox({
    title: type === 'cargo' ? title : `${title} (1/2)`,
    prompt: promptOf(name, type),
    validateInput: check,
    ignoreFocusOut: true,
  });
  if (!other) return undefined;
  if (isFolder(other)) return { path: other.trim() };
  const version = await vscode.window.showInputBox({
    title: `${title} (2/2)`,
    prompt: vscode.l10n.t('Which version of {0}? Nothing is looked up: look at it before you name it.', other),
    validateInput: check,
    ignoreFocusOut: true,
  });
  return version ? { name: other.trim(), version: version.trim() } : undefined;
}

function promptOf(name: string, type: string): string {
  if (type === 'cargo') return vscode.l10n.t('Which folder holds a crate of the same name? What asks for {0} gets that one instead.', name);
  if (type === 'golang')
    return vscode.l10n.t(
      'Which package, or which folder (./…), takes its place? It must offer the same interface: what asks for {0} gets it instead.',
      name,
    );
  return vscode.l10n.t('Which package takes its place? It must offer the same interface: what asks for {0} gets it instead.', name);
}

function isReplacement(value: unknown): value is Replacement {
  if (typeof value !== 'object' || value === null) return false;
  if ('path' in value) return typeof value.path === 'string';
  return 'name' in value && typeof value.name === 'string' && 'version' in value && typeof value.version === 'string';
}
