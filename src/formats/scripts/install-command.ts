// Reads shell text for what it installs and downloads: packages by ecosystem, addresses, registry settings.
import type { Problem, Reference, Role, Span } from '../../model.ts';
import { literalImage } from '../../parse/literal-image.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { type ShellCommand, type ShellOptions, type ShellWord, shellCommands } from '../../parse/shell-words.ts';
import { addresses, bareAddress, type FoundAddress, namesRegistry, scpAddress, sedAddresses } from './addresses.ts';
import { installSpec } from './install-spec.ts';
import { INSTALL_TOOLS, type InstallTool, type SpecKind } from './install-tools.ts';

export interface InstallOptions extends ShellOptions {
  /** Of packages; addresses are always `source`. */
  readonly role: Role;
  /** From an offset of the shell text to the file's; absent: the same. */
  readonly place?: (span: Span) => Span;
}

export interface Installs {
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

interface Run {
  readonly options: InstallOptions;
  readonly references: Reference[];
  readonly problems: Problem[];
}

/** Shells in shells. */
const DEPTH = 3;
const MOST_PROBLEMS = 20;
const RESERVED = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', 'time']);
const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh', 'fish']);
/** A wrapper, how many operands of its own it has, and which of its options take a value. */
const WRAPPERS: Readonly<Record<string, readonly [operands: number, values: string]>> = {
  sudo: [0, '-u -g -h -p -C -r -t -U --user --group'],
  doas: [0, '-u -C'],
  env: [0, '-u -C --unset --chdir'],
  exec: [0, '-a'],
  command: [0, ''],
  builtin: [0, ''],
  nohup: [0, ''],
  nice: [0, '-n'],
  ionice: [0, '-c -n'],
  timeout: [1, '-k -s'],
  gosu: [1, ''],
  'su-exec': [1, ''],
  chroot: [1, ''],
  xargs: [0, '-n -P -I -L -d -a -s -E --max-args --max-procs'],
  eatmydata: [0, ''],
  retry: [0, '-t -d'],
  travis_retry: [0, ''],
};
/** Programs whose addresses are places where content comes from. */
const DOWNLOADERS = new Set(
  'curl wget aria2c axel git svn hg fetch invoke-webrequest iwr invoke-restmethod irm start-bitstransfer kubectl'.split(' '),
);
const SETTERS = new Set(
  'yum-config-manager add-apt-repository apt-add-repository apt-key rpm helm opkg brew cpanm luarocks opam rustup nvm n snap mvn gradle conan tee nuget luarocks'.split(
    ' ',
  ),
);
/** Options of downloaders that take a value, which is no address to fetch. */
const DOWNLOAD_VALUES = new Set(
  '-H --header -d --data --data-raw --data-binary -A --user-agent -e --referer -x --proxy -o --output -u --user -m --message -F --form -b --cookie -w --write-out'.split(
    ' ',
  ),
);

/** Never throws; linear. Commands that are no tool of ours say nothing. */
export function installCommands(text: string, options: InstallOptions): Installs {
  const run: Run = { options, references: [], problems: [] };
  readScript(run, text, options.place ?? (span => span), 0);
  return { references: run.references, problems: run.problems };
}

type Place = (span: Span) => Span;

function readScript(run: Run, text: string, place: Place, depth: number): void {
  for (const command of shellCommands(text, run.options.escape ? { escape: run.options.escape } : {})) {
    readCommand(run, text, command, place, depth);
  }
}

function readCommand(run: Run, text: string, { words, heredocs }: ShellCommand, place: Place, depth: number): void {
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at];
    if (!word) return;
    const assigned = /^([A-Za-z_]\w*)\+?=/.exec(word.text);
    if (assigned?.[1]) setting(run, assigned[1], word, place);
    else if (!RESERVED.has(word.text)) {
      const wrapper = WRAPPERS[programOf(word)];
      if (!wrapper) break;
      at = behindWrapper(words, at, wrapper) - 1;
    }
  }
  const head = words[at];
  if (!head) return;
  let program = programOf(head);
  let rest = words.slice(at + 1);
  if (/^(?:python|py|pypy)[\d.]*$/.test(program)) {
    const module = rest.findIndex(word => word.text === '-m');
    if (module < 0 || module > 3) return;
    program = rest[module + 1]?.text ?? '';
    rest = rest.slice(module + 2);
  }
  if (/^pip[\d.]+$/.test(program)) program = 'pip';
  if (program === 'export' || program === 'declare' || program === 'readonly' || program === 'local') {
    for (const word of rest) {
      const name = /^([A-Za-z_]\w*)=/.exec(word.text)?.[1];
      if (name) setting(run, name, word, place);
    }
    return;
  }
  if (SHELLS.has(program) || program === 'eval') {
    nested(run, text, program, rest, heredocs, place, depth);
    return;
  }
  if (program === 'sed' || program === 'gsed') {
    if (!rest.some(word => /sources|repositor|\.repo|repos\.d|mirror|apt|pip|registr/i.test(word.text) && !/^s\W/.test(word.text))) return;
    for (const word of rest) for (const found of sedAddresses(word.text)) host(run, word, found, place, 'configured');
    return;
  }
  if (program === 'echo' || program === 'printf') {
    // only a line of a sources list is a setting; everything else is talk
    for (const word of rest) if (/^\s*deb(?:-src)?\s/.test(word.text)) everyAddress(run, word, place, 'configured');
    return;
  }
  if (DOWNLOADERS.has(program)) downloads(run, program, rest, place);
  else if (SETTERS.has(program)) for (const word of rest) everyAddress(run, word, place, 'configured');
  const tool = Object.hasOwn(INSTALL_TOOLS, program) ? INSTALL_TOOLS[program] : undefined;
  if (tool) installs(run, text, tool, rest, place);
}

