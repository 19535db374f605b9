// Cargo.lock: every crate that a build takes, who asks for it, and the registries and repositories they come from. https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html
import type { Edge, Extraction, Format, Problem, Reference, Source, Span } from '../../model.ts';
import { scanToml } from '../../parse/toml-scan.ts';
import { hostReference } from './address.ts';

export const cargoLock: Format = { id: 'cargo/cargo-lock', files: [{ name: 'Cargo.lock' }], extract };

const NEWEST = 4;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  const sources = new Set<string>();
  let wanted: string[] = [];
  let name = '';
  let token: Span = [0, 0];
  let version = '';
  let source = '';
  let member = '';

  scanToml(text, {
    table(path) {
      flush();
      return path.depth() === 1 && (path.is(0, 'package') || path.is(0, 'root')) ? undefined : 'skip';
    },
    key(path) {
      member = path.key(0);
      return member === 'checksum' ? 'skip' : undefined;
    },
    scalar(kind, start, end, from, to) {
      if (member === 'dependencies') {
        const asked = text.slice(from, to);
        const space = asked.indexOf(' ');
        wanted.push(space < 0 ? asked : asked.slice(0, space));
      } else if (member === 'name') {
        name = text.slice(from, to);
        token = [from, to];
      } else if (member === 'source') {
        source = text.slice(from, to);
        if (sources.has(source)) return;
        sources.add(source);
        const host = hostReference(source, [from, to], 'resolved', 'source');
        if (host) references.push(host);
      } else if (member === 'version') {
        version = text.slice(from, to);
        if (kind === 'number' && name === '' && Number(version) > NEWEST)
          problems.push({ reason: 'version', id: 'future-version', at: start, args: { version } });
      }
      void end;
    },
    problem: problem => problems.push(problem),
  });
  flush();
  return { references, edges, problems };

  function flush(): void {
    if (name !== '') {
      const from = source === '' ? '' : `cargo:${name}`; // without a source it is a crate of our own
      for (const to of wanted) edges.push([from, `cargo:${to}`]);
      if (source !== '') {
        const clue = version
          ? { kind: 'package' as const, type: 'cargo', name, version }
          : { kind: 'package' as const, type: 'cargo', name };
        references.push({ clue, token, role: 'runtime', state: 'resolved', certain: 'exact' });
      }
    }
    name = version = source = member = '';
    wanted = [];
  }
}
