// Fills `${name}` from properties, nested, cycles cut; says what stayed unknown. https://maven.apache.org/pom.html#Properties

/** `literal`: what stands before the first unknown part; all of it where nothing is unknown. */
export interface Computed {
  readonly text: string;
  readonly literal: string;
  /** The first name that nobody defines. */
  readonly unknown?: string;
}

/** Deeper nesting and longer values than any build has. */
const ROUNDS = 16;
const LONGEST = 4096;

export function interpolate(raw: string, look: (name: string) => string | undefined): Computed {
  let text = raw.slice(0, LONGEST);
  for (let round = 0; round < ROUNDS && text.includes('${'); round++) {
    const next = replace(text, look).slice(0, LONGEST);
    if (next === text) break;
    text = next;
  }
  return withUnknown(text);
}

/** `${x}`, and the `{{ x }}` of a template around the build. */
export function withUnknown(text: string): Computed {
  const open = text.search(/[${]\{/);
  if (open < 0) return { text, literal: text };
  const close = text.indexOf('}', open);
  return { text, literal: text.slice(0, open), unknown: text.slice(open, close < 0 ? text.length : close + 1) };
}

/** One round: what a value brings in is left to the next. */
function replace(text: string, look: (name: string) => string | undefined): string {
  let out = '';
  let at = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', at)) {
    const close = text.indexOf('}', open);
    if (close < 0) break;
    const inner = text.lastIndexOf('${', close); // `${a.${b}}`: the inner one first
    const value = look(text.slice(inner + 2, close).trim());
    out += text.slice(at, inner) + (value ?? text.slice(inner, close + 1));
    at = close + 1;
  }
  return out + text.slice(at);
}