/** `@pip` and `-pip` are how a Makefile says pip. */
function programOf(word: ShellWord): string {
  const name = word.text.replace(/^[@+-]+/, '');
  return name
    .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    .replace(/\.(?:exe|cmd)$/i, '')
    .toLowerCase();
}

function behindWrapper(words: readonly ShellWord[], at: number, [operands, values]: readonly [number, string]): number {
  const valued = values.split(' ');
  let left = operands;
  let next = at + 1;
  for (; next < words.length; next++) {
    const text = words[next]?.text ?? '';
    if (text === '--') return next + 1;
    if (text.startsWith('-')) {
      if (valued.includes(text)) next++;
    } else if (left-- <= 0) break;
  }
  return next;
}

function nested(
  run: Run,
  text: string,
  program: string,
  rest: readonly ShellWord[],
  heredocs: readonly Span[],
  place: Place,
  depth: number,
): void {
  if (depth >= DEPTH) return;
  const flag = program === 'eval' ? 0 : rest.findIndex(word => /^-[a-z]*c$/.test(word.text)) + 1;
  const script = flag > 0 || program === 'eval' ? rest[flag] : undefined;
  if (script) readScript(run, script.text, span => place(sourceSpan(script, span)), depth + 1);
  for (const [from, to] of heredocs) readScript(run, text.slice(from, to), ([a, b]) => place([a + from, b + from]), depth + 1);
}

function setting(run: Run, name: string, word: ShellWord, place: Place): void {
  if (namesRegistry(name)) everyAddress(run, word, place, 'configured');
}

function everyAddress(run: Run, word: ShellWord, place: Place, state: 'configured' | 'declared'): void {
  for (const found of addresses(word.text)) host(run, word, found, place, state);
}

function downloads(run: Run, program: string, rest: readonly ShellWord[], place: Place): void {
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word) return;
    if (DOWNLOAD_VALUES.has(word.text)) {
      at++;
      continue;
    }
    // url.<address>.insteadOf=…: what git is sent to instead
    const found = addresses(word.text).map(({ url, span }) => ({
      url: url.replace(/\.(?:push)?insteadof.*$/i, ''),
      span: [span[0], span[1] - (/\.(?:push)?insteadof.*$/i.exec(url)?.[0].length ?? 0)] as const,
    }));
    for (const one of found) host(run, word, one, place, program === 'git' && rest[0]?.text === 'config' ? 'configured' : 'declared');
    if (found.length > 0 || word.holes.length > 0) continue;
    const other =
      program === 'git' ? scpAddress(word.text) : program === 'curl' || program === 'wget' ? bareWithPath(word.text) : undefined;
    if (other) host(run, word, other, place, 'declared');
  }
}

