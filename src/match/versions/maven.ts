// The order of Maven versions. https://maven.apache.org/pom.html#version-order-specification

const WORDS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const ALIASES: Readonly<Record<string, string>> = { ga: '', final: '', release: '', cr: 'rc' };
/** Only before a digit. */
const SHORT: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

interface Token {
  readonly separator: '.' | '-';
  readonly value: number | string;
}

export function compareMaven(left: string, right: string): number | undefined {
  const a = read(left);
  const b = read(right);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compare(a[index], b[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Tokens with zeros and empty words cut off before a hyphen and at the end. */
function read(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let separator: '.' | '-' = '.';
  const pattern = /([._-])|(\d+)|([^\d._-]+)/g;
  let last: 'number' | 'word' | undefined;
  const trim = (): void => {
    while (tokens.length > 0 && isNothing(tokens.at(-1))) tokens.pop();
  };
  const lower = text.toLowerCase().slice(0, 300);
  for (const found of lower.matchAll(pattern)) {
    const [, mark, digits, letters = ''] = found;
    if (mark) {
      if (last === undefined) tokens.push({ separator, value: 0 });
      separator = mark === '-' ? '-' : '.';
      last = undefined;
      if (separator === '-') trim();
      continue;
    }
    const kind = digits === undefined ? 'word' : 'number';
    if (last !== undefined && last !== kind) {
      separator = '-'; // a change between digits and letters is a hyphen
      trim();
    }
    if (digits !== undefined) tokens.push({ separator, value: Number(digits) });
    else {
      const followed = /^\d/.test(lower.slice(found.index + letters.length, found.index + letters.length + 1));
      const short = followed && Object.hasOwn(SHORT, letters) ? SHORT[letters] : undefined;
      const word = short ?? letters;
      tokens.push({ separator, value: (Object.hasOwn(ALIASES, word) ? ALIASES[word] : undefined) ?? word });
    }
    last = kind;
    separator = '.';
  }
  trim();
  return tokens;
}

function isNothing(token: Token | undefined): boolean {
  return token !== undefined && (token.value === 0 || token.value === '');
}

function compare(a: Token | undefined, b: Token | undefined): number {
  const left = a ?? padding(b);
  const right = b ?? padding(a);
  const [x, y] = [rank(left), rank(right)];
  if (x !== y) return x - y;
  if (typeof left.value === 'number' && typeof right.value === 'number') return left.value - right.value;
  const [v, w] = [String(left.value), String(right.value)];
  const [m, n] = [WORDS.indexOf(v), WORDS.indexOf(w)];
  if (m >= 0 || n >= 0) return (m < 0 ? WORDS.length : m) - (n < 0 ? WORDS.length : n);
  return v < w ? -1 : v > w ? 1 : 0;
}

function padding(other: Token | undefined): Token {
  return { separator: other?.separator ?? '.', value: typeof other?.value === 'number' ? 0 : '' };
}

/** `.word` = `-word` < `-number` < `.number`. */
function rank({ separator, value }: Token): number {
  if (typeof value === 'string') return 0;
  return separator === '-' ? 1 : 2;
}
