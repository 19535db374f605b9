// The hover: who and why we think so; the strongest rule in one bold sentence; the rest in one line each. Markdown, offline.
import type { Finding, List, Place } from '../model.ts';
import { decided } from './decided.ts';
import { about } from './line.ts';
import { say, type Words } from './message.ts';
import { others } from './others.ts';
import { presence } from './presence.ts';
import { isDecided } from './shown.ts';
import { why } from './why.ts';

/** Names from files stand escaped; no HTML, no images. Links to commands are the editor's matter. */
export function hover(words: Words, list: List, finding: Finding, place: Place | undefined = finding.places[0]): string {
  const found = about(list, finding);
  if (!found || !place) return '';
  const { vendor, sign, regime, limb, verdict } = found;
  const since = say(words, `since.${verdict.time}`);
  const bound = limb.audiences.map(id => list.audiences.find(one => one.id === id)?.condition ?? id).join(' or ');
  const here = presence(words, finding);
  const blocks = [
    [
      `**${escaped(vendor.name)}** · ${escaped(vendor.entity)} · ${isDecided(finding) ? 'decided' : finding.severity}`,
      escaped(why(words, vendor, sign, place)),
      vendor.disputed ? escaped(say(words, 'hover.disputed', { text: vendor.disputed })) : '',
      vendor.theirs ? say(words, 'hover.theirs') : '',
    ],
    [
      verdict.reach === 'unclear' || verdict.reach === 'exempt'
        ? `**${escaped(upper(limb.covers))}**: ${escaped(verdict.why)}`
        : `**${escaped(upper(limb.says))}** ${since} ${verdict.date}. ${escaped(verdict.why)}`,
      [regime.title, regime.citation, ...(bound === '' ? [] : [say(words, 'hover.bound', { audiences: bound })])].map(escaped).join(' · '),
      regime.duty && verdict.severity !== 'none' && verdict.reach === 'reached'
        ? escaped(say(words, 'hover.duty', { says: regime.duty.says }))
        : '',
      regime.exemptions.length > 0 ? escaped(say(words, 'hover.exempt', { exemptions: regime.exemptions.slice(0, 4).join('; ') })) : '',
    ],
    [
      ...beside(words, list, finding),
      finding.via.length > 1
        ? escaped(say(words, 'hover.here', { path: finding.via.map(id => id.slice(id.indexOf(':') + 1)).join(' → ') }))
        : '',
      here && escaped(say(words, 'hover.presence', { presence: here })),
      finding.decision ? escaped(decided(words, finding.decision)) : '',
      `[${say(words, 'hover.open')}](${regime.url.replace(/[()\s<>]/g, encodeURIComponent)})`,
    ],
  ];
  return blocks.map(rows => rows.filter(row => row !== '').join('  \n')).join('\n\n');
}

function beside(words: Words, list: List, finding: Finding): string[] {
  const { also, exempt, counsel } = others(words, list, finding);
  return [
    also && escaped(say(words, 'hover.also', { rules: also })),
    exempt && escaped(say(words, 'hover.exempted', { rules: exempt })),
    counsel && escaped(say(words, 'hover.counsel', { rules: counsel })),
  ];
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text from files and data as plain text in Markdown. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~$&]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
