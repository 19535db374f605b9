// A finding as Markdown, for a ticket or a mail: what, where, under which rules, since when.
import type { Finding, List, Verdict } from '../model.ts';

export interface Copying {
  readonly title: string;
  readonly text: string;
}

/** `message` is the finding's one line, from the words of reports. Names from files are escaped. */
export function copy(finding: Finding, list: List, message: string): Copying {
  const rules = finding.verdicts.filter(verdict => verdict.severity !== 'none').map(verdict => rule(verdict, list));
  const places = finding.places.map(place => `- \`${plain(place.path)}\`${place.anchor ? ' (shown here)' : ''}`);
  const text = [
    `**${escaped(message)}**`,
    '',
    `Component: \`${plain(finding.component)}\` · finding ${finding.key} · list ${list.version}`,
    '',
    ...rules,
    '',
    ...new Set(places),
    '',
    'Information about published rules, not advice on your facts; the official text governs.',
    '',
  ];
  return { title: 'Copy finding', text: text.join('\n') };
}

function rule({ regime: id, reach, severity, date, time }: Verdict, list: List): string {
  const regime = list.regimes.find(one => one.id === id);
  const since = time === 'in-force' ? 'since' : time === 'ended' ? 'until' : 'from';
  const name = regime ? `[${escaped(regime.title)}](${regime.url})` : escaped(id);
  return `- ${name}, ${escaped(regime?.citation ?? '')}: ${severity}, ${reach === 'unclear' ? 'for counsel' : reach}, ${since} ${date}`;
}

/** Inside a code span. */
function plain(text: string): string {
  return text.replace(/[`\p{C}]/gu, ' ');
}

function escaped(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').replace(/[\\`*_{}[\]()<>#|!~]/g, '\\$&');
}
