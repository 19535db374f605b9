// One package as conda's manifests ask for it: `channel/subdir::name=version=build`, `name >=1`, `name[version='1']`.
// https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html
import type { Reference, Role, Span } from '../../model.ts';
import { wholeLine } from '../../parse/whole-line.ts';

/** The package and, where an address stands before it, its channel; empty for Python itself and what is no name. */
export function condaSpec(text: string, inner: Span, role: Role, group: string): readonly Reference[] {
  const raw = text.slice(...inner);
  const colon = raw.lastIndexOf('::');
  const start = colon < 0 ? 0 : colon + 2;
  const found = /^\s*([A-Za-z0-9_][\w.-]*)\s*([=<>!~[].*|\d.*)?/.exec(raw.slice(start));
  if (!found?.[1] || found[1].toLowerCase() === 'python') return [];
  const at = inner[0] + start + found[0].indexOf(found[1]);
  const range = found[2]?.trim() ?? '';
  const pin = /^={1,2}([\w.!+]+)(?:=[\w.*]+)?$/.exec(range)?.[1];
  const clue = { kind: 'package' as const, type: 'conda', name: found[1], ...(pin ? { version: pin } : range ? { range } : {}) };
  const out: Reference[] = [
    { clue, token: [at, at + found[1].length], ...itemLine(text, inner), role, state: 'declared', certain: 'exact', group },
  ];
  const channel = colon > 0 ? condaAddress(raw.slice(0, colon), [inner[0], inner[0] + colon], group, 'declared') : undefined;
  return channel ? [...out, channel] : out;
}

/** A channel, index or source that is an address; `undefined` for names, paths and computed hosts. */
export function condaAddress(raw: string, span: Span, group: string, state: 'configured' | 'declared'): Reference | undefined {
  const skipped = raw.startsWith('git+') ? 4 : 0;
  const url = raw.slice(skipped);
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/\s]/.test(url) || /^file:/i.test(url)) return undefined;
  return { clue: { kind: 'host', url }, token: [span[0] + skipped, span[1]], role: 'source', state, certain: 'exact', group };
}

/** `whole` of an item that has a line of its own; in a list on one line nothing is cut. */
export function itemLine(text: string, [from, to]: Span): { readonly whole?: Span } {
  let start = from - 1;
  if (text.charCodeAt(start) === 0x22 || text.charCodeAt(start) === 0x27) start--;
  while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start--;
  return text.charCodeAt(start) === 0x2d ? { whole: wholeLine(text, [from, to]) } : {};
}
