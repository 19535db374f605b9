// The names in a selector of overrides, resolutions and patches: `a>b>c@range`, `**/x`, `parent/child`, `@scope/a/b@~1`.
// https://pnpm.io/settings#overrides https://classic.yarnpkg.com/lang/en/docs/selective-version-resolutions/

export interface Selected {
  readonly name: string;
  /** Offsets in the selector. */
  readonly from: number;
  readonly to: number;
  /** Behind the name's `@`. */
  readonly range?: string;
}

/** Nobody nests deeper. */
const MOST = 64;

/** From the outermost parent to the one selected, which is the last. */
export function selected(text: string): readonly Selected[] {
  const out: Selected[] = [];
  let at = 0;
  while (at < text.length && out.length < MOST) {
    const code = text.charCodeAt(at);
    if (code === 0x2f || code === 0x3e || code === 0x2a || code === 0x20) {
      at++; // a separator, or a part of `**`
      continue;
    }
    const from = at;
    if (code === 0x40) at = until(text, at + 1, /\//g) + 1;
    at = Math.min(text.length, until(text, at, /[/@>]/g));
    const name = text.slice(from, at);
    if (text.charAt(at) !== '@') {
      out.push({ name, from, to: at });
      continue;
    }
    const begin = at + 1;
    // an address or alias behind the sign may hold slashes and takes the rest
    at = /^[a-z][a-z+]*:/.test(text.slice(begin, begin + 16)) ? text.length : until(text, begin, /[^ |@]>|\//g, 1);
    out.push({ name, from, to: begin - 1, range: text.slice(begin, at) });
  }
  return out;
}

/** The next match from `at`; a match of two characters ends at its second. */
function until(text: string, at: number, pattern: RegExp, width = 0): number {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return text.length;
  return found.index + (width > 0 && found[0].length > 1 ? found[0].length - 1 : 0);
}
