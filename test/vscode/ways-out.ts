// Every way out, applied in a real editor: afterwards the file parses and the finding is gone, or says what became of it.
import * as vscode from 'vscode';
import type { Api } from '../../src/vscode/extension.ts';
import { day, equal, eventually, own } from './expect.ts';

const POLICY = 'restricted-dependencies.jsonc';

export function defineWaysOut(): void {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.parse('missing:/');
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
  const policy = at(POLICY);
  let asFound = '';

  const read = async (path: string): Promise<string> => (await vscode.workspace.openTextDocument(at(path))).getText();
  const write = (path: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  const onDisk = async (path: string): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
  const count = (path: string, n: number): Promise<vscode.Diagnostic[]> =>
    eventually(
      () => own(at(path)),
      list => list.length === n,
      path,
    );
  const actionsAt = (path: string, range: vscode.Range, kind?: vscode.CodeActionKind): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand('vscode.executeCodeActionProvider', at(path), range, kind?.value);
  /** The fixes at the first diagnostic of a file, once they are there. */
  const fixesOf = async (path: string, title: RegExp): Promise<vscode.CodeAction[]> => {
    const [found] = await eventually(
      () => own(at(path)),
      list => list.length > 0,
      path,
    );
    const range = found?.range ?? new vscode.Range(0, 0, 0, 0);
    await vscode.workspace.openTextDocument(at(path));
    return eventually(
      () => actionsAt(path, range),
      list => list.some(action => title.test(action.title)),
      `${title} at ${path}`,
    );
  };
  const apply = async (path: string, title: RegExp): Promise<void> => {
    const action = (await fixesOf(path, title)).find(one => title.test(one.title));
    if (action?.edit) equal(await vscode.workspace.applyEdit(action.edit), true, action.title);
    if (action?.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  };
  const revert = async (path: string): Promise<void> => {
    await vscode.window.showTextDocument(at(path));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  };
  const argumentsOf = async (path: string): Promise<unknown[]> => {
    const action = (await fixesOf(path, /^(?:Record|Renew) /)).find(one => /^(?:Record|Renew) /.test(one.title));
    return action?.command?.arguments ?? [];
  };

  describe('ways out', () => {
    before(async () => {
      const extension = vscode.extensions.getExtension<Api>('restricted-dependencies.restricted-dependencies');
      if (!extension) throw new Error('the extension is not there');
      await (await extension.activate()).ready;
      asFound = await onDisk(POLICY);
    });

    it('replaces a host by what the list names for it, as the preferred fix', async () => {
      await count('site/load.js', 1);
      const actions = await fixesOf('site/load.js', /^Replace polyfill\.io/);
      const titles = actions.map(action => action.title);
      equal(titles[0]?.startsWith('Replace polyfill.io'), true, titles.join(' | '));
      equal(actions.filter(action => action.isPreferred).length, 1, titles.join(' | '));
      await apply('site/load.js', /^Replace polyfill\.io/);
      equal((await read('site/load.js')).includes('https://cdnjs.cloudflare.com/polyfill/v3/'), true, await read('site/load.js'));
      await count('site/load.js', 0);
      await revert('site/load.js');
    });

    it('fixes all only where the list names one thing: nothing is removed, nothing decided', async () => {
      const kind = vscode.CodeActionKind.SourceFixAll;
      await count('site/load.js', 1);
      const whole = new vscode.Range(0, 0, 100, 0);
      for (const path of ['npm/package.json', 'npm/.npmrc', 'android/gradle.lockfile', 'native/requirements.txt']) {
        await vscode.workspace.openTextDocument(at(path));
        equal((await actionsAt(path, whole, kind)).length, 0, path);
      }
      await vscode.workspace.openTextDocument(at('site/load.js'));
      const [all] = await actionsAt('site/load.js', whole, kind);
      equal(all?.kind?.value, 'source.fixAll.restrictedDeps');
      equal(await vscode.workspace.applyEdit(all?.edit ?? new vscode.WorkspaceEdit()), true);
      equal((await read('site/load.js')).includes('polyfill.io/'), false, await read('site/load.js'));
      await revert('site/load.js');
    });

    it('uses the registry that the policy allows, or drops the setting', async () => {
      await count('npm/.npmrc', 1);
      await apply('npm/.npmrc', /^Fetch from registry\.example/);
      equal(await read('npm/.npmrc'), 'registry=https://registry.example/npm/\n');
      await count('npm/.npmrc', 0);
      await revert('npm/.npmrc');
      await count('npm/.npmrc', 1);
      await apply('npm/.npmrc', /^Remove the setting/);
      equal(await read('npm/.npmrc'), '');
      await count('npm/.npmrc', 0);
      await revert('npm/.npmrc');
    });

    it('removes what is declared; what it brought in is named by the lockfile until that is written anew', async () => {
      await count('npm/package.json', 2);
      await apply('npm/package.json', /^Remove @kaspersky\/hexa-ui from dependencies/);
      const { dependencies } = JSON.parse(await read('npm/package.json'));
      equal(Object.keys(dependencies).join(), 'react');
      await count('npm/package.json', 0);
      await revert('npm/package.json');
      await count('npm/package.json', 2);
    });

    it('leaves out what comes along, marked as an override, where pnpm reads it', async () => {
      await apply('pnpm/package.json', /^Add an override that leaves @kaspersky\/hexa-ui out \(what asks for it may break\)/);
      equal((await read('pnpm/pnpm-workspace.yaml')).includes("'@kaspersky/hexa-ui': '-'"), true, await read('pnpm/pnpm-workspace.yaml'));
      await revert('pnpm/pnpm-workspace.yaml');
    });

    it('excludes what comes along in a Gradle build', async () => {
      await apply('android/gradle.lockfile', /^Add an exclusion of com\.kaspersky\.android-components:kaspresso/);
      const text = await read('android/build.gradle');
      equal(text.includes("exclude group: 'com.kaspersky.android-components', module: 'kaspresso'"), true, text);
      await revert('android/build.gradle');
    });

    it('replaces what comes along by a package that a person names', async () => {
      const actions = await fixesOf('npm/package.json', /^Replace @kaspersky\/hexa-ui-icons by an override/);
      const action = actions.find(one => /^Replace @kaspersky\/hexa-ui-icons/.test(one.title));
      const answer = { name: 'neutral-icons', version: '1.2.3' };
      await vscode.commands.executeCommand(action?.command?.command ?? '', ...(action?.command?.arguments ?? []), answer);
      equal(JSON.parse(await read('npm/package.json')).overrides['@kaspersky/hexa-ui-icons'], 'npm:neutral-icons@1.2.3');
      await revert('npm/package.json');
    });

    it('marks the import of what a manifest declares with a hint, with the same words, rule and rows', async () => {
      const [declared] = await count('board/package.json', 1);
      const [hint, ...others] = await eventually(
        () => vscode.languages.getDiagnostics(at('board/panel.js')).filter(one => one.source === 'restricted-deps'),
        list => list.length > 0,
      );
      const document = await vscode.workspace.openTextDocument(at('board/panel.js'));
      equal(others.length, 0);
      equal(hint?.severity, vscode.DiagnosticSeverity.Hint, 'absent from the Problems panel');
      equal(hint?.message, declared?.message);
      equal(JSON.stringify(hint?.code), JSON.stringify(declared?.code));
      const range = hint?.range ?? new vscode.Range(0, 0, 0, 0);
      equal(document.getText(range), '@kaspersky/hexa-ui');
      equal(hint?.relatedInformation?.[0]?.location.uri.path.endsWith('/board/package.json'), true, 'it leads to the anchor');
      equal(declared?.relatedInformation?.[0]?.message, '@kaspersky/hexa-ui, named in code here');
      const titles = (await actionsAt('board/panel.js', range)).map(one => one.title);
      equal(
        titles.some(title => title.startsWith('Record a decision about @kaspersky/hexa-ui')),
        true,
        titles.join(' | '),
      );
      equal(
        titles.some(title => title.startsWith('Remove ')),
        false,
        'code is not edited',
      );
      const pages = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', at('board/panel.js'), range.start);
      const page = JSON.stringify(pages.map(({ contents }) => contents.map(part => (typeof part === 'string' ? part : part.value))));
      equal(page.includes('AO Kaspersky Lab'), true, page);
      const answers = { kind: 'being-removed', reason: 'Leaves with release 7.', approver: 'A. Reviewer', expires: day(20) };
      await vscode.commands.executeCommand('restrictedDependencies.decide', ...(await argumentsOf('board/package.json')), answers);
      await vscode.workspace.save(policy);
      await eventually(
        () => vscode.languages.getDiagnostics(at('board/panel.js')).length,
        left => left === 0,
        'what is decided has no hint',
      );
      await write(POLICY, asFound);
      await count('board/package.json', 1);
    });

    it('keeps the rows of a place few, in the order of their worth', async () => {
      const titles = (await fixesOf('npm/package.json', /^Remove /)).map(one => one.title);
      const order = [
        /^Remove /,
        /^Record a decision about @kaspersky\/hexa-ui…/,
        /^Explain: /,
        /^Show why it is here/,
        /^Copy finding/,
        /^More about/,
      ];
      const found = order.map(title => titles.findIndex(one => title.test(one)));
      equal(
        found.every((index, nth) => index >= 0 && index > (found[nth - 1] ?? -1)),
        true,
        titles.join(' | '),
      );
      equal(titles.length <= 10, true, titles.join(' | '));
    });

    it('records, renews and revokes a decision; each is an unsaved edit of the policy', async () => {
      const answers = { kind: 'being-removed', reason: 'Leaves with release 7.', approver: 'A. Reviewer', expires: day(20) };
      await vscode.commands.executeCommand('restrictedDependencies.decide', ...(await argumentsOf('native/requirements.txt')), answers);
      equal(await onDisk(POLICY), asFound, 'nothing is written unasked');
      await vscode.workspace.save(policy);
      await count('native/requirements.txt', 0);
      equal((await onDisk(POLICY)).includes(day(20)), true);

      const place = new vscode.Range(1, 2, 1, 2);
      await vscode.workspace.openTextDocument(at('native/requirements.txt'));
      const renewing = await eventually(
        () => actionsAt('native/requirements.txt', place),
        list => list.some(one => one.title.startsWith('Renew')),
      );
      const args = renewing.find(one => one.title.startsWith('Renew'))?.command?.arguments ?? [];
      await vscode.commands.executeCommand('restrictedDependencies.renew', ...args, day(60));
      equal((await read(POLICY)).includes(day(60)) && (await onDisk(POLICY)).includes(day(20)), true, await read(POLICY));
      await vscode.workspace.save(policy);

      await vscode.commands.executeCommand('restrictedDependencies.revoke', ...args);
      equal((await read(POLICY)).includes('Leaves with release 7.'), false, await read(POLICY));
      equal((await onDisk(POLICY)).includes('Leaves with release 7.'), true, 'the revocation is unsaved, too');
      await vscode.workspace.save(policy);
      await count('native/requirements.txt', 1);
      await write(POLICY, asFound);
    });

    it('says inside the policy what is wrong with it, at the key, and offers to renew what ended', async () => {
      const ended = `{ "kind": "being-removed", "what": "pkg:pypi/kasperskytip", "reason": "It goes.", "approver": "A", "created": "2024-01-01", "expires": "2024-02-01" }`;
      await write(POLICY, asFound.replace('"decisions": []', `"maximumDay": 3,\n  "decisions": [${ended}]`));
      const list = await eventually(
        () => own(policy),
        all => all.length >= 2,
      );
      const document = await vscode.workspace.openTextDocument(policy);
      const text = await eventually(
        () => document.getText(),
        now => now.includes('"maximumDay"'),
      );
      const offsets = list.map(one => document.offsetAt(one.range.start));
      equal(offsets.includes(text.indexOf('maximumDay')), true, JSON.stringify(list));
      const expired = list.find(one => one.message.includes('expired on 2024-02-01'));
      equal(expired !== undefined, true, JSON.stringify(list));
      const actions = await actionsAt(POLICY, expired?.range ?? new vscode.Range(0, 0, 0, 0));
      const titles = actions.map(one => one.title).filter(title => / the decision about /.test(title));
      equal(titles.join(' | '), 'Renew the decision about pkg:pypi/kasperskytip… | Revoke the decision about pkg:pypi/kasperskytip');
      await write(POLICY, asFound);
      await eventually(
        () => own(policy),
        all => all.length === 0,
      );
    });

    it('honours a decision in a comment only where the policy allows it, and says so where it does not', async () => {
      const comment = `kasperskytip==0.1.0 # restricted-deps: decided being-removed pkg:pypi/kasperskytip until ${day(30)} -- leaves with release 7`;
      const plain = await onDisk('native/requirements.txt');
      await write('native/requirements.txt', plain.replace('kasperskytip==0.1.0', comment));
      const [, said] = await count('native/requirements.txt', 2);
      equal(said?.message.includes('the policy does not allow decisions in comments'), true, said?.message);
      await write(POLICY, asFound.replace('"decisions": []', '"inlineDecisions": true'));
      await count('native/requirements.txt', 0);
      await write('native/requirements.txt', plain);
      await count('native/requirements.txt', 1);
      await eventually(
        () => read('native/requirements.txt'),
        text => text === plain,
      );
      const answers = { kind: 'being-removed', reason: 'leaves with release 7', expires: day(30) };
      const deciding = (await fixesOf('native/requirements.txt', /^Decide about kasperskytip in a comment/)).find(one =>
        one.title.startsWith('Decide about'),
      );
      await vscode.commands.executeCommand('restrictedDependencies.decideInComment', ...(deciding?.command?.arguments ?? []), answers);
      equal((await read('native/requirements.txt')).split('\n')[1], `# ${comment.split(' # ')[1]}`);
      await count('native/requirements.txt', 0);
      await revert('native/requirements.txt');
      await write('native/requirements.txt', plain.replace('kasperskytip==0.1.0', comment));
      const hints = vscode.languages.getDiagnostics(policy).filter(one => one.severity === vscode.DiagnosticSeverity.Hint);
      equal(hints[0]?.message.startsWith('inlineDecisions true asks for less'), true, JSON.stringify(hints));
      await write(POLICY, asFound);
      await count('native/requirements.txt', 2);
      await write('native/requirements.txt', plain);
      await count('native/requirements.txt', 1);
    });

    it('completes the ids of the list in the policy', async () => {
      await write(POLICY, '{\n  "audiences": [""]\n}\n');
      const document = await vscode.workspace.openTextDocument(policy);
      await eventually(
        () => document.getText(),
        text => text.includes('[""]'),
      );
      const inside = document.positionAt(document.getText().indexOf('""') + 1);
      const all = await eventually(
        () => vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', policy, inside),
        list =>
          list.items.some(item => String(typeof item.label === 'string' ? item.label : item.label.label).includes('us-federal-supplier')),
      );
      equal(all.items.length >= 50, true, String(all.items.length));
      await write(POLICY, asFound);
    });
  });
}
