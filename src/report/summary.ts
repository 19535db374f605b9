// The closing sentences of every report: what was found, what was checked and what was not, for whom, against which list.
import { daysBetween } from '../policy/day.ts';
import { say, type Words } from './message.ts';
import type { Report } from './report.ts';
import { counts } from './shown.ts';

/** Past so many days a list of blocked parties, and any list, is no ground for a representation. */
const OLD_BLOCKED_DAYS = 30;
const OLD_DAYS = 90;

/** Sentences, one a line; the first says what was found, the last is the footer. */
export function summary(words: Words, report: Report): readonly string[] {
  const found = counts(report);
  const { list, policy, files, problems } = report;
  const n = problems.filter(({ problem }) => problem.reason !== 'policy').length;
  const out: string[] = [];
  const withSigns = new Set(list.signs.map(sign => sign.vendor));
  const blind = list.vendors.filter(vendor => vendor.listings.length > 0 && !withSigns.has(vendor.id)).length;
  const off = Object.values(policy.regimes).filter(value => value === 'off').length;
  if (found.findings > 0) out.push(say(words, 'summary.findings', { ...found, counsel: found.forCounsel }));
  else {
    out.push(
      say(words, 'summary.nothing', {
        date: list.date,
        files: files.read,
        references: report.references,
        regimes: list.regimes.length - off,
        blind,
      }),
    );
  }
  out.push(
    say(words, 'summary.checked', {
      read: files.read,
      found: files.found,
      references: report.references,
      problems: n === 0 ? say(words, 'summary.all-read') : say(words, 'summary.not-read', { n }),
    }),
  );
  if (report.partial) out.push(say(words, 'summary.partial'));
  if (report.weakened.length > 0) out.push(say(words, 'summary.weakened', { what: report.weakened.join(', ') }));
  if (found.notCovering > 0) out.push(say(words, 'summary.not-covering', { n: found.notCovering }));
  out.push(`${whoWeAre(words, report)} ${age(words, report)}`);
  out.push(say(words, 'footer'));
  return out;
}

/** How old the list is; what is too old for a representation, or younger than the day judged by, is said. */
function age(words: Words, { list, today, policy }: Report): string {
  const days = daysBetween(list.date, today);
  if (days < 0) return say(words, 'summary.list-ahead', { date: list.date, today });
  const blocked = list.regimes.some(
    ({ id, limbs }) => policy.regimes[id] !== 'off' && limbs.some(({ effect }) => effect === 'dealings-blocked'),
  );
  const old =
    days > OLD_DAYS ? ['summary.list-old' as const] : days > OLD_BLOCKED_DAYS && blocked ? ['summary.list-old-blocked' as const] : [];
  return [say(words, 'summary.list', { date: list.date, days }), ...old.map(id => say(words, id))].join(' ');
}

function whoWeAre(words: Words, { policy, list }: Report): string {
  if (!policy.audiences) return say(words, 'summary.nobody');
  if (policy.audiences.length >= list.audiences.length) return say(words, 'summary.all-audiences');
  const audiences = policy.audiences.map(id => list.audiences.find(one => one.id === id)?.condition ?? id).join(', ');
  return say(words, 'summary.you', { audiences, where: policy.path ?? '--audience' });
}
