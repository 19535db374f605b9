// The whole flow over a folder: find, read, extract, match, conclude; one guard per file, so that a fault costs one file only.
import { check, extractions, matchAll } from '../check.ts';
import { conclude } from '../conclude.ts';
import { lookup } from '../match/lookup.ts';
import type {
  Checked,
  Decision,
  Entry,
  Extraction,
  FilePattern,
  Files,
  Finding,
  Policy,
  Problem,
  RangeReader,
  Reference,
  Signal,
  Source,
} from '../model.ts';
import { withoutBareClaims } from './claims.ts';
import { companions } from './companions.ts';
import { folders } from './folders.ts';
import { fitsName } from './magic.ts';
import { projects } from './project.ts';
import type { Setup } from './setup.ts';
import { shared } from './shared.ts';

export interface ScanOptions {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Hands the thread back; called between slices of work. */
  readonly pause: () => Promise<void>;
  /** Every reference, for an inventory; findings need none of it. */
  readonly references?: (path: string, source: Source | undefined, extractions: readonly (readonly [format: string, Extraction])[]) => void;
}

export type ScanEvent =
  | { readonly kind: 'found'; readonly files: number; readonly policies: readonly string[] }
  /** `text` is there where offsets must become lines: the file has hits, or a Problem with a place. */
  | { readonly kind: 'checked'; readonly checked: Checked; readonly text?: string }
  /** `inline` are the decisions of comments that were taken into account. */
  | { readonly kind: 'findings'; readonly findings: readonly Finding[]; readonly inline: readonly Decision[] }
  | { readonly kind: 'summary'; readonly found: number; readonly read: number; readonly skipped: number; readonly partial: boolean };

/** Reported as found, for the edge to read: no format claims it. */
const POLICY_FILE = 'restricted-dependencies.jsonc';
/** Larger texts are not read: a Problem says so. */
const TEXT_LIMIT = 64 * 1024 * 1024;
/** Files read ahead of the one that is checked. */
const AHEAD = 16;
/** Code units of text between two pauses. */
const SLICE = 2_000_000;
const HEADER = /\.(?:h|hh|hpp|hxx)$/i;
/** Folders that hold installed copies of what manifests and lockfiles already say, or a version control system's own files. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules', '.venv', '__pycache__', '.vscode-test']);

/** Yields every checked file in path order, then the findings of all projects, then the counts. Never throws for a file's sake. */
export async function* scan(files: Files, setup: Setup, options: ScanOptions, signal: Signal): AsyncGenerator<ScanEvent> {
  const entries: Entry[] = [];
  const all: Checked[] = [];
  const inline: Decision[] = [];
  const named = folders(setup.index);
  const wanted = {
    patterns: patterns(setup),
    include: options.include ?? [],
    exclude: options.exclude ?? [],
    takes: (path: string) => setup.takes(path) || isPolicy(path),
    skips: (folder: string) => SKIPPED.has(folder),
  };
  const policies: string[] = [];
  for await (const entry of files.find(wanted, signal)) {
    if (signal.aborted) break;
    if (isPolicy(entry.path)) policies.push(entry.path);
    else if ('problem' in entry) all.push(nothing(entry.path, [entry.problem]));
    else entries.push(entry);
  }
  let skipped = all.length;
  for (const { path } of entries) named.see(path);
  all.push(...named.checked());
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  yield { kind: 'found', files: entries.length, policies: policies.sort() };
  for (const checked of all) yield { kind: 'checked', checked };

  const reading: Promise<Read>[] = [];
  let asked = 0;
  let work = 0;
  for (let index = 0; index < entries.length && !signal.aborted; index++) {
    for (; asked < entries.length && asked < index + AHEAD; asked++) {
      const entry = entries[asked];
      if (entry) reading.push(read(files, entry, setup));
    }
    const next = await reading.shift();
    if (!next) break;
    const done = await guarded(files, next, setup, options);
    if (done.checked.formats.length === 0 && done.checked.problems.length > 0) skipped++;
    const said = next.text === undefined ? undefined : setup.inline?.({ path: next.entry.path, text: next.text });
    if (said) inline.push(...said.decisions);
    const checked = said?.problems.length ? { ...done.checked, problems: [...done.checked.problems, ...said.problems] } : done.checked;
    all.push(checked);
    const places = checked.hits.length > 0 || checked.problems.some(problem => problem.at !== undefined);
    yield { kind: 'checked', checked, ...(places && next.text !== undefined ? { text: next.text } : {}) };
    work += (next.text?.length ?? 0) + 20_000;
    if (work > SLICE) {
      work = 0;
      await options.pause();
    }
  }
  await Promise.allSettled(reading);
  yield { kind: 'findings', findings: concludeAll(all, withInline(setup, inline)), inline };
  yield { kind: 'summary', found: entries.length, read: entries.length - skipped, skipped, partial: signal.aborted };
}

/** The findings of all projects, sorted by the place they are shown at. */
export function concludeAll(all: readonly Checked[], setup: Setup): readonly Finding[] {
  const projectOf = projects(all);
  const byProject = new Map<string, Checked[]>();
  for (const checked of all) {
    const project = projectOf(checked.path);
    const list = byProject.get(project);
    if (list) list.push(checked);
    else byProject.set(project, [checked]);
  }
  const findings = [...byProject].flatMap(([project, list]) =>
    conclude(list, project, setup.policyFor ? { ...setup, policy: setup.policyFor(project) } : setup),
  );
  return findings.sort(
    (a, b) =>
      compare(a.places[0]?.path ?? '', b.places[0]?.path ?? '') ||
      start(a) - start(b) ||
      a.via.length - b.via.length ||
      compare(a.key, b.key),
  );
}

