// Reads shell text for what it installs and downloads: packages by ecosystem, addresses, registry settings.
import type { Problem, Reference, Span } from '../../model.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { type ShellCommand, type ShellWord, shellCommands } from '../../parse/shell-words.ts';
import { sedAddresses } from './addresses.ts';
import { downloads, everyAddress, host, setting } from './install-hosts.ts';
import { installs } from './install-packages.ts';
import type { InstallOptions, Place, Run } from './install-run.ts';
import { INSTALL_TOOLS } from './install-tools.ts';
import { DOWNLOADERS, RESERVED, SETTERS, SHELLS, WRAPPERS } from './shell-programs.ts';

export interface Installs {
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

/** Shells in shells. */
const DEPTH = 3;
/** Never throws; linear. Commands that are no tool of ours say nothing. */
export function installCommands(text: string, options: InstallOptions): Installs {
  const run: Run = { options, references: [], problems: [] };
  readScript(run, text, options.place ?? (span => span), 0);
  return { references: run.references, problems: run.problems };
}

/** One command whose words are known already, as of `session.run("pip", "install", "x")`; their spans lie in `text`. */
export function installWords(text: string, words: readonly ShellWord[], options: InstallOptions): Installs {
  const run: Run = { options, references: [], problems: [] };
  readCommand(run, text, { words, heredocs: [] }, options.place ?? (span => span), 0);
  return { references: run.references, problems: run.problems };
}

/** Without one of these words or an address a text says nothing to us: most lines of scripts do. */
const SAYS = new RegExp(
  `(?<![A-Za-z0-9_])(?:sed|gsed|${[...Object.keys(INSTALL_TOOLS), ...DOWNLOADERS, ...SETTERS].join('|')})(?![A-Za-z_-])|://`,
  'i',
);

function readScript(run: Run, text: string, place: Place, depth: number): void {
  if (!SAYS.test(text)) return;
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
