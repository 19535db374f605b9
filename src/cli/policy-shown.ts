// The policy of a folder, value by value: what holds, which file and line says so, and what weakens the defaults.
import { nodeFiles } from '../files/node.ts';
import type { List, Missed } from '../model.ts';
import { valueAt } from '../policy/value-at.ts';
import { weakened } from '../policy/weakened.ts';
import { type Args, english, say, sayProblem, type WordId } from '../report/message.ts';
import { positions } from '../report/position.ts';
import type { Options } from './args.ts';
import { fault, write } from './finish.ts';
import type { Out } from './out.ts';
import { type PolicyOf, policyOf } from './policy-of.ts';
import { rootOf } from './root-of.ts';
import type { ExitCode, World } from './world.ts';

/** Keys that always have a value; the others are shown where somebody said something. */
const KEYS = [
  'audiences',
  'maximumDays',
  'approvers',
  'acceptRiskUnder',
  'allowedRegistries',
  'lists',
  'inlineDecisions',
  'decisions',
] as const;
const POLICY = 'restricted-dependencies.jsonc';

interface Shown {
  readonly key: string;
  readonly value: unknown;
  /** Absent: the default, or an option. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly option?: string;
  readonly weakens: boolean;
}

export async function policyShown(out: Out, options: Options, list: List, world: World): Promise<ExitCode> {
  const [folder = '.', ...more] = options.paths;
  if (more.length > 0) return fault(out, sentence('policy.usage'));
  const place = rootOf(folder, world.cwd);
  if ('fault' in place) return fault(out, place.fault);
  const own = await policyOf(place.root, world.cwd, options, list);
  if (typeof own === 'string') return fault(out, own);
  const nested = await nestedFiles(place.root, world);
  const faults: readonly Missed[] = [...own.problems, ...(await own.nest(nested)), ...own.remarks];
  for (const { path, problem } of faults) out.note(`${path}: ${sentence('policy', { sentence: sayProblem(english, problem) })}`);
  const rows = shownOf(own, options);
  const written = write(out, options, options.format === 'text' ? page(rows, nested, own, list, options) : data(rows, options));
  return written === 0 && faults.length > own.remarks.length ? 2 : written;
}

async function nestedFiles(root: string, { signal }: World): Promise<readonly string[]> {
  const found: string[] = [];
  const wanted = {
    patterns: [{ name: POLICY }],
    include: [],
    exclude: [],
    takes: (path: string) => path.endsWith(`/${POLICY}`),
    skips: (name: string) => name === '.git' || name === 'node_modules',
  };
  for await (const entry of nodeFiles(root).find(wanted, signal)) if (!('problem' in entry)) found.push(entry.path);
  return found.sort();
}

function shownOf(own: PolicyOf, { project, audience }: Options): readonly Shown[] {
  const policy = project === undefined ? own.policy : own.policyFor(project.replace(/^\.\/|\/+$/g, ''));
  const weak = new Set(weakened({ ...policy, scopes: [] }, own.list).map(({ key }) => key.replace(/^severities\./, '')));
  const said = Object.keys(policy.origins).filter(key => key.includes('.'));
  return [...KEYS, ...said.sort()].map((key): Shown => {
    const held = valueAt(policy, key);
    const value = key === 'decisions' ? policy.decisions.length : held;
    const base = { key, value, weakens: weak.has(key) };
    if (key === 'audiences' && audience !== undefined) return { ...base, option: 'audience' };
    const origin = policy.origins[key];
    if (!origin) return base;
    const text = own.texts.get(origin.path);
    const at = text === undefined ? undefined : positions(text)(origin.at);
    return { ...base, file: origin.path, ...(at ? { line: at.line, column: at.column } : {}) };
  });
}

function data(rows: readonly Shown[], { format, project }: Options): string {
  if (format === 'jsonl') return rows.map(row => `${JSON.stringify({ kind: 'policy', ...row })}\n`).join('');
  return `${JSON.stringify({ tool: 'restricted-deps', ...(project === undefined ? {} : { project }), policy: rows }, undefined, 2)}\n`;
}

function page(rows: readonly Shown[], nested: readonly string[], own: PolicyOf, list: List, { project }: Options): string {
  const head = project === undefined ? sentence('policy.head') : sentence('policy.head-project', { project });
  const cells = rows.map(row => [row.key, words(row), whereOf(row), row.weakens ? sentence('policy.weakens') : '']);
  const width = (column: number): number => Math.max(...cells.map(row => row[column]?.length ?? 0));
  const [first, second, third] = [width(0), Math.min(width(1), 48), width(2)];
  const table = cells.map(([key = '', value = '', where = '', weak = '']) =>
    `  ${key.padEnd(first)}  ${value.padEnd(second)}  ${where.padEnd(third)}  ${weak}`.trimEnd(),
  );
  const scopes = project === undefined ? own.policy.scopes : [];
  const more = [
    ...(own.policy.path === undefined && rows.every(({ file }) => file === undefined) ? [sentence('policy.none', { path: own.path })] : []),
    ...scopes.map(({ paths, file, at }) => {
      const text = own.texts.get(file);
      const start = text === undefined ? undefined : positions(text)(at);
      return sentence('policy.scope', {
        paths: clean(paths.join(', ')),
        place: start ? `${file}:${start.line}:${start.column}` : file,
      });
    }),
    ...(nested.length > 0 ? [sentence('policy.nested', { paths: clean(nested.join(', ')) })] : []),
    ...(own.policy.lists.length > 0
      ? [
          sentence('policy.own', {
            vendors: own.list.vendors.length - list.vendors.length,
            regimes: own.list.regimes.length - list.regimes.length,
            signs: own.list.signs.length - list.signs.length,
            lists: clean(own.policy.lists.join(', ')),
          }),
        ]
      : []),
  ];
  return `${[head, ...table, ...(more.length > 0 ? ['', ...more] : [])].join('\n')}\n`;
}

function words({ key, value }: Shown): string {
  if (value === undefined) return key === 'audiences' ? sentence('policy.nobody') : '';
  return clean(Array.isArray(value) ? value.join(', ') || '–' : String(value));
}

function whereOf({ file, line, column, option }: Shown): string {
  if (option !== undefined) return sentence('policy.option', { option });
  if (file === undefined) return sentence('policy.default');
  return clean(line === undefined ? file : `${file}:${line}:${column}`);
}

/** Text from files may hold control characters that a terminal would obey. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

function sentence(id: WordId, args: Args = {}): string {
  return say(english, id, args);
}
