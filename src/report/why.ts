// Why we think a component is a vendor's, in one sentence.
import type { Place, Sign, Vendor } from '../model.ts';
import { say, type Words } from './message.ts';
import { tokenOf } from './token.ts';

export function why(words: Words, vendor: Vendor, sign: Sign, place: Place): string {
  const carries = place.clue.kind === 'mark' && (sign.certainty === 'owned' || sign.certainty === 'named');
  const sentence = say(words, carries ? 'why.carries' : `why.${sign.certainty}`, {
    token: tokenOf(place, sign.kind),
    entity: vendor.entity,
    product: sign.product,
  });
  return sentence.replace(/\.\.$/, '.'); // some are registered as Ltd.
}
