// How a finding is called where there is little room.
import type { Finding, Place } from '../model.ts';

/** `@kaspersky/hexa-ui`, `group:artifact`, or the product where the component is no package. */
export function nameOf(finding: Finding, place: Place | undefined = finding.places[0]): string {
  if (place?.clue.kind === 'package') return place.clue.type === 'maven' ? place.clue.name.replace('/', ':') : place.clue.name;
  return finding.component.slice(finding.component.indexOf(':') + 1);
}

/** Without the namespace that is the vendor's anyway: `kaspresso`, `klogga`; an npm scope stays. */
export function shortNameOf(finding: Finding): string {
  const [anchor] = finding.places;
  const name = nameOf(finding, anchor);
  if (anchor?.clue.kind !== 'package' || anchor.clue.type === 'npm') return name;
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
}
