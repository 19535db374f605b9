// What both of yarn's lockfiles say, once read: one component for each entry, its other names, where it was fetched from, what it asks for.
import type { Edge, Extraction, Problem, Reference, Span } from '../../model.ts';
import { hosts } from './hosts.ts';
import { lockedPackage } from './locked-package.ts';
import { isPackageName } from './package-name.ts';
import type { Descriptor } from './yarn-descriptor.ts';

/** One entry while it is read. */
export interface YarnEntry {
  readonly header: readonly Descriptor[];
  /** Berry says who it is. */
  resolution?: Descriptor;
  version?: string;
  /** Classic's `resolved`. */
  url?: { readonly text: string; readonly span: Span };
  readonly asks: { readonly name: string; readonly range: string }[];
}

export interface YarnEntries {
  readonly add: (entry: YarnEntry) => void;
  readonly extraction: (problems: readonly Problem[]) => Extraction;
}

/** Yarn does not say what is for development only: every role is `runtime`. */
export function yarnEntries(): YarnEntries {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const fetched = hosts(references);

  return {
    add(entry) {
      const { header, resolution, version, url, asks } = entry;
      const first = header[0];
      const name = resolution?.target?.name ?? resolution?.name ?? first?.target?.name ?? first?.name;
      if (name === undefined) return;
      const own = resolution
        ? resolution.range.startsWith('workspace:')
        : url === undefined && header.some(({ range }) => range.startsWith('workspace:')); // yarn 1 takes such a range for a tag of the registry
      const from = own || asks.length === 0 ? '' : `npm:${name}`;
      for (const { name: asked, range } of asks) edges.push([from, `npm:${aliased(asked, range)}`]);
      if (own) return; // the project itself
      const token = place(entry, name);
      if (token && isPackageName(name)) {
        references.push(lockedPackage(name, version, token, 'runtime', 'lockfile'));
      }
      let told: Set<string> | undefined;
      for (const descriptor of header) {
        if (descriptor.name === name || told?.has(descriptor.name) || !isPackageName(descriptor.name)) continue;
        told = (told ?? new Set()).add(descriptor.name);
        references.push(lockedPackage(descriptor.name, undefined, descriptor.span, 'runtime', 'alias'));
      }
      if (url) fetched.add(url.text, url.span, 'resolved');
      const address = resolution?.address ?? (url ? undefined : first?.address);
      if (address) fetched.add(address.url, address.span, 'resolution');
    },
    extraction: problems => ({ references, edges, problems }),
  };
}

/** The name in the header if it stands there, else in the resolution. */
function place({ header, resolution }: YarnEntry, name: string): Span | undefined {
  for (const descriptor of header) {
    if (descriptor.target?.name === name) return descriptor.target.span;
    if (descriptor.name === name) return descriptor.span;
  }
  if (resolution?.target?.name === name) return resolution.target.span;
  return resolution?.name === name ? resolution.span : undefined;
}

function aliased(name: string, range: string): string {
  if (!range.startsWith('npm:')) return name;
  const at = range.indexOf('@', 5);
  return at < 0 ? name : range.slice(4, at);
}
