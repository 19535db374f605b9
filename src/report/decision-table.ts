// Every recorded decision with what has become of it, as a Markdown table for those who ask for evidence.
import type { Day } from '../model.ts';
import type { Standing } from '../policy/standing.ts';
import { escaped } from './hover.ts';
import { say, type WordId, type Words } from './message.ts';

const COLUMNS: readonly WordId[] = [
  'history.column.what',
  'history.column.kind',
  'decisions.column.standing',
  'history.column.until',
  'decisions.column.findings',
  'history.column.approver',
  'history.column.reason',
  'history.column.reference',
  'history.column.scope',
];

/** `all` in the order in which they end; `path` is the policy file. */
export function decisionTable(words: Words, all: readonly Standing[], path: string, today: Day): string {
  const title = `# ${say(words, 'decisions.title', { today })}`;
  if (all.length === 0) return `${title}\n\n${say(words, 'decisions.none', { path })}\n`;
  const rows = all.map(({ decision, state, until, daysLeft, findings }) => [
    decision.what,
    decision.kind,
    state,
    say(words, daysLeft < 0 ? 'decisions.ended' : 'decisions.left', { until, days: daysLeft }),
    String(findings.length),
    decision.approver,
    decision.reason,
    decision.reference ?? '',
    [...(decision.paths ?? []), ...(decision.regimes ?? [])].join(', '),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  const head = line(COLUMNS.map(id => say(words, id)));
  return [title, '', head, `|${' --- |'.repeat(COLUMNS.length)}`, ...rows.map(line), '', say(words, 'footer'), ''].join('\n');
}
