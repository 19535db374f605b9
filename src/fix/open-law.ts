// Opens the official text of a rule.
import type { Finding, List } from '../model.ts';

export interface Opening {
  readonly title: string;
  readonly url: string;
}

/** One for each rule of the finding, the headline's first. Only web addresses over TLS are opened. */
export function openLaw(finding: Pick<Finding, 'verdicts'>, list: List): readonly Opening[] {
  const ids = [...new Set(finding.verdicts.map(verdict => verdict.regime))];
  return ids.flatMap(id => {
    const regime = list.regimes.find(one => one.id === id);
    return regime?.url.startsWith('https://') ? [{ title: `Open ${regime.short} (${regime.citation})`, url: regime.url }] : [];
  });
}
