// The order of Python versions. https://packaging.python.org/en/latest/specifications/version-specifiers/

const VERSION =
  /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;
const PRE: Readonly<Record<string, number>> = { a: 0, alpha: 0, b: 1, beta: 1, c: 2, rc: 2, pre: 2, preview: 2 };

interface Version {
  readonly epoch: number;
  readonly release: readonly number[];
  /** Pre-release, post-release and development release as numbers that compare. */
  readonly rest: readonly number[];
  readonly local: readonly string[];
}

export function comparePypi(left: string, right: string): number | undefined {
  const a = read(left);
  const b = read(right);
  if (!a || !b) return undefined;
  return a.epoch - b.epoch || numbers(a.release, b.release) || numbers(a.rest, b.rest) || local(a.local, b.local);
}

function read(text: string): Version | undefined {
  if (text.length > 200) return undefined;
  const found = VERSION.exec(text);
  if (!found) return undefined;
  const [, epoch, release = '', pre, preNumber, bare, post, postNumber, dev, devNumber, localPart] = found;
  const hasPost = bare !== undefined || post !== undefined;
  // 1.0.dev1 < 1.0a1 < 1.0 < 1.0.post1
  const stage = pre ? (PRE[pre.toLowerCase()] ?? 2) : dev && !hasPost ? -1 : 3;
  return {
    epoch: Number(epoch ?? 0),
    release: release.split('.').map(Number),
    rest: [
      stage,
      Number(preNumber || 0),
      hasPost ? Number(bare ?? (postNumber || 0)) : -1,
      dev ? Number(devNumber || 0) : Number.MAX_SAFE_INTEGER,
    ],
    local: localPart?.toLowerCase().split(/[-_.]/) ?? [],
  };
}

function numbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = (a[index] ?? 0) - (b[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers are greater than words; the longer one is greater. */
function local(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [x, y] = [a[index], b[index]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const [m, n] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    const order = m && n ? Number(x) - Number(y) : m !== n ? Number(m) - Number(n) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
  }
  return 0;
}
