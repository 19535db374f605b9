// What the extension does in a real VS Code: the same suite in the Node host, the web worker host, virtual, restricted and multi-root workspaces.
import * as vscode from 'vscode';
import type { Api } from '../../src/vscode/extension.ts';
import { day, equal, eventually, own } from './expect.ts';
import { defineWaysOut } from './ways-out.ts';

declare function require(id: string): unknown; // resolved by esbuild, so that no Node types leak in

const NAME = '@kaspersky/hexa-ui';
const RULE = 'us-ndaa-fy2018-sec-1634';

/** Called by the extension host, in Node and in the web worker alike. */
export async function run(): Promise<void> {
  let failures: number;
  try {
    // mocha 12 is an ES module package: an import at the top would make the bundler mangle the UMD build.
    require('mocha/mocha.js');
    mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: Reporter as never });
    if (vscode.workspace.workspaceFolders?.[0]?.name === 'ways') defineWaysOut();
    else defineTests();
    // Not mocha.run(): the browser build's own wrapper reads location.search, which Node lacks.
    failures = await new Promise<number>(resolve => Mocha.prototype.run.call(mocha, resolve));
  } catch (error) {
    console.log(`@fail ${error instanceof Error ? error.stack : error}`); // VS Code itself gives no reason
    throw error;
  }
  if (failures) throw new Error(`${failures} test(s) failed`);
}

/** Plain lines on the console: the launcher reads them on the other side. */
function Reporter(runner: Mocha.Runner): void {
  const facts = {
    host: 'process' in globalThis ? 'node' : 'web',
    scheme: vscode.workspace.workspaceFolders?.[0]?.uri.scheme,
    roots: vscode.workspace.workspaceFolders?.length ?? 0,
    trusted: vscode.workspace.isTrusted,
  };
  runner.on('pass', test => console.log(`@pass ${test.fullTitle()} (${test.duration} ms)`));
  runner.on('fail', (test, error) => console.log(`@fail ${test.fullTitle()}\n${error.stack ?? error.message}`));
  runner.on('end', () => console.log(`@end ${JSON.stringify(facts)}`));
}

