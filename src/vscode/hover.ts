// The hover: the report's words at every place of a finding, and links to what can be done.
import * as vscode from 'vscode';
import { hover as words } from '../report/hover.ts';
import { english } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import { findingArguments } from './finding-arguments.ts';
import { foundAt } from './found-at.ts';
import type { Session } from './session.ts';
import { SECTION } from './settings.ts';

/** By pattern, never by language: most manifests have no language of their own. */
export const EVERYWHERE: vscode.DocumentSelector = { pattern: '**' };

export function hover(session: Session): vscode.Disposable {
  return vscode.languages.registerHoverProvider(EVERYWHERE, {
    provideHover(document, position) {
      const found = foundAt(session, document.uri, position);
      const [first] = found;
      if (!first) return undefined;
      const pages = found.map(({ root, finding, place }) => {
        const links = [
          link(vscode.l10n.t('Explain'), 'explain', [finding.vendor]),
          ...(isDecided(finding) ? [] : [link(vscode.l10n.t('Record a decision…'), 'decide', findingArguments(root, finding))]),
          link(vscode.l10n.t('Why is it here?'), 'showWhy', findingArguments(root, finding)),
          link(vscode.l10n.t('Report a wrong match'), 'reportWrongMatch', findingArguments(root, finding)),
        ];
        const page = new vscode.MarkdownString(`${words(english, root.setup.list, finding, place)} · ${links.join(' · ')}`);
        // Only these commands, which check their arguments; no HTML, no icons: names come from files.
        page.isTrusted = { enabledCommands: ['explain', 'decide', 'showWhy', 'reportWrongMatch'].map(name => `${SECTION}.${name}`) };
        return page;
      });
      return new vscode.Hover(pages, first.range);
    },
  });
}

function link(text: string, command: string, args: readonly unknown[]): string {
  return `[${text}](command:${SECTION}.${command}?${encodeURIComponent(JSON.stringify(args))})`;
}
