// The packages that a command of a package tool names.
import type { Reference, Span } from '../../model.ts';
import { literalImage } from '../../parse/literal-image.ts';
import { mappedPart, sourceSpan } from '../../parse/mapped-text.ts';
import type { ShellWord } from '../../parse/shell-words.ts';
import { namedBy } from '../pypi/address.ts';
import { addresses, scpAddress } from './addresses.ts';
import { everyAddress, host } from './install-hosts.ts';
import type { Place, Run } from './install-run.ts';
import { type InstallSpec, installSpec } from './install-spec.ts';
import type { InstallTool, SpecKind } from './install-tools.ts';

const MOST_PROBLEMS = 20;
/** Where these name the package, the operand is a command of it: `npx -p typescript tsc`, `uvx --from httpie http`. */
const INSTEAD = new Set(['-p', '--package', '--from', '--spec']);

interface Operand {
  readonly word: ShellWord;
  readonly before: number;
  readonly reference: Reference;
}

/** `rest` is what stands behind the tool's name. */
export function installs(run: Run, text: string, tool: InstallTool, rest: readonly ShellWord[], place: Place): void {
  const operands: { readonly word: ShellWord; readonly before: number }[] = [];
  const named: { readonly word: ShellWord; readonly before: number }[] = [];
  let open = true;
  let isCommand = false;
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
        if (INSTEAD.has(word.text)) isCommand = true;
        at++;
      } else if (tool.packages.has(word.text.split('=', 1)[0] ?? '')) {
        named.push({ word: behindEquals(word), before: -1 });
        if (INSTEAD.has(word.text.split('=', 1)[0] ?? '')) isCommand = true;
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
  const wanted = matched && !(isCommand && verb.single) ? operands.slice(verb.length, verb.single ? verb.length + 1 : undefined) : [];
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

/** The value of `--package=value`. */
function behindEquals(word: ShellWord): ShellWord {
  const from = word.text.indexOf('=') + 1;
  const holes = word.holes.filter(({ at }) => at >= from).map(hole => ({ ...hole, at: hole.at - from }));
  return { ...mappedPart(word, [from, word.text.length]), span: word.span, holes };
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
    const spec = name ? installSpec(kind, name) : kind === 'pypi' ? namedInAddress(word.text) : undefined;
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

/** `#egg=name`, and what a wheel or source archive is called. */
function namedInAddress(text: string): InstallSpec | undefined {
  const named = namedBy(text);
  if (!named) return undefined;
  const { name, version, span } = named;
  return { type: 'pypi', name, from: span[0], to: span[1], ...(version ? { version } : {}) };
}

function unknown(run: Run, word: ShellWord, place: Place): undefined {
  if (run.problems.length < MOST_PROBLEMS) {
    const name = word.holes[0]?.name;
    run.problems.push({ reason: 'dynamic', id: 'dynamic-name', at: place(word.span)[0], args: { name: name ? `$${name}` : '$( )' } });
  }
  return undefined;
}

function reference(run: Run, word: ShellWord, place: Place, spec: InstallSpec, partial: boolean): Reference {
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
