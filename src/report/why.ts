// Why we think a component is a vendor's, in one sentence.
import type { Place, Sign, Vendor } from '../model.ts';
import { say, type Words } from './message.ts';
import { tokenOf } from './token.ts';

export function why(words: Words, vendor: Vendor, sign: Sign, place: Place): string {
  return say(words, `why.${sign.certainty}`, { token: tokenOf(place), entity: vendor.entity, product: sign.product });
}
