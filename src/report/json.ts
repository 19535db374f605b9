// One JSON document: the same rows as `jsonl`, grouped, with the records of the rules that are cited.

import { rows } from './jsonl.ts';
import type { Words } from './message.ts';
import { presenceOf } from './presence.ts';
import type { Report } from './report.ts';
import { shown } from './shown.ts';

export function json(words: Words, report: Report): string {
  const all = rows(words, report);
  const cited = new Set(shown(report).flatMap(finding => finding.verdicts.map(verdict => verdict.regime)));
  const strip = ({ kind: _, ...row }: Readonly<Record<string, unknown>>): unknown => row;
  const document = {
    tool: 'restricted-deps',
    today: report.today,
    summary: strip(all.at(-1) ?? {}),
    findings: shown(report).map(finding => ({
      key: finding.key,
      vendor: finding.vendor,
      component: finding.component,
      project: finding.project,
      severity: finding.severity,
      forCounsel: finding.forCounsel,
      presence: presenceOf(finding),
      verdicts: finding.verdicts,
      ...(report.known ? { known: report.known.get(finding.key) } : {}),
      ...(report.changes ? { change: report.changes.get(finding.key) } : {}),
      ...(finding.decision ? { decision: finding.decision } : {}),
      places: all.filter(row => row['kind'] === 'place' && row['finding'] === finding.key).map(strip),
    })),
    problems: all.filter(row => row['kind'] === 'problem').map(strip),
    rules: report.list.regimes
      .filter(regime => cited.has(regime.id))
      .map(({ id, title, citation, url, status, asOf }) => ({ id, title, citation, url, status, asOf })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