function defineTests(): void {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const first = folders[0]?.uri ?? vscode.Uri.parse('missing:/');
  const manifests = folders.map(folder => vscode.Uri.joinPath(folder.uri, 'package.json'));
  const manifest = vscode.Uri.joinPath(first, 'package.json');
  const gradle = vscode.Uri.joinPath(first, 'android', 'build.gradle');
  const policy = vscode.Uri.joinPath(first, 'restricted-dependencies.jsonc');
  const isVirtual = first.scheme === 'memfs';
  let api: Api;

  const text = async (uri: vscode.Uri): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();
  const token = async (uri: vscode.Uri, diagnostic: vscode.Diagnostic | undefined): Promise<string> =>
    diagnostic ? (await vscode.workspace.openTextDocument(uri)).getText(diagnostic.range) : '';
  const replace = async (uri: vscode.Uri, from: string, to: string): Promise<void> => {
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.getText().indexOf(from);
    if (at < 0) throw new Error(`${from} is not in ${uri}`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
    equal(await vscode.workspace.applyEdit(edit), true);
  };
  const revert = async (uri: vscode.Uri): Promise<void> => {
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  };
  const actionsAt = (uri: vscode.Uri, range: vscode.Range): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  const one = async (uri: vscode.Uri): Promise<vscode.Diagnostic> => {
    const [found] = await eventually(
      () => own(uri),
      list => list.length === 1,
    );
    if (!found) throw new Error(`nothing on ${uri}`);
    return found;
  };

  describe('restricted-dependencies', () => {
    before(async () => {
      const extension = vscode.extensions.getExtension<Api>('restricted-dependencies.restricted-dependencies');
      if (!extension) throw new Error('the extension is not there');
      const before = performance.now();
      api = await extension.activate();
      console.log(`activated in ${Math.round(performance.now() - before)} ms`);
      await api.ready;
    });

    it('marks the exact name in the manifest of every folder, with the rule as its code', async () => {
      for (const uri of manifests) {
        const diagnostic = await one(uri);
        equal(await token(uri, diagnostic), NAME);
        equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
        equal(/^Kaspersky: .* since 2018-10-01/.test(diagnostic.message), true, diagnostic.message);
        equal(diagnostic.message.length <= 120, true, diagnostic.message);
        const code = diagnostic.code;
        if (typeof code !== 'object') throw new Error(`no code with a link: ${code}`);
        equal(code.value, RULE);
        equal(code.target.scheme, 'https');
      }
    });

    it('says that a virtual workspace was not looked at as a whole', () => {
      equal(/^\$\(law\) \d+$/.test(api.status()), true, api.status());
      equal(own(gradle).length, isVirtual ? 0 : 1);
    });

    it('scans the whole workspace on command', async () => {
      await vscode.commands.executeCommand('restrictedDependencies.scanWorkspace');
      const diagnostic = await one(gradle);
      equal(await token(gradle, diagnostic), 'com.kaspersky.android-components:kaspresso', diagnostic.message);
      equal(api.status(), `$(law) ${manifests.length + 1}`);
      equal(vscode.window.visibleTextEditors.length, 0, 'no file was opened');
    });

    it('lists the findings by vendor', async () => {
      const groups = (await api.findings.getChildren()) ?? [];
      const [vendor] = groups;
      const item = vendor && (await api.findings.getTreeItem(vendor));
      equal(item?.label, 'Kaspersky');
      const rows = (await api.findings.getChildren(vendor)) ?? [];
      equal(rows.length, manifests.length + 1);
      const labels = await Promise.all(rows.map(async row => (await api.findings.getTreeItem(row)).label));
      equal(labels.includes(NAME), true, String(labels));
    });

    it('explains in the hover who, which rule, why, and what can be done', async () => {
      const { range } = await one(manifest);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', manifest, range.start);
      const pages = hovers.flatMap(hover => hover.contents).map(part => (typeof part === 'string' ? part : part.value));
      const page = pages.find(some => some.includes('AO Kaspersky Lab')) ?? '';
      for (const part of ['**Kaspersky**', '2018-10-01', '115-91', 'Open the rule', 'command:restrictedDependencies.decide']) {
        equal(page.includes(part), true, `${part} in ${page}`);
      }
      equal(page.split('\n').length <= 20, true, page);
    });

    it('weighs by who we are, as soon as that is said', async () => {
      const settings = vscode.workspace.getConfiguration('restrictedDependencies');
      await settings.update('audiences', ['us-federal-supplier'], vscode.ConfigurationTarget.Global);
      const bound = await eventually(
        () => own(manifest),
        ([found]) => found?.severity === vscode.DiagnosticSeverity.Error,
      );
      equal(bound[0]?.message.includes('(if '), false, bound[0]?.message);
      await settings.update('audiences', ['nz-parliament'], vscode.ConfigurationTarget.Global);
      await eventually(
        () => own(manifest),
        list => list.length === 0,
      );
      await settings.update('audiences', undefined, vscode.ConfigurationTarget.Global);
      await eventually(
        () => own(manifest),
        ([found]) => found?.severity === vscode.DiagnosticSeverity.Warning,
      );
    });

    it('lets a policy further down strengthen and not weaken', async () => {
      const nested = vscode.Uri.joinPath(first, 'android', 'restricted-dependencies.jsonc');
      const weaker = `{ "regimes": { "${RULE}": "off" } }`;
      const stronger = `{ "regimes": { "${RULE}": "error" } }`;
      for (const [text, severity] of [
        [weaker, vscode.DiagnosticSeverity.Warning],
        [stronger, vscode.DiagnosticSeverity.Error],
      ] as const) {
        await vscode.workspace.fs.writeFile(nested, new TextEncoder().encode(text));
        await vscode.commands.executeCommand('restrictedDependencies.scanWorkspace');
        equal((await one(gradle)).severity, severity, text);
      }
      await vscode.workspace.fs.delete(nested);
      await vscode.commands.executeCommand('restrictedDependencies.scanWorkspace');
      equal((await one(gradle)).severity, vscode.DiagnosticSeverity.Warning);
    });

    it('lets the policy at the root weaken only where the workspace is trusted, and says that it does', async () => {
      await vscode.workspace.fs.writeFile(policy, new TextEncoder().encode(`{ "regimes": { "${RULE}": "error" } }`));
      await eventually(
        () => own(manifest),
        ([found]) => found?.severity === vscode.DiagnosticSeverity.Error,
        'anybody may ask for more',
      );
      await vscode.workspace.fs.writeFile(policy, new TextEncoder().encode(`{ "regimes": { "${RULE}": "information" } }`));
      const { Information, Warning } = vscode.DiagnosticSeverity;
      await eventually(
        () => own(manifest),
        ([found]) => found?.severity === (vscode.workspace.isTrusted ? Information : Warning),
      );
      equal(vscode.languages.getDiagnostics(policy).length, vscode.workspace.isTrusted ? 1 : 0);
      await vscode.workspace.fs.delete(policy);
      await eventually(
        () => own(manifest),
        ([one]) => one?.severity === vscode.DiagnosticSeverity.Warning,
      );
    });

    it('checks what is typed before it is saved', async () => {
      await replace(manifest, '"react"', '"@kaspersky/components"');
      const [, added] = await eventually(
        () => own(manifest),
        list => list.length === 2,
      );
      equal(await token(manifest, added), '@kaspersky/components');
      await replace(manifest, '"@kaspersky/components": "^18.3.1"', '"@kaspersky/comp'); // half-typed
      await eventually(
        () => own(manifest),
        list => list.some(one => one.message.startsWith('Not checked')) && list.some(one => one.message.startsWith('Kaspersky')),
      );
      await revert(manifest);
      await one(manifest);
    });

    it('removes the dependency by a quick fix, and the diagnostic goes', async () => {
      await vscode.window.showTextDocument(manifest);
      const { range } = await one(manifest);
      const actions = await eventually(
        () => actionsAt(manifest, range),
        list => list.some(action => action.title.startsWith('Remove')),
      );
      const titles = actions.map(action => action.title);
      const ours = [
        'Remove @kaspersky/hexa-ui',
        'Record a decision about @kaspersky/hexa-ui',
        'Explain: Kaspersky under',
        'Show why it is here',
      ];
      const at = ours.map(title => titles.findIndex(one => one.startsWith(title)));
      equal(
        at.every((index, position) => index >= 0 && (position === 0 || index > (at[position - 1] ?? 0))),
        true,
        titles.join(' | '),
      );
      equal(
        actions.some(action => action.isPreferred),
        false,
        'nothing is preferred',
      );
      const fix = actions.find(action => action.title.startsWith('Remove'));
      equal(await vscode.workspace.applyEdit(fix?.edit ?? new vscode.WorkspaceEdit()), true);
      equal((await text(manifest)).includes(NAME), false);
      JSON.parse(await text(manifest));
      await eventually(
        () => own(manifest),
        list => list.length === 0,
      );
      await revert(manifest);
      await one(manifest);
    });

    it('drafts a decision into an unsaved policy file', async () => {
      const { range } = await one(manifest);
      const actions = await actionsAt(manifest, range);
      const command = actions.find(action => action.title.startsWith('Record a decision'))?.command;
      if (!command) throw new Error('no such action');
      const answers = { kind: 'being-removed', reason: 'Replaced in the next release.', approver: 'A. Reviewer', expires: day(30) };
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []), answers);
      const document = vscode.window.activeTextEditor?.document;
      equal(document?.isUntitled, true);
      const draft = document?.getText() ?? '';
      equal(draft.includes('pkg:npm/%40kaspersky/hexa-ui') && draft.includes('Replaced in the next release.'), true, draft);
      equal(document?.languageId, 'jsonc');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

      await vscode.workspace.fs.writeFile(policy, new TextEncoder().encode(draft)); // as if saved
      await eventually(
        () => own(manifest).length,
        count => count === (vscode.workspace.isTrusted ? 0 : 1),
        'a decision is applied where the workspace is trusted, and counted only where it is not',
      );
      await vscode.workspace.fs.delete(policy);
      await one(manifest);
    });

    it('follows files that come and go', async () => {
      const added = vscode.Uri.joinPath(first, 'requirements.txt');
      const manifestCopy = vscode.Uri.joinPath(first, 'sub', 'package.json');
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(first, 'sub'));
      await vscode.workspace.fs.writeFile(manifestCopy, await vscode.workspace.fs.readFile(manifest));
      await vscode.workspace.fs.writeFile(added, new TextEncoder().encode('requests==2.32.3\n'));
      if (isVirtual) await vscode.commands.executeCommand('restrictedDependencies.scanWorkspace');
      await one(manifestCopy);
      await vscode.workspace.fs.delete(isVirtual ? manifestCopy : vscode.Uri.joinPath(first, 'sub'), { recursive: true });
      if (isVirtual) await vscode.commands.executeCommand('restrictedDependencies.scanWorkspace');
      await eventually(
        () => own(manifestCopy),
        list => list.length === 0,
      );
      await vscode.workspace.fs.delete(added);
    });

    it('keeps a name alone silent', async () => {
      const uri = vscode.Uri.joinPath(first, 'names', 'package.json');
      const names = ['kaspersky-not-known', 'huawei-look-alike', 'fast-glob', 'hikvision'].map(name => `"${name}": "1.0.0"`);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`{ "dependencies": { ${names.join(', ')} } }\n`));
      await vscode.commands.executeCommand('restrictedDependencies.scanWorkspace');
      equal(
        own(uri).length,
        0,
        own(uri)
          .map(one => one.message)
          .join('\n'),
      );
      await vscode.workspace.fs.delete(uri);
    });

    it('explains a vendor on a page of the editor', async () => {
      await vscode.commands.executeCommand('restrictedDependencies.explain', 'kaspersky');
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('restricted-deps:/kaspersky.md?kaspersky'));
      equal(page.getText().startsWith('# Kaspersky'), true, page.getText().slice(0, 80));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });
}
