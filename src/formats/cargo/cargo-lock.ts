// Cargo.lock: every crate that a build takes, who asks for it, and the registries and repositories they come from. https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html
import type { Edge, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import type { TomlPath } from '../../parse/toml-events.ts';
import { scanToml } from '../../parse/toml-scan.ts';
import { hostReference } from './address.ts';

export const cargoLock: Format = { id: 'cargo/cargo-lock', files: [{ name: 'Cargo.lock' }], extract };

const NEWEST = 4;

/** Sides of one entry. */
const MOST = 100;
type Other = readonly [name: string, token: Span, version: string];

type Member = 'name' | 'version' | 'source' | 'dependencies' | 'other';

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  const sources = new Set<string>();
  const wanted: string[] = [];
  let asked = 0; // how many of them
  let name = '';
  let token: Span = [0, 0];
  let version = '';
  let others: Other[] = [];
  let last = ''; // the source of the entry before
  let isForeign = false; // without a source it is a crate of our own
  let member: Member = 'other';

  scanToml(text, {
    table(path) {
      flush();
      return path.depth() === 1 && (path.is(0, 'package') || path.is(0, 'root')) ? undefined : 'skip';
    },
    key(path) {
      member = memberOf(path);
      return member === 'other' ? 'skip' : undefined;
    },
    scalar(kind, start, _end, from, to) {
      if (member === 'dependencies') wanted[asked++] = crate(from, to);
      else if (member === 'name') {
        if (name !== '') another();
        name = text.slice(from, to);
        token = [from, to];
      } else if (member === 'source') source(from, to);
      else if (member === 'version') {
        if (name !== '' && version !== '') another();
        version = text.slice(from, to);
        if (kind === 'number' && name === '' && Number(version) > NEWEST)
          problems.push({ reason: 'version', id: 'future-version', at: start, args: { version } });
      }
    },
    problem: problem => problems.push(problem),
  });
  flush();
  return { references, edges, problems };

  /** `name`, `name version` or `name version (source)`. */
  function crate(from: number, to: number): string {
    const whole = text.slice(from, to);
    const space = whole.indexOf(' ');
    return `cargo:${space < 0 ? whole : whole.slice(0, space)}`;
  }

  /** Nearly all come from where the one before came from. */
  function source(from: number, to: number): void {
    isForeign = to > from;
    if (to - from === last.length && text.startsWith(last, from)) return;
    last = text.slice(from, to);
    if (sources.has(last)) return;
    sources.add(last);
    const host = hostReference(last, [from, to], 'resolved', 'source');
    if (host) references.push(host);
  }

  function locked(name: string, token: Span, version: string): void {
    const clue = version
      ? ({ kind: 'package', type: 'cargo', name, version } as const)
      : ({ kind: 'package', type: 'cargo', name } as const);
    references.push({ clue, token, role: 'runtime', state: 'resolved', certain: 'exact' });
  }

  /** A second name or version of one entry: the other side of a conflict, or a mistake. */
  function another(): void {
    if (others.length < MOST) others.push([name, token, version]);
    version = '';
  }

  function flush(): void {
    if (name !== '') {
      const from = isForeign && asked > 0 ? `cargo:${name}` : '';
      for (let index = 0; index < asked; index++) edges.push([from, wanted[index] ?? '']);
      if (isForeign) {
        locked(name, token, version);
        for (const other of others) locked(...other);
      }
    }
    if (others.length > 0) others = [];
    name = version = '';
    isForeign = false;
    member = 'other';
    asked = 0;
  }
}

function memberOf(path: TomlPath): Member {
  if (path.is(0, 'name')) return 'name';
  if (path.is(0, 'version')) return 'version';
  if (path.is(0, 'source')) return 'source';
  return path.is(0, 'dependencies') ? 'dependencies' : 'other';
}
