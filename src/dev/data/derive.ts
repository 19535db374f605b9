// Facts that follow from others: computed when the list is compiled, never typed.
import type { Listing, Vendor } from '../../model.ts';

/** A rule that has no list of its own and follows another's, from that other's entry and its own start on. */
interface Following {
  readonly regime: string;
  readonly follows: string;
  readonly scope: string;
}

const FOLLOWING: readonly Following[] = [
  {
    regime: 'us-ndaa-fy2024-sec-805',
    follows: 'us-ndaa-fy2021-sec-1260h',
    scope: 'Follows from the section 1260H list; section 805 names nobody a second time.',
  },
];

/** The vendor with the listings that follow from its own; one that was typed is left alone. */
export function derive(vendor: Vendor): Vendor {
  const added: Listing[] = [];
  for (const { regime, follows, scope } of FOLLOWING) {
    if (vendor.listings.some(listing => listing.regime === regime)) continue;
    for (const listing of vendor.listings) {
      if (listing.regime !== follows) continue;
      const { reach: _, limbs: __, ...rest } = listing;
      added.push({ ...rest, regime, scope });
    }
  }
  return added.length === 0 ? vendor : { ...vendor, listings: [...vendor.listings, ...added] };
}
