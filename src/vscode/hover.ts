// The hover: the report's words at every place of a finding, and links to what can be done.
import * as vscode from 'vscode';
import { escaped, hover as words } from '../report/hover.ts';
import { english } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import { findingArguments } from './finding-arguments.ts';
import { foundAt } from './found-at.ts';
import { partlyDecided } from './partly-decided.ts';
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
        const partly = partlyDecided(root, finding).flatMap(({ short, applied }) => {
          const said =
            applied && vscode.l10n.t('Decided under {0}: {1} until {2}.', short, applied.decision.kind, applied.decision.expires);
          return said ? [`${escaped(said)}  \n`] : [];
        });
        const rest = partly.length > 0 ? `${partly.join('')}${escaped(vscode.l10n.t('Open under the other rules.'))}\n\n` : '';
        const page = new vscode.MarkdownString(`${rest}${words(english, root.setup.list, finding, place)} · ${links.join(' · ')}`);
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