/** Decisions in comments count beside those of the policy; projects of one policy share one list, so that it is indexed once. */
function withInline(setup: Setup, inline: readonly Decision[]): Setup {
  if (inline.length === 0) return setup;
  const joined = new Map<readonly Decision[], readonly Decision[]>();
  const more = (policy: Policy): Policy => {
    const decisions = joined.get(policy.decisions) ?? [...policy.decisions, ...inline];
    joined.set(policy.decisions, decisions);
    return { ...policy, decisions };
  };
  const { policyFor } = setup;
  return { ...setup, policy: more(setup.policy), ...(policyFor ? { policyFor: project => more(policyFor(project)) } : {}) };
}

/** Names are those of signs too; what has no ending may be claimed for its folder. */
function patterns({ formats, probes, list }: Setup): FilePattern[] {
  const listed = list.signs.flatMap(({ kind, match }) => (kind === 'file' ? { name: match.slice(match.lastIndexOf('/') + 1) } : []));
  return [...[...formats, ...probes].flatMap(one => one.files), ...listed, { name: POLICY_FILE }];
}

function isPolicy(path: string): boolean {
  return path === POLICY_FILE || path.endsWith(`/${POLICY_FILE}`);
}

interface Read {
  readonly entry: Entry;
  readonly text?: string;
  readonly problem?: Problem;
}

async function read(files: Files, entry: Entry, setup: Setup): Promise<Read> {
  if (setup.formatsFor(entry.path).length === 0) return { entry };
  if (entry.size > TEXT_LIMIT)
    return { entry, problem: { reason: 'size', id: 'too-large', args: { size: entry.size, limit: TEXT_LIMIT } } };
  try {
    return { entry, text: await files.text(entry.path) };
  } catch (error) {
    return { entry, problem: { reason: 'access', id: 'unreadable', args: { error: words(error) } } };
  }
}

async function guarded(files: Files, { entry, text, problem }: Read, setup: Setup, options: ScanOptions): Promise<{ checked: Checked }> {
  const { path } = entry;
  try {
    const parts: Checked[] = [];
    if (problem) parts.push(nothing(path, [problem]));
    if (text !== undefined) {
      const source = { path, text };
      const claimed = setup.formatsFor(path);
      // An inventory wants every reference; findings need the gate's opinion on source text.
      const open = options.references !== undefined || !claimed.some(format => format.gated) || setup.mayHold(text);
      const speaking = open ? claimed : claimed.filter(format => !format.gated);
      if (speaking.length === 0) parts.push({ ...nothing(path, []), formats: claimed.map(one => one.id) });
      else {
        const near = await companions(files, source, speaking);
        parts.push(check(source, near, { index: setup.index, formatsFor: () => speaking }));
        options.references?.(path, source, extractions(source, near, speaking));
      }
    }
    const inspected: (readonly [string, Extraction])[] = [];
    const open = shared(() => files.open(path));
    for (const probe of setup.probesFor(path)) inspected.push([probe.id, await probe.inspect(path, await open())]);
    const named = await byName(open, path, setup, inspected);
    if (named) inspected.push(named);
    if (inspected.length > 0) {
      const ids = inspected.map(([id]) => id);
      parts.push(
        matchAll(
          path,
          ids,
          inspected.map(([, extraction]) => extraction),
          setup.index,
        ),
      );
      options.references?.(path, undefined, inspected);
    }
    return { checked: withoutBareClaims(merge(path, parts)) };
  } catch (error) {
    return { checked: nothing(path, [{ reason: 'crash', id: 'crash', args: { error: words(error) } }]) };
  }
}

/**
 * A listed file name is evidence by itself, where the content's first bytes fit its ending; a pointer to a file that lies elsewhere
 * counts by its name, which is said.
 */
async function byName(
  open: () => Promise<RangeReader>,
  path: string,
  setup: Setup,
  inspected: readonly (readonly [string, Extraction])[],
): Promise<readonly [string, Extraction] | undefined> {
  const text = path.slice(path.lastIndexOf('/') + 1);
  const file = { kind: 'mark', field: 'file', text } as const;
  // A header of a kit is a file of it, whether or not anything includes it.
  const clues = HEADER.test(text) ? [file, { kind: 'mark', field: 'include', text: path } as const] : [file];
  const clue = clues.find(one => lookup(setup.index, one));
  if (!clue) return undefined;
  const fit = await open()
    .then(bytes => fitsName(path, bytes))
    .catch(() => undefined);
  if (fit === 'no') return undefined;
  const isSaid = inspected.some(([, { problems }]) => problems.some(({ id }) => id === 'not-read'));
  const problems: Problem[] = fit === 'yes' || isSaid ? [] : [{ reason: 'access', id: 'not-read' }];
  const reference: Reference = { clue, token: [0, 0], role: 'runtime', state: 'resolved', certain: 'exact', group: 'name' };
  return ['name', { references: [reference], edges: [], problems }];
}

function merge(path: string, parts: readonly Checked[]): Checked {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    path,
    formats: parts.flatMap(part => part.formats),
    hits: parts.flatMap(part => part.hits),
    edges: parts.flatMap(part => part.edges),
    declared: parts.flatMap(part => part.declared),
    references: parts.reduce((sum, part) => sum + part.references, 0),
    problems: parts.flatMap(part => part.problems),
  };
}

function nothing(path: string, problems: readonly Problem[]): Checked {
  return { path, formats: [], hits: [], edges: [], declared: [], references: 0, problems };
}

function words(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function start(finding: Finding): number {
  return finding.places[0]?.token[0] ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
