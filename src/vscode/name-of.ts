// How a finding is called where there is little room.
import type { Finding, Place } from '../model.ts';

/** `@kaspersky/hexa-ui`, `group:artifact`, or the product where the component is no package. */
export function nameOf(finding: Finding, place: Place | undefined = finding.places[0]): string {
  if (place?.clue.kind === 'package') return place.clue.type === 'maven' ? place.clue.name.replace('/', ':') : place.clue.name;
  if (place?.clue.kind === 'host') return addressOf(place.clue.url, finding.certainty === 'mirrored');
  return finding.component.slice(finding.component.indexOf(':') + 1);
}

/** Without the namespace that is the vendor's anyway: `kaspresso`, `klogga`; an npm scope stays. */
export function shortNameOf(finding: Finding): string {
  const [anchor] = finding.places;
  const name = nameOf(finding, anchor);
  if (anchor?.clue.kind !== 'package' || anchor.clue.type === 'npm') return name;
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
}

/** The host, and as much of the path as names an owner and a repository; a mirror is its host alone. */
function addressOf(url: string, isMirror: boolean): string {
  const [, host = url, path = ''] = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^@/]*@)?([^/:?#]+)(?::\d+)?[/:]?([^?#]*)/i.exec(url) ?? [];
  const segments = isMirror
    ? []
    : path
        .replace(/\.git$/, '')
        .split('/')
        .filter(Boolean)
        .slice(0, 2);
  return [host, ...segments].join('/').slice(0, 60);
}
