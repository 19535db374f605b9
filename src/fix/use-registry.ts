// Switches a mirror or registry setting to one that the policy allows.
import type { Finding, Place, Policy, Source } from '../model.ts';
import { addressAt } from './address-at.ts';
import type { Fix } from './fix.ts';
import { named } from './named.ts';

/** One for each allowed registry. A bare host takes the place of the host alone, a URL that of the whole address. */
export function useRegistry(policy: Pick<Policy, 'allowedRegistries'>, _finding: Finding, place: Place, source: Source): readonly Fix[] {
  const { clue, path, state } = place;
  if (clue.kind !== 'host' || state === 'resolved' || path !== source.path) return [];
  const token = addressAt(source.text, place.token);
  const text = source.text.slice(token[0], token[1]);
  const mark = /^[a-z]+\\:/i.test(text) ? '\\' : ''; // `https\://` of a properties file
  const [, before = '', host = '', after = ''] =
    /^((?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?)([^/?#:]+(?::\d+)?)([\s\S]*)$/i.exec(text.replace('\\:', ':')) ?? [];
  return policy.allowedRegistries.flatMap(allowed => {
    const isUrl = /^https?:\/\//.test(allowed);
    if (!isUrl && host === '') return []; // an address of another kind: nothing to put the host into
    const next = isUrl ? allowed : `${before.replace(/^http:/i, 'https:').replace(/\/\/[\s\S]*$/, '//')}${allowed}${after}`; // no name or password goes along
    if (next === text.replace('\\:', ':') || /["'<>\s\\`$]/.test(next)) return [];
    return [
      {
        title: `Fetch from ${named({ kind: 'host', url: next })} instead, which the policy allows`,
        edits: [{ path, span: token, text: next.replace(':', `${mark}:`) }],
      },
    ];
  });
}
