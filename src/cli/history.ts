// Decisions over time: what each commit that touched the policy file added, changed and removed, as a table for those who review them.
import path from 'node:path';
import type { List } from '../model.ts';
import { english, say, type WordId } from '../report/message.ts';
import type { Options } from './args.ts';
import { fault, words, write } from './finish.ts';
import { blobs, git } from './git.ts';
import { isOwn } from './is-own.ts';
import type { Out } from './out.ts';
import { type PolicyEvent, policyEvents } from './policy-events.ts';
import { POLICY_FILE } from './policy-of.ts';
import type { ExitCode, World } from './world.ts';

const COLUMNS = ['day', 'commit', 'author', 'change', 'what', 'kind', 'until', 'approver', 'reason', 'reference', 'scope', 'note'] as const;
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
    const events = await policyEvents(root, below, list, options.today, store);
    return write(out, options, options.format === 'csv' ? csv(events) : markdown(events, below));
  } catch (error) {
    return fault(out, say(english, 'changed.failed', { error: words(error) }));
  } finally {
    store.close();
  }
}

function cells(event: PolicyEvent): readonly string[] {
  const { day, commit, author, change, decision } = event;
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
    isOwn(event) ? say(english, 'history.own') : '',
  ];
}

/** https://www.rfc-editor.org/rfc/rfc4180, with line feeds; what a spreadsheet would take for a formula is text. */
function csv(events: readonly PolicyEvent[]): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[COLUMNS.map(heading), ...events.map(cells)].map(row => row.map(cell).join(',')).join('\n')}\n`;
}

function markdown(events: readonly PolicyEvent[], file: string): string {
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
