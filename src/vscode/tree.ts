// The findings view: by vendor, rule, file or severity; then what was decided, what is for counsel, and what was not checked.
import * as vscode from 'vscode';
import type { Finding, Place, Problem, Severity } from '../model.ts';
import { decided } from '../report/decided.ts';
import { line } from '../report/line.ts';
import { english, sayProblem } from '../report/message.ts';
import { isDecided } from '../report/shown.ts';
import { uriOf } from './finding-arguments.ts';
import { nameOf, shortNameOf } from './name-of.ts';
import { partlyDecided } from './partly-decided.ts';
import { isFile, placeWords } from './place-words.ts';
import { range } from './range.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import { type Grouping, grouping, SECTION } from './settings.ts';
import { extentWords } from './status.ts';

interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon?: vscode.ThemeIcon;
  readonly folded: boolean;
  readonly children: readonly Node[];
}
interface FindingNode {
  readonly kind: 'finding';
  readonly id: string;
  readonly root: Root;
  readonly finding: Finding;
}
interface PlaceNode {
  readonly kind: 'place';
  readonly id: string;
  readonly root: Root;
  readonly finding: Finding;
  readonly place: Place;
}
interface ProblemNode {
  readonly kind: 'problem';
  readonly id: string;
  readonly root: Root;
  readonly path: string;
  readonly problem: Problem;
}
export type Node = GroupNode | FindingNode | PlaceNode | ProblemNode;

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'none'];

export interface Tree extends vscode.Disposable {
  readonly provider: vscode.TreeDataProvider<Node>;
}

export function tree(session: Session): Tree {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: node => [...(node ? childrenOf(node) : top(session, grouping()))],
    getTreeItem: item,
  };
  const view = vscode.window.createTreeView(`${SECTION}.findings`, { treeDataProvider: provider, showCollapseAll: true });
  const update = (): void => {
    changed.fire(undefined);
    const open = session.roots().flatMap(root => root.findings.filter(finding => !isDecided(finding))).length;
    view.badge = open > 0 ? { value: open, tooltip: vscode.l10n.t('{0} open findings', open) } : undefined;
    const extents = session.roots().map(root => root.extent);
    const isWhole = extents.every(extent => extent === 'whole');
    view.message =
      isWhole || extents.includes('nothing') ? '' : `${extentWords(session)}. ${vscode.l10n.t('What was not looked at is not clean.')}`;
    void vscode.commands.executeCommand('setContext', `${SECTION}.state`, stateOf(session));
  };
  const listening = vscode.Disposable.from(
    session.onDidChange(update),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(`${SECTION}.findings.groupBy`)) changed.fire(undefined);
    }),
    view,
    changed,
  );
  update();
  return { provider, dispose: () => listening.dispose() };
}

/** Which welcome an empty view shows. */
function stateOf(session: Session): string {
  if (session.fault() !== undefined) return 'fault';
  const roots = session.roots();
  if (roots.length === 0 || roots.some(root => root.extent === 'nothing')) return session.progress() ? 'scanning' : 'never';
  return roots.every(root => root.extent === 'whole') ? 'clean' : 'incomplete';
}

function top(session: Session, by: Grouping): readonly Node[] {
  const all = session.roots().flatMap(root => root.findings.map(finding => findingNode(root, finding)));
  const open = all.filter(node => !isDecided(node.finding));
  const decided = all.filter(node => isDecided(node.finding));
  const counsel = open.filter(node => node.finding.forCounsel);
  const missed = session
    .roots()
    .flatMap(root =>
      root.problems.map((one, index): ProblemNode => ({ kind: 'problem', id: `problem ${root.folder.uri} ${index}`, root, ...one })),
    );
  const groups = new Map<string, { label: string; nodes: FindingNode[] }>();
  for (const node of open) {
    const [id, label] = groupOf(node, by);
    const group = groups.get(id) ?? { label, nodes: [] };
    group.nodes.push(node);
    groups.set(id, group);
  }
  const sorted = [...groups].sort(([, a], [, b]) => rank(a.nodes) - rank(b.nodes) || (a.label < b.label ? -1 : 1));
  return [
    ...sorted.map(
      ([id, { label, nodes }]): GroupNode => ({
        kind: 'group',
        id: `group ${id}`,
        label,
        description: countWords(nodes),
        folded: false,
        children: bySeverity(nodes),
      }),
    ),
    ...special(
      'counsel',
      vscode.l10n.t('For counsel'),
      'comment-unresolved',
      counsel.map(node => ({ ...node, id: `counsel ${node.id}` })),
    ),
    ...special('decided', vscode.l10n.t('Decided'), 'pass', decided),
    ...special(
      'missed',
      vscode.l10n.t('Not checked'),
      'question',
      missed.filter(({ problem }) => problem.reason !== 'policy'),
    ),
    ...special(
      'policy',
      vscode.l10n.t('About the policy'),
      'shield',
      missed.filter(({ problem }) => problem.reason === 'policy'),
    ),
  ];
}

function special(id: string, label: string, icon: string, children: readonly Node[]): GroupNode[] {
  if (children.length === 0) return [];
  return [{ kind: 'group', id, label, description: String(children.length), icon: new vscode.ThemeIcon(icon), folded: true, children }];
}

