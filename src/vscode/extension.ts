// The contents page of the extension: what is registered, in the order in which it is needed.
import type * as vscode from 'vscode';
import { actions } from './actions.ts';
import { commands } from './commands.ts';
import { decorations } from './decorations.ts';
import { diagnostics } from './diagnostics.ts';
import { hover } from './hover.ts';
import { log, words } from './log.ts';
import { manifestStatus } from './manifest-status.ts';
import { pages } from './pages.ts';
import { type Host, session } from './session.ts';
import { status } from './status.ts';
import { type Node, tree } from './tree.ts';
import { begin, watch } from './watch.ts';

/** For tests, and for other extensions that want to know what is shown. */
export interface Api {
  /** The first look at the workspace is over. */
  readonly ready: Promise<void>;
  readonly findings: vscode.TreeDataProvider<Node>;
  readonly status: () => string;
}

export function start(context: vscode.ExtensionContext, host: Host): Api {
  const channel = log();
  const current = session(context.extensionUri, host, channel);
  const problems = diagnostics(current);
  const view = tree(current);
  const item = status(current);
  const page = pages(current, context.extensionUri);
  context.subscriptions.push(
    channel,
    current,
    problems,
    view,
    item,
    page,
    hover(current),
    actions(current, problems),
    commands(current, page, channel),
    decorations(current),
    manifestStatus(current),
    watch(current, channel),
  );
  const ready = begin(current).catch(error => channel.error(words(error), error));
  return { ready, findings: view.provider, status: item.text };
}
