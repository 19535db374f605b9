// The order of versions of any other scheme: numbers by value, pre-release words before the release, other letters behind it.

const PRE = new Set([
  'dev',
  'alpha',
  'a',
  'beta',
  'b',
  'preview',
  'pre',
  'rc',
  'c',
  'cr',
  'm',
  'milestone',
  'snapshot',
  'nightly',
  'canary',
]);

export function compareGeneric(left: string, right: string): number | undefined {
  if (!/\d/.test(left) || !/\d/.test(right)) return left === right ? 0 : undefined;
  const a = read(left);
  const b = read(right);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = weigh(a[index], b[index]);
    if (order !== 0) return order;
  }
  return 0;
}

type Part = number | string;

function read(text: string): readonly Part[] {
  const plain = text
    .slice(0, 300)
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
    .replace(/\+.*$/, '');
  return (plain.match(/\d+|[a-z]+/g) ?? []).map(part => (/^\d/.test(part) ? Number(part) : part));
}

function weigh(a: Part | undefined, b: Part | undefined): number {
  const [x, y] = [rank(a), rank(b)];
  if (x !== y) return x - y;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return Number(a ?? 0) - Number(b ?? 0);
}

/** Pre-release words < nothing = zero < other letters < numbers. */
function rank(part: Part | undefined): number {
  if (part === undefined || part === 0) return 1;
  if (typeof part === 'number') return 3;
  return PRE.has(part) ? 0 : 2;
}