function groupOf({ root, finding }: FindingNode, by: Grouping): readonly [id: string, label: string] {
  const { list } = root.setup;
  if (by === 'severity') return [finding.severity, severityWords(finding.severity)];
  if (by === 'file') {
    const path = finding.places[0]?.path ?? '';
    return [uriOf(root, path).toString(), path];
  }
  if (by === 'vendor') return [finding.vendor, list.vendors.find(one => one.id === finding.vendor)?.name ?? finding.vendor];
  const id = finding.verdicts[0]?.regime ?? '';
  return [id, list.regimes.find(one => one.id === id)?.title ?? id];
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'group') return node.children;
  if (node.kind !== 'finding' || node.finding.places.length < 2) return [];
  return node.finding.places.map(
    (place, index): PlaceNode => ({ kind: 'place', id: `${node.id} ${index}`, root: node.root, finding: node.finding, place }),
  );
}

function item(node: Node): vscode.TreeItem {
  if (node.kind === 'group') {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const group = new vscode.TreeItem(node.label, node.folded ? Collapsed : Expanded);
    group.id = node.id;
    group.description = node.description;
    group.contextValue = 'group';
    if (node.icon) group.iconPath = node.icon;
    return group;
  }
  if (node.kind === 'finding') return findingItem(node);
  return node.kind === 'place' ? placeItem(node) : problemItem(node);
}

function findingItem({ id, root, finding }: FindingNode): vscode.TreeItem {
  const [anchor] = finding.places;
  const name = nameOf(finding, anchor);
  const row = new vscode.TreeItem(shortNameOf(finding), vscode.TreeItemCollapsibleState[finding.places.length > 1 ? 'Collapsed' : 'None']);
  const carrier = finding.via[0];
  const via = carrier && finding.via.length > 1 ? `${vscode.l10n.t('via {0}', carrier.slice(carrier.indexOf(':') + 1))} · ` : '';
  const words = line(english, root.setup.list, finding);
  row.id = id;
  const applied = isDecided(finding) ? finding.decision?.decision : undefined;
  const partly = partlyDecided(root, finding).length > 0 ? `${vscode.l10n.t('partly decided')} · ` : '';
  const until = applied ? `${applied.kind} ${vscode.l10n.t('until {0}', applied.expires)} · ` : '';
  row.description = `${partly}${until}${via}${anchor?.path ?? ''}`;
  row.tooltip = [name, words, ...(finding.decision ? [decided(english, finding.decision).replace(/ {2,}/g, ' ')] : [])].join('\n');
  row.contextValue = isDecided(finding) ? 'decidedFinding' : 'finding';
  row.iconPath = applied ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('disabledForeground')) : iconOf(finding.severity);
  row.accessibilityInformation = { label: `${severityWords(finding.severity)}, ${name}, ${row.description}. ${words}` };
  if (anchor) row.command = open(root, anchor.path, range(root.tableOf(anchor.path), anchor.token));
  return row;
}

function placeItem({ id, root, place, finding }: PlaceNode): vscode.TreeItem {
  const at = range(root.tableOf(place.path), place.token);
  const row = new vscode.TreeItem(uriOf(root, place.path), vscode.TreeItemCollapsibleState.None);
  row.id = id;
  row.label = place.path;
  const line = isFile(place) ? '' : `${at.start.line + 1}:${at.start.character + 1} `;
  row.description = `${line}${placeWords(root, finding, place)}`;
  row.iconPath = vscode.ThemeIcon.File;
  row.contextValue = 'place';
  row.command = open(root, place.path, at);
  return row;
}

function problemItem({ id, root, path, problem }: ProblemNode): vscode.TreeItem {
  const row = new vscode.TreeItem(uriOf(root, path), vscode.TreeItemCollapsibleState.None);
  row.id = id;
  row.label = path;
  row.description = sayProblem(english, problem);
  row.tooltip = row.description;
  row.iconPath = new vscode.ThemeIcon('question');
  row.contextValue = 'problem';
  const at = problem.at ?? 0;
  row.command = open(root, path, range(problem.at === undefined ? undefined : root.tableOf(path), [at, at]));
  return row;
}

function open(root: Root, path: string, selection: vscode.Range): vscode.Command {
  return { title: vscode.l10n.t('Open'), command: 'vscode.open', arguments: [uriOf(root, path), { selection }] };
}

function findingNode(root: Root, finding: Finding): FindingNode {
  return { kind: 'finding', id: `${root.folder.uri} ${finding.key}`, root, finding };
}

function bySeverity(nodes: readonly FindingNode[]): readonly FindingNode[] {
  return [...nodes].sort(
    (a, b) =>
      ORDER.indexOf(a.finding.severity) - ORDER.indexOf(b.finding.severity) ||
      a.finding.via.length - b.finding.via.length ||
      (shortNameOf(a.finding) < shortNameOf(b.finding) ? -1 : 1),
  );
}

function rank(nodes: readonly FindingNode[]): number {
  return Math.min(...nodes.map(node => ORDER.indexOf(node.finding.severity)));
}

function countWords(nodes: readonly FindingNode[]): string {
  const count = (severity: Severity): number => nodes.filter(node => node.finding.severity === severity).length;
  return ORDER.flatMap(severity => (count(severity) > 0 ? [countedWords(count(severity), severity)] : [])).join(', ');
}

function countedWords(n: number, severity: Severity): string {
  if (severity === 'error') return n === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', n);
  if (severity === 'warning') return n === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', n);
  return vscode.l10n.t('{0} information', n);
}

function severityWords(severity: Severity): string {
  if (severity === 'error') return vscode.l10n.t('error');
  if (severity === 'warning') return vscode.l10n.t('warning');
  return severity === 'information' ? vscode.l10n.t('information') : vscode.l10n.t('none');
}

function iconOf(severity: Severity): vscode.ThemeIcon {
  if (severity === 'error') return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
  if (severity === 'warning') return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
  return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'));
}
