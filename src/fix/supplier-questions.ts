// Questions that a purchaser asks the supplier of a component, as a text to copy.
import type { Finding, List } from '../model.ts';
import type { Copying } from './copy.ts';

export function supplierQuestions(finding: Pick<Finding, 'component' | 'vendor' | 'verdicts'>, list: List): Copying {
  const vendor = list.vendors.find(one => one.id === finding.vendor);
  const who = vendor ? `${vendor.name} (${vendor.entity})` : finding.vendor;
  const rules = [...new Set(finding.verdicts.filter(verdict => verdict.severity !== 'none').map(({ regime }) => regime))]
    .map(id => list.regimes.find(one => one.id === id))
    .flatMap(regime => (regime ? [`${regime.title}, ${regime.citation}`] : []));
  const questions = [
    'Who wrote this component, and who owns it today? Please name every legal entity.',
    'Is it built into what you deliver, or does what you deliver only talk to it or to a service behind it?',
    'Does it, or anything that comes with it, contact hosts of that company, also for updates, licences or telemetry?',
    'Which versions of your product shipped with it, from when until when?',
    'Do you hold a licence, waiver or exemption for it? Please give its number, issuer, scope and end.',
    'Is there a version of your product without it, or when will there be one?',
    'Will you flow this question down to your own suppliers, and notify us when an answer changes?',
  ];
  const text = [
    `Our check of dependencies found ${finding.component.replace(/\p{C}+/gu, ' ')}, which our list ties to ${who}.`,
    ...(rules.length > 0 ? ['Rules that speak of it:', ...rules.map(rule => `- ${rule}`)] : []),
    '',
    ...questions.map((question, index) => `${index + 1}. ${question}`),
    '',
    'This is a question about facts, not a statement about your product or about any rule.',
    '',
  ];
  return { title: 'Copy questions for the supplier', text: text.join('\n') };
}
