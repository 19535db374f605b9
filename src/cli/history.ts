// Decisions over time: what each commit that touched the policy file added, changed and removed, as a table for those who review them.
import path from 'node:path';
import { decode } from '../files/decode.ts';
import type { Day, Decision, List } from '../model.ts';
import { scopeOf } from '../policy/decide.ts';
import { loadPolicy } from '../policy/load.ts';
import { english, say, type WordId } from '../report/message.ts';
import type { Options } from './args.ts';
import { fault, words, write } from './finish.ts';
import { type Blobs, blobs, git } from './git.ts';
import type { Out } from './out.ts';
import { POLICY_FILE } from './policy-of.ts';
import type { ExitCode, World } from './world.ts';

interface Event {
  readonly day: Day;
  readonly commit: string;
  readonly author: string;
  readonly change: 'added' | 'changed' | 'removed' | 'unread';
  /** Absent where the file of that commit could not be read as a policy. */
  readonly decision?: Decision;
}

const COLUMNS = ['day', 'commit', 'author', 'change', 'what', 'kind', 'until', 'approver', 'reason', 'reference', 'scope'] as const;
/** Fields of one commit are kept apart by a character that no name holds. */
const FORMAT = '--format=%H%x1f%ct%x1f%aN';

export async function history(root: string, out: Out, options: Options, list: List, world: World): Promise<ExitCode> {
  const file = options.policy === undefined ? path.join(root, POLICY_FILE) : path.resolve(world.cwd, options.policy);
  const below = path.relative(root, file).split(path.sep).join('/');
  if (below.startsWith('..') || path.isAbsolute(below)) return fault(out, say(english, 'history.outside', { path: options.policy ?? '' }));
  try {
    await git(root, 'rev-parse', '--git-dir');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return fault(out, say(english, isAbsent ? 'history.no-git' : 'history.no-repository', { path: root }));
  }
  const store = blobs(root);
  try {
    const events = await eventsOf(root, below, list, options, store);
    return write(out, options, options.format === 'csv' ? csv(events) : markdown(events, below));
  } catch (error) {
    return fault(out, say(english, 'changed.failed', { error: words(error) }));
  } finally {
    store.close();
  }
}

/** The oldest commit first; inside one by what is decided. */
async function eventsOf(root: string, file: string, list: List, options: Options, store: Blobs): Promise<readonly Event[]> {
  const hasCommits = await git(root, 'rev-parse', '--verify', '--quiet', 'HEAD').catch(() => '');
  if (hasCommits === '') return [];
  const log = await git(root, 'log', '--reverse', '--topo-order', '--no-show-signature', '--no-color', FORMAT, '--', `:(literal)${file}`);
  const out: Event[] = [];
  let before = new Map<string, Decision>();
  for (const line of log.split('\n')) {
    const [commit = '', seconds = '', author = ''] = line.split('\x1f');
    if (commit === '') continue;
    const at = { day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10), commit: commit.slice(0, 12), author };
    const text = await textAt(root, commit, file, store);
    const { policy, problems } = await loadPolicy(text === undefined ? undefined : { path: file, text }, list, options.today, other =>
      textAt(root, commit, other, store).then(found => found ?? Promise.reject(new Error('absent'))),
    );
    if (problems.some(({ id }) => id === 'policy-syntax')) {
      out.push({ ...at, change: 'unread' });
      continue; // what it meant to say is not known: the next readable one is compared with the last
    }
    const after = new Map(policy.decisions.map(decision => [scopeOf(decision), decision]));
    for (const scope of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const [old, now] = [before.get(scope), after.get(scope)];
      const decision = now ?? old;
      if (!decision || (old && now && same(old, now))) continue;
      out.push({ ...at, change: !old ? 'added' : now ? 'changed' : 'removed', decision });
    }
    before = after;
  }
  return out;
}

async function textAt(root: string, commit: string, file: string, store: Blobs): Promise<string | undefined> {
  const entry = await git(root, 'ls-tree', '-z', commit, '--', file);
  const [, id] = /^1\d+ blob ([0-9a-f]+)\t/.exec(entry) ?? [];
  return id === undefined ? undefined : decode(await store.read(id));
}

function same(a: Decision, b: Decision): boolean {
  const text = ({ at: _, list: __, ...rest }: Decision): string => JSON.stringify(rest);
  return text(a) === text(b);
}

function cells({ day, commit, author, change, decision }: Event): readonly string[] {
  const scope = decision ? [decision.range, ...(decision.paths ?? []), ...(decision.regimes ?? [])].filter(one => one !== undefined) : [];
  return [
    day,
    commit,
    author,
    say(english, `history.${change}`),
    decision?.what ?? '',
    decision?.kind ?? '',
    decision?.expires ?? '',
    decision?.approver ?? '',
    decision?.reason ?? '',
    decision?.reference ?? '',
    scope.join(' '),
  ];
}

/** https://www.rfc-editor.org/rfc/rfc4180, with line feeds; what a spreadsheet would take for a formula is text. */
function csv(events: readonly Event[]): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[COLUMNS.map(heading), ...events.map(cells)].map(row => row.map(cell).join(',')).join('\n')}\n`;
}

function markdown(events: readonly Event[], file: string): string {
  const cell = (text: string): string =>
    text
      .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .replace(/[\\|`*_[\]<>]/g, '\\$&')
      .trim();
  const row = (texts: readonly string[]): string => `| ${texts.map(cell).join(' | ')} |`;
  const head = `# ${say(english, 'history.title', { path: file })}`;
  if (events.length === 0) return `${head}\n\n${say(english, 'history.none')}\n`;
  return `${[head, '', row(COLUMNS.map(heading)), `|${' --- |'.repeat(COLUMNS.length)}`, ...events.map(event => row(cells(event)))].join('\n')}\n`;
}

function heading(column: (typeof COLUMNS)[number]): string {
  return say(english, `history.column.${column}` satisfies WordId);
}
