// The command line's words: commands and options, read and checked; a fault is a sentence, never a stack.
import { parseArgs } from 'node:util';
import { isDay } from '../policy/day.ts';
import { english, say } from '../report/message.ts';

export const COMMANDS = ['scan', 'inventory', 'decide', 'decisions', 'policy', 'explain', 'list', 'help', 'version'] as const;
const REPORTS = ['text', 'json', 'jsonl'] as const;
const TABLES = ['csv', 'markdown'] as const;
export const FORMATS = [...REPORTS, ...TABLES] as const;
export const THRESHOLDS = ['error', 'warning', 'undecided', 'information', 'never'] as const;

export interface Options {
  readonly command: (typeof COMMANDS)[number];
  readonly paths: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly policy?: string;
  readonly audience?: string;
  readonly today: string;
  readonly failOn: (typeof THRESHOLDS)[number];
  readonly strict: boolean;
  readonly maxListAge?: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly decisions: boolean;
  readonly quiet: boolean;
  readonly color: 'auto' | 'always' | 'never';
  /** The git base that a scan is compared with. */
  readonly changed?: string;
  readonly compareAudience?: string;
  /** The day of a release: what will be restricted then. */
  readonly release?: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly approver?: string;
  readonly until?: string;
  readonly reference?: string;
  /** `--paths`: where a decision holds. */
  readonly globs: readonly string[];
  readonly regimes: readonly string[];
  readonly revoke: boolean;
  readonly renew: boolean;
  readonly history: boolean;
  /** The folder whose policy is asked for. */
  readonly project?: string;
}

/** `today` is the clock's day, used where the options name none. A string is the sentence of a fault. */
export function readArgs(argv: readonly string[], today: string): Options | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(withBase(argv));
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return say(english, 'cli.option', { error: message.replace(/\.$/, '') });
  }
  const { values, positionals } = parsed;
  const [first = 'scan', ...rest] = positionals;
  const known = (COMMANDS as readonly string[]).includes(first);
  const command = (known ? first : 'scan') as Options['command'];
  const fault =
    formatFault(command, values.format, values.history ?? false) ??
    oneOf('fail-on', values['fail-on'], THRESHOLDS) ??
    oneOf('color', values.color, ['auto', 'always', 'never']);
  if (fault) return fault;
  const day = values.today ?? today;
  for (const [option, value] of [
    ['today', day],
    ['release', values.release],
  ] as const) {
    if (value !== undefined && !isDay(value))
      return say(english, 'cli.value', { option, expected: 'a day that exists, YYYY-MM-DD', value });
  }
  const age = values['max-list-age'];
  if (age !== undefined && !/^\d{1,5}$/.test(age))
    return say(english, 'cli.value', { option: 'max-list-age', expected: 'a number of days', value: age });
  if (values.help) return { ...defaults(day), command: 'help' };
  if (values.version) return { ...defaults(day), command: 'version' };
  return {
    ...defaults(day),
    command,
    paths: known ? rest : positionals,
    format: (values.format ?? (values.history ? 'markdown' : 'text')) as Options['format'],
    ...(values.output === undefined ? {} : { output: values.output }),
    ...(values.policy === undefined ? {} : { policy: values.policy }),
    ...(values.audience === undefined ? {} : { audience: values.audience }),
    failOn: (values['fail-on'] ?? 'warning') as Options['failOn'],
    strict: values.strict ?? false,
    ...(age === undefined ? {} : { maxListAge: Number(age) }),
    include: values.include ?? [],
    exclude: values.exclude ?? [],
    decisions: !values['no-decisions'],
    quiet: values.quiet ?? false,
    color: (values.color ?? 'auto') as Options['color'],
    ...(values.changed === undefined ? {} : { changed: values.changed }),
    ...(values.project === undefined ? {} : { project: values.project }),
    ...(values.release === undefined ? {} : { release: values.release }),
    ...(values['compare-audience'] === undefined ? {} : { compareAudience: values['compare-audience'] }),
    ...(values.kind === undefined ? {} : { kind: values.kind }),
    ...(values.reason === undefined ? {} : { reason: values.reason }),
    ...(values.approver === undefined ? {} : { approver: values.approver }),
    ...(values.until === undefined ? {} : { until: values.until }),
    ...(values.reference === undefined ? {} : { reference: values.reference }),
    globs: values.paths ?? [],
    regimes: (values.regimes ?? []).flatMap(list => list.split(/[\s,]+/)).filter(id => id !== ''),
    revoke: values.revoke ?? false,
    renew: values.renew ?? false,
    history: values.history ?? false,
  };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const many = { type: 'string', multiple: true } as const;
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: text,
      output: text,
      policy: text,
      audience: text,
      today: text,
      'fail-on': text,
      strict: flag,
      'max-list-age': text,
      include: many,
      exclude: many,
      jobs: text, // reserved by the contract; one thread does the work today
      'no-decisions': flag,
      quiet: flag,
      color: text,
      changed: text,
      'compare-audience': text,
      release: text,
      project: text,
      kind: text,
      reason: text,
      approver: text,
      until: text,
      reference: text,
      paths: many,
      regimes: many,
      revoke: flag,
      renew: flag,
      history: flag,
      help: { type: 'boolean', short: 'h' },
      version: flag,
    },
  });
}

function defaults(today: string): Options {
  return {
    command: 'scan',
    paths: [],
    format: 'text',
    today,
    failOn: 'warning',
    strict: false,
    include: [],
    exclude: [],
    decisions: true,
    quiet: false,
    color: 'auto',
    globs: [],
    regimes: [],
    revoke: false,
    renew: false,
    history: false,
  };
}

/** `--changed` may stand without a value: what looks like an option or a folder is none. */
function withBase(argv: readonly string[]): string[] {
  const out: string[] = [];
  const end = argv.indexOf('--');
  for (let index = 0; index < argv.length; index++) {
    const [word = '', next] = [argv[index], argv[index + 1]];
    if (word !== '--changed' || (end >= 0 && index > end)) out.push(word);
    else if (next === undefined || /^(?:-|[/\\]|\.{1,2}(?:$|[/\\]))/.test(next)) out.push('--changed=HEAD');
    else {
      out.push(`--changed=${next}`);
      index++;
    }
  }
  return out;
}

/** A history is a table; nothing else is. */
function formatFault(command: Options['command'], format: string | undefined, history: boolean): string | undefined {
  const allowed = history && command === 'decisions' ? TABLES : REPORTS;
  return oneOf('format', format, allowed);
}

function oneOf(option: string, value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined || allowed.includes(value)) return undefined;
  return say(english, 'cli.value', { option, expected: allowed.join('|'), value });
}
