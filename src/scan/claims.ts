// What a file merely claims: nobody verifies a signature here, so that the name in it counts only beside something else of the same vendor.
import type { Checked } from '../model.ts';

export function withoutBareClaims(checked: Checked): Checked {
  const isClaim = ({ reference: { clue } }: Checked['hits'][number]) => clue.kind === 'mark' && clue.field === 'signer';
  if (!checked.hits.some(isClaim)) return checked;
  const shown = new Set(checked.hits.filter(hit => !isClaim(hit)).map(({ sign }) => sign.vendor));
  return { ...checked, hits: checked.hits.filter(hit => !isClaim(hit) || shown.has(hit.sign.vendor)) };
}
