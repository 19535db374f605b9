// Pages about a vendor or a rule, as read-only documents in the editor's own Markdown preview.
import * as vscode from 'vscode';
import { decode } from '../files/decode.ts';
import { type EvidenceOf, explain } from '../report/explain.ts';
import { english } from '../report/message.ts';
import type { Session } from './session.ts';

const SCHEME = 'restricted-deps';

export interface Pages extends vscode.Disposable {
  /** Asks what about, where no id is given. */
  readonly explain: (id: string | undefined) => Promise<void>;
}

export function pages(session: Session, extension: vscode.Uri): Pages {
  let evidence: Promise<EvidenceOf | undefined> | undefined;
  // Only these pages speak of it, so that it is read on first need.
  const evidenceOf = (): Promise<EvidenceOf | undefined> => {
    evidence ??= Promise.resolve(vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'evidence.json'))).then(
      bytes => JSON.parse(decode(bytes)) as EvidenceOf,
      () => undefined,
    );
    return evidence;
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      const setup = await session.engine();
      const id = decodeURIComponent(uri.query);
      // The rules that the reader most likely meets go first: as the policy of the first folder says.
      const { policy, today } = session.roots()[0]?.setup ?? setup;
      return (
        explain(english, setup.list, setup.index, id, await evidenceOf(), { policy, today }) ??
        vscode.l10n.t('{0} is no vendor, rule, sign or package URL that we know.', id)
      );
    },
  });
  return {
    async explain(id) {
      const chosen = id ?? (await ask(session));
      if (chosen === undefined) return;
      const name = chosen.replace(/[^\w.@-]+/g, '-');
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: encodeURIComponent(chosen) });
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    },
    dispose: () => provider.dispose(),
  };
}

async function ask(session: Session): Promise<string | undefined> {
  const { list } = await session.engine();
  const picks = [
    { label: vscode.l10n.t('Vendors'), kind: vscode.QuickPickItemKind.Separator, id: '' },
    ...list.vendors.map(vendor => ({ label: vendor.name, description: vendor.entity, id: vendor.id })),
    { label: vscode.l10n.t('Rules'), kind: vscode.QuickPickItemKind.Separator, id: '' },
    ...list.regimes.map(regime => ({ label: regime.title, description: regime.citation, id: regime.id })),
  ];
  const title = vscode.l10n.t('Explain a vendor or a rule');
  return (await vscode.window.showQuickPick(picks, { title, matchOnDescription: true }))?.id;
}
