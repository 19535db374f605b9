// Renders what was understood under the source lines it came from: the signature of this project's tests.
import type { Clue, Extraction, Source, Span } from '../../src/model.ts';
import { lines } from '../../src/parse/lines.ts';
import { purl } from '../../src/parse/purl.ts';

/** The text of an `expected.txt` for one file. Control characters of a source line are shown escaped. */
export function carets(source: Source, extraction: Extraction): string {
  const rows = [...lines(source.text)];
  const out: string[] = [];
  const references = [...extraction.references].sort((a, b) => a.token[0] - b.token[0] || a.token[1] - b.token[1]);
  for (const reference of references) {
    const row = rows.findIndex(([, end]) => end >= reference.token[0]);
    const line = rows[row] ?? [0, 0];
    const note = [describe(reference.clue), reference.role, reference.state];
    if (reference.group) note.push(`in ${reference.group}`);
    if (reference.certain === 'partial') note.push('partial');
    out.push(`${source.path}:${row + 1}`, ...underline(source.text, line, reference.token), `${' '.repeat(4)}${note.join(' · ')}`, '');
  }
  for (const [from, to] of extraction.edges) out.push(`edge ${from || '(project)'} → ${to}`);
  for (const problem of extraction.problems) {
    const row = problem.at === undefined ? '' : `:${rows.findIndex(([, end]) => end >= (problem.at ?? 0)) + 1}`;
    const args = Object.entries(problem.args ?? {}).map(([key, value]) => `${key}=${value}`);
    out.push(`problem ${source.path}${row} ${problem.reason} ${problem.id} ${args.join(' ')}`.trimEnd());
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function underline(text: string, [start, end]: Span, [from, to]: Span): string[] {
  const shown = 160;
  const left = from - start > shown ? from - 40 : start; // one-line files: only the neighbourhood
  const right = Math.min(end, left + shown + 60);
  const width = Math.max(1, Math.min(to, right) - from);
  return [`  ${text.slice(left, right).replace(/\t/g, ' ')}`, `  ${' '.repeat(from - left)}${'^'.repeat(width)}`];
}

function describe(clue: Clue): string {
  if (clue.kind === 'package') return `${purl(clue)}${clue.range ? ` (${clue.range})` : ''}`;
  if (clue.kind === 'host') return clue.url;
  return clue.kind === 'mark' ? `${clue.field} ${clue.text}` : `sha256 ${clue.sha256}`;
}
