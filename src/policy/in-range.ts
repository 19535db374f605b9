// Is a version inside the range that a decision names? What cannot be told is not inside, so that a decision never covers by guess.

/**
 * `range` is one or more comparisons that all hold: `>=1.2, <2`, `1.4.0`, `*`; separators are commas, `|` or spaces, and a leading
 * `vers:<type>/` is allowed. Versions compare by their numbers, a pre-release before its release; build metadata counts for nothing.
 */
export function inRange(version: string, range: string): boolean {
  const given = read(version);
  const parts = range
    .replace(/^vers:[a-z]+\//, '')
    .replace(/([<>=])\s+/g, '$1')
    .split(/[\s,|]+/)
    .filter(part => part !== '');
  if (!given || parts.length === 0) return false;
  return parts.every(part => {
    if (part === '*') return true;
    const [, operator = '=', text = ''] = /^(>=|<=|>|<|=)?(.+)$/.exec(part) ?? [];
    const wanted = read(text);
    if (!wanted) return false;
    const order = compare(given, wanted);
    if (operator === '>=') return order >= 0;
    if (operator === '<=') return order <= 0;
    if (operator === '>') return order > 0;
    return operator === '<' ? order < 0 : order === 0;
  });
}

/** Does a range say something that can be checked? */
export function isRange(range: string): boolean {
  return /^(vers:[a-z]+\/)?((>=|<=|>|<|=)?v?\d[\w.+-]*|\*)([\s,|]+(>=|<=|>|<|=)?v?\d[\w.+-]*){0,7}$/.test(
    range.trim().replace(/([<>=])\s+/g, '$1'),
  );
}

interface Version {
  readonly numbers: readonly number[];
  readonly pre: readonly string[];
}

function read(text: string): Version | undefined {
  const found = /^v?(\d+(?:\.\d+)*)(?:[-.]?([A-Za-z][\w.-]*))?(?:\+[\w.-]*)?$/.exec(text.slice(0, 256));
  if (!found?.[1]) return undefined;
  return { numbers: found[1].split('.').map(Number), pre: found[2]?.split(/[.-]/) ?? [] };
}

function compare(a: Version, b: Version): number {
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at++) {
    const order = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (order !== 0) return order;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let at = 0; at < Math.max(a.pre.length, b.pre.length); at++) {
    const [one, other] = [a.pre[at], b.pre[at]];
    if (one === other) continue;
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    const [n, m] = [Number(one), Number(other)];
    if (!Number.isNaN(n) && !Number.isNaN(m)) return n - m;
    return one < other ? -1 : 1;
  }
  return 0;
}
