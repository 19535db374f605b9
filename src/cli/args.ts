// The command line's words: commands and options, read and checked; a fault is a sentence, never a stack.
import { parseArgs } from 'node:util';
import { isDay } from '../policy/day.ts';
import { english, say } from '../report/message.ts';

export const COMMANDS = ['scan', 'inventory', 'explain', 'list', 'help', 'version'] as const;
export const FORMATS = ['text', 'json', 'jsonl'] as const;
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
}

export const HELP = `Usage: restricted-deps [command] [PATH…] [options]

Commands
  scan (default)   findings under the policy, today
  inventory        every reference read, restricted or not
  explain ID       a vendor, regime, sign or package URL: what we know, why, how sure
  list             version, age and counts of the bundled list

Options
  --format text|json|jsonl     how the report is written (default text)
  --output FILE                where it is written (default standard output)
  --policy FILE                the policy (default restricted-dependencies.jsonc in PATH)
  --audience LIST|all          who you are, by ids of \`list\`; overrides the policy
  --today YYYY-MM-DD           judge as of that day
  --fail-on LEVEL              error|warning|undecided|information|never (default warning)
  --strict                     exit 3 when something could not be checked
  --max-list-age DAYS          exit 3 when the list is older
  --include GLOB, --exclude GLOB   which files (repeatable)
  --no-decisions               show findings as if nothing was decided
  --quiet                      no progress
  --color auto|always|never    (default auto)

Exit codes: 0 nothing at or above --fail-on · 1 something · 2 usage, output or policy fault · 3 --strict or list too old · 130 interrupted
`;

/** `today` is the clock's day, used where the options name none. A string is the sentence of a fault. */
export function readArgs(argv: readonly string[], today: string): Options | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return say(english, 'cli.option', { error: message.replace(/\.$/, '') });
  }
  const { values, positionals } = parsed;
  const [first = 'scan', ...rest] = positionals;
  const known = (COMMANDS as readonly string[]).includes(first);
  const command = (known ? first : 'scan') as Options['command'];
  const fault =
    oneOf('format', values.format, FORMATS) ??
    oneOf('fail-on', values['fail-on'], THRESHOLDS) ??
    oneOf('color', values.color, ['auto', 'always', 'never']);
  if (fault) return fault;
  const day = values.today ?? today;
  if (!isDay(day)) return say(english, 'cli.value', { option: 'today', expected: 'a day that exists, YYYY-MM-DD', value: day });
  const age = values['max-list-age'];
  if (age !== undefined && !/^\d{1,5}$/.test(age))
    return say(english, 'cli.value', { option: 'max-list-age', expected: 'a number of days', value: age });
  if (values.help) return { ...defaults(day), command: 'help' };
  if (values.version) return { ...defaults(day), command: 'version' };
  return {
    ...defaults(day),
    command,
    paths: known ? rest : positionals,
    format: (values.format ?? 'text') as Options['format'],
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
  };
}

function oneOf(option: string, value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined || allowed.includes(value)) return undefined;
  return say(english, 'cli.value', { option, expected: allowed.join('|'), value });
}