function bareWithPath(text: string): FoundAddress | undefined {
  return text.includes('/') ? bareAddress(text) : undefined;
}

function host(run: Run, word: ShellWord, { url, span }: FoundAddress, place: Place, state: 'configured' | 'declared'): void {
  const authority = span[0] + (/^[^/]*\/\/[^/]*/.exec(word.text.slice(...span))?.[0].length ?? span[1] - span[0]);
  const partial = word.holes.some(
    ({ at, length }) => at >= span[0] && (at < authority || (at === authority && length === 0 && authority === span[1])),
  );
  run.references.push({
    clue: { kind: 'host', url },
    token: place(sourceSpan(word, span)),
    role: 'source',
    state,
    certain: partial ? 'partial' : 'exact',
  });
}

interface Operand {
  readonly word: ShellWord;
  readonly before: number;
  readonly reference: Reference;
}

function installs(run: Run, text: string, tool: InstallTool, rest: readonly ShellWord[], place: Place): void {
  const operands: { readonly word: ShellWord; readonly before: number }[] = [];
  const named: { readonly word: ShellWord; readonly before: number }[] = [];
  let open = true;
  let own = false; // behind the image of `docker run` the words are the container's
  const single = tool.verbs.some(verb => verb.endsWith('!'));
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word) break;
    const before = rest[at - 1]?.span[1] ?? -1;
    if (open && word.text === '--') {
      open = false;
      continue;
    }
    const isVerbOption = tool.spec === 'alpm' && operands.length === 0;
    if (!own && open && word.text.startsWith('-') && word.text.length > 1 && !isVerbOption) {
      everyAddress(run, word, place, 'configured');
      const next = rest[at + 1];
      if (tool.packages.has(word.text)) {
        if (next) named.push({ word: next, before: -1 });
        at++;
      } else if (takesValue(tool, word.text)) {
        if (next) everyAddress(run, next, place, word.text.startsWith('--git') ? 'declared' : 'configured');
        at++;
      }
      continue;
    }
    operands.push({ word, before });
    if (
      single &&
      operands.length <= 4 &&
      verbOf(
        tool,
        operands.slice(0, 4).map(operand => operand.word.text),
      ).single
    )
      own = true;
  }
  const verb = verbOf(
    tool,
    operands.slice(0, 4).map(({ word }) => word.text),
  );
  const matched = verb.length >= 0;
  const wanted = matched ? operands.slice(verb.length, verb.single ? verb.length + 1 : undefined) : [];
  if (!matched || (tool.spec === 'pypi' && verb.name === 'run')) wanted.length = 0;
  const found: Operand[] = [];
  for (const { word, before } of wanted) {
    const reference = packageOf(run, verb.spec, word, place);
    if (reference) found.push({ word, before, reference });
  }
  for (const { word, before, reference } of found) {
    // one of several can go; the last one takes the command with it, and that is not ours to cut
    const whole = found.length > 1 && before >= 0 && blank(text, before, word.span[0]) ? place([before, word.span[1]]) : undefined;
    run.references.push(whole && whole[0] <= reference.token[0] && reference.token[1] <= whole[1] ? { ...reference, whole } : reference);
  }
  for (const { word } of named) {
    const reference = packageOf(run, tool.spec, word, place);
    if (reference) run.references.push(reference);
  }
  if (!matched) for (const { word } of operands) everyAddress(run, word, place, 'configured');
}

