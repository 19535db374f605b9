// Every reference that was read, restricted or not, with what the list recognises of it; policy and law play no part.
import { lookup } from '../match/lookup.ts';
import type { Extraction, Source } from '../model.ts';
import { clueText, problemRow, type Row } from '../report/jsonl.ts';
import { english, say } from '../report/message.ts';
import { positions } from '../report/position.ts';
import type { Report } from '../report/report.ts';
import type { Setup } from '../scan/setup.ts';

export interface Inventory {
  readonly add: (path: string, source: Source | undefined, extractions: readonly (readonly [format: string, Extraction])[]) => void;
  readonly render: (format: 'text' | 'json' | 'jsonl', report: Report) => string;
}

export function inventory(setup: Setup): Inventory {
  const rows: Row[] = [];
  return {
    add(path, source, extractions) {
      const at = source ? positions(source.text) : undefined;
      const sorted = extractions.flatMap(([format, { references }]) => references.map(reference => ({ format, reference })));
      sorted.sort((a, b) => a.reference.token[0] - b.reference.token[0] || a.reference.token[1] - b.reference.token[1]);
      for (const { format, reference } of sorted) {
        const { clue, token, role, state } = reference;
        const start = at?.(token[0]);
        const end = at?.(token[1]);
        const sign = lookup(setup.index, clue);
        rows.push({
          kind: 'reference',
          file: path,
          line: start?.line ?? 1,
          column: start?.column ?? 1,
          endLine: end?.line ?? 1,
          endColumn: end?.column ?? 1,
          token: source ? source.text.slice(token[0], token[1]) : '',
          clue: clueText(clue),
          role,
          state,
          format,
          ...(sign ? { vendor: sign.vendor, sign: sign.id, class: sign.class, certainty: sign.certainty } : {}),
        });
      }
    },
    render(format, report) {
      const problems = report.problems.map(({ path, problem }) => problemRow(english, report, path, problem));
      const recognised = rows.filter(row => row['vendor'] !== undefined).length;
      const { list, files, partial } = report;
      const summary = {
        kind: 'summary',
        files,
        references: rows.length,
        recognised,
        problems: problems.length,
        list: { version: list.version, date: list.date },
        partial,
      };
      const all = [...rows, ...problems, summary];
      if (format === 'jsonl') return `${all.map(row => JSON.stringify(row)).join('\n')}\n`;
      if (format === 'json') return `${JSON.stringify(all, undefined, 2)}\n`;
      const lines = rows.map(
        row =>
          `${row['file']}:${row['line']}:${row['column']}  ${row['clue']}  ${row['role']}, ${row['state']}${row['vendor'] ? `  ${row['vendor']} (${row['certainty']})` : ''}`,
      );
      const faults = problems.map(
        row =>
          `${row['file']}${row['line'] ? `:${row['line']}` : ''}  ${say(english, 'not-checked', { sentence: String(row['message']) })}`,
      );
      return `${[...lines, ...faults, say(english, 'inventory.summary', { references: rows.length, files: files.read, recognised, problems: problems.length })].join('\n')}\n`;
    },
  };
}
