// Info.plist of a built Apple bundle on disk: its identifier and executable. https://developer.apple.com/documentation/bundleresources
import type { Extraction, Probe, RangeReader } from '../model.ts';
import { MANIFEST } from './archive/limits.ts';
import { plist } from './archive/plist.ts';
import { budget } from './read/budget.ts';
import { close, findings } from './read/findings.ts';

export const infoPlist: Probe = { id: 'info-plist', files: [{ name: 'Info.plist' }], inspect };

/** A project's own Info.plist, outside of any bundle, says what is being built and not what it is built of. */
const BUNDLE = /\.(?:framework|app|appex|bundle|kext|plugin|xpc)\/(?:[^/]+\/){0,3}[^/]+$/i;

async function inspect(path: string, reader: RangeReader): Promise<Extraction> {
  const bytes = budget(reader);
  const found = findings();
  if (BUNDLE.test(path)) plist(await bytes.read(0, MANIFEST), found);
  return close(found, bytes);
}