/** Between two words: nothing but blanks and continued lines. */
function blank(text: string, from: number, to: number): boolean {
  return to - from < 2000 && /^[\s\\`]*$/.test(text.slice(from, to));
}

function takesValue(tool: InstallTool, option: string): boolean {
  if (option.includes('=')) return false;
  if (tool.flags) return !tool.flags.has(option) && (option.startsWith('--') || option.length === 2);
  if (tool.values.has(option)) return true;
  // `-qr file`: the last letter of a bundle
  const bundled = tool.spec !== 'golang' && /^-[A-Za-z]{2,}$/.test(option);
  return bundled && tool.spec === 'pypi' && tool.values.has(`-${option.slice(-1)}`);
}

interface Verb {
  /** Words that the verb takes; -1: none of the tool's verbs. */
  readonly length: number;
  readonly name: string;
  readonly spec: SpecKind;
  readonly single: boolean;
}

function verbOf(tool: InstallTool, words: readonly string[]): Verb {
  let best: Verb = { length: -1, name: '', spec: tool.spec, single: false };
  for (const verb of tool.verbs) {
    const single = verb.endsWith('!');
    const [name = '', other] = (single ? verb.slice(0, -1) : verb).split(':');
    const parts = name === '' ? [] : name.split(' ');
    // `dotnet add project package X`: the project stands in between
    const inserted = tool.spec === 'nuget' && name === 'add package' && words[0] === 'add' && words[2] === 'package' ? 1 : 0;
    const matches = inserted > 0 || parts.every((part, index) => words[index] === part);
    if (!matches || parts.length <= best.length) continue;
    const spec: SpecKind = other === 'npm-create' ? 'npm-create' : tool.spec;
    best = { length: parts.length + inserted, name, spec, single: single && words.length > parts.length };
  }
  return best;
}

function packageOf(run: Run, kind: SpecKind, word: ShellWord, place: Place): Reference | undefined {
  const found = addresses(word.text);
  const scp = found.length === 0 && (kind === 'npm' || kind === 'pypi') ? scpAddress(word.text) : undefined;
  for (const one of scp ? [scp] : found) host(run, word, one, place, 'declared');
  const short = kind === 'npm' ? /^(?:github:)?([\w-]+\/[\w.-]+)(?:#.*)?$/.exec(word.text)?.[1] : undefined; // owner/repo
  if (short) host(run, word, { url: `https://github.com/${short}`, span: [0, word.text.length] }, place, 'declared');
  const holes = word.holes.filter(hole => hole.length === 0); // a fallback (`${X:-y}`) is literal text
  if (kind === 'docker' && holes.length > 0) {
    const image = literalImage(
      word.text,
      holes.map(({ at }): Span => [at, at]),
    );
    if (!image) return unknown(run, word, place);
    return reference(run, word, place, { type: 'docker', name: image.name, from: image.nameSpan[0], to: image.nameSpan[1] }, image.partial);
  }
  if (found.length > 0) {
    const name = /^(@?[\w./-]+)(?:\[[^\]]*\])?\s*@\s*(?=[a-z+]+:\/\/)/i.exec(word.text)?.[1]; // name @ address
    const spec = name ? installSpec(kind, name) : undefined;
    return spec && reference(run, word, place, spec, false);
  }
  const first = holes[0];
  if (!first) {
    const spec = installSpec(kind, word.text);
    return spec && reference(run, word, place, spec, false);
  }
  const head = word.text.slice(0, first.at);
  const spec = installSpec(kind, head.replace(/[@=:<>~._-]+$/, ''));
  if (spec) return reference(run, word, place, spec, !/[@=:<>~]/.test(head.slice(spec.to)));
  const from = (holes.at(-1)?.at ?? 0) + (/^[/._-]+/.exec(word.text.slice(holes.at(-1)?.at ?? 0))?.[0].length ?? 0);
  const tail = installSpec(kind, word.text.slice(from));
  if (tail) return reference(run, word, place, { ...tail, from: tail.from + from, to: tail.to + from }, true);
  return /^[./~]/.test(word.text) ? undefined : unknown(run, word, place); // a path names no package
}

function unknown(run: Run, word: ShellWord, place: Place): undefined {
  if (run.problems.length < MOST_PROBLEMS) {
    const name = word.holes[0]?.name;
    run.problems.push({ reason: 'dynamic', id: 'dynamic-name', at: place(word.span)[0], args: { name: name ? `$${name}` : '$( )' } });
  }
  return undefined;
}

function reference(
  run: Run,
  word: ShellWord,
  place: Place,
  spec: {
    readonly type: string;
    readonly name: string;
    readonly from: number;
    readonly to: number;
    readonly version?: string;
    readonly range?: string;
  },
  partial: boolean,
): Reference {
  return {
    clue: {
      kind: 'package',
      type: spec.type,
      name: spec.name,
      ...(spec.version ? { version: spec.version } : {}),
      ...(spec.range ? { range: spec.range } : {}),
    },
    token: place(sourceSpan(word, [spec.from, spec.to])),
    role: run.options.role,
    state: 'declared',
    certain: partial ? 'partial' : 'exact',
  };
}
