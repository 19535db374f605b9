// Dockerfile, Containerfile: base images, copied-from images, downloads, and what RUN lines install. https://docs.docker.com/reference/dockerfile/
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { literalImage } from '../../parse/literal-image.ts';
import { type MappedText, type Piece, sourceSpan, verbatim } from '../../parse/mapped-text.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { type ShellWord, shellCommands } from '../../parse/shell-words.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { addresses, namesRegistry, scpAddress } from '../scripts/addresses.ts';
import { installCommands } from '../scripts/install-command.ts';
import { type Instruction, instructions } from './instructions.ts';

export const dockerfile: Format = {
  id: 'docker/dockerfile',
  files: [
    { name: 'Dockerfile' },
    { name: 'Containerfile' },
    { prefix: 'Dockerfile.' },
    { prefix: 'Containerfile.' },
    { suffix: '.dockerfile' },
    { suffix: '.containerfile' },
  ],
  extract: bothSides(untemplated(extract, asShell)),
};

/** `{{ x }}` and `<%= x %>` become a variable that nobody defines; conditions become blanks, and a line end where an instruction follows in the line. */
function asShell(kind: 'value' | 'statement', tag: string, behind: string): string {
  if (kind === 'value') return `\${${tag.slice(2, -1).replace(/\W/g, '_')}}`;
  return /^\s*(?:FROM|RUN|COPY|ADD|ARG|ENV|ONBUILD)\s/.test(behind) ? '\n'.padStart(tag.length) : '';
}

interface State {
  readonly references: Reference[];
  readonly problems: Problem[];
  /** Lower case. */
  readonly stages: Set<string>;
  stageCount: number;
  /** Defaults of ARG before the first FROM. */
  readonly globals: Map<string, MappedText>;
  readonly escape: '\\' | '`';
}

function extract({ text }: Source): Extraction {
  const file = instructions(text);
  const state: State = { references: [], problems: [], stages: new Set(), stageCount: 0, globals: new Map(), escape: file.escape };
  if (file.syntax) {
    const value = verbatim(text, file.syntax);
    image(state, { ...value, holes: [] }, 'build', 'syntax');
  }
  for (const instruction of file.instructions) read(state, text, instruction);
  return { references: state.references, edges: [], problems: state.problems };
}

function read(state: State, text: string, instruction: Instruction): void {
  const { verb, rest } = instruction;
  switch (verb) {
    case 'FROM':
      from(state, rest);
      break;
    case 'ARG':
    case 'ENV':
      variables(state, verb, rest);
      break;
    case 'COPY':
    case 'ADD':
      copy(state, verb, rest);
      break;
    case 'RUN':
      run(state, text, instruction);
      break;
    default:
  }
}

/** `FROM [--platform=…] image [AS stage]`. */
function from(state: State, rest: MappedText): void {
  const words = wordsOf(state, rest).filter(word => !word.text.startsWith('--') || word.holes.some(hole => hole.at === 0));
  const [first, as, stage] = words;
  state.stageCount++;
  if (first && !(first.holes.length === 0 && state.stages.has(first.text.toLowerCase())))
    image(state, resolved(state, first), 'runtime', 'FROM', first.span);
  if (stage && as?.text.toUpperCase() === 'AS') state.stages.add(stage.text.toLowerCase());
}

/** `ARG X=default`, `ENV X=a Y=b`, `ENV X a`: defaults for FROM, and settings that say where packages come from. */
function variables(state: State, verb: string, rest: MappedText): void {
  const words = wordsOf(state, rest);
  const first = words[0];
  if (verb === 'ENV' && first && !first.text.includes('=') && words[1]) {
    if (namesRegistry(first.text)) for (const word of words.slice(1)) hosts(state, word, 'configured');
    return;
  }
  for (const word of words) {
    const equals = word.text.indexOf('=');
    if (equals <= 0) continue;
    const name = word.text.slice(0, equals);
    if (verb === 'ARG' && state.stageCount === 0) state.globals.set(name, cut(resolved(state, word), equals + 1));
    if (namesRegistry(name)) hosts(state, word, 'configured');
  }
}

/** `--from=image`, and the addresses that ADD fetches. */
function copy(state: State, verb: string, rest: MappedText): void {
  const words = wordsOf(state, rest);
  for (const word of words) {
    if (word.text.startsWith('--from=')) fromOption(state, cut(word, 7), 'COPY');
    else if (verb === 'ADD' && !word.text.startsWith('--')) {
      hosts(state, word, 'declared');
      const scp = scpAddress(word.text);
      if (scp) state.references.push(hostReference(word, scp.url, scp.span, 'declared', false));
    }
  }
}

/** Another stage by name or number is none of ours. */
function fromOption(state: State, value: Cut, group: string): void {
  if (value.text === '' && value.holes.length === 0) return;
  if (/^\d+$/.test(value.text) && value.holes.length === 0) return;
  if (state.stages.has(value.text.toLowerCase())) return;
  image(state, value, 'build', group);
}

function run(state: State, text: string, { rest, heredocs }: Instruction): void {
  let start = 0;
  for (;;) {
    const option = /^\s*--(\w+)=(\S+)/.exec(rest.text.slice(start, start + 2000));
    if (!option?.[0]) break;
    if (option[1] === 'mount') {
      const at = start + option[0].length - (option[2]?.length ?? 0);
      const value = /(?:^|,)from=([^,]+)/.exec(option[2] ?? '');
      const name = value?.[1] ?? '';
      const offset = at + (value ? value.index + value[0].length - name.length : 0);
      if (name)
        fromOption(state, { text: name, holes: [], pieces: [{ at: 0, span: sourceSpan(rest, [offset, offset + name.length]) }] }, 'RUN');
    }
    start += option[0].length;
  }
  const script = rest.text.slice(start);
  const place = ([a, b]: Span): Span => sourceSpan(rest, [a + start, b + start]);
  const words = jsonWords(script);
  const role: Role = 'build';
  const installs = words
    ? installCommands(quoted(words), { role, place: span => place(unquoted(words, span)) })
    : installCommands(heredocs.length > 0 ? script.replace(/<<-?/g, match => ' '.repeat(match.length)) : script, {
        role,
        place,
        escape: state.escape,
      });
  for (const one of installs.references) state.references.push(one);
  for (const one of installs.problems) state.problems.push(one);
  if (heredocs.length === 0 || (words ?? []).length > 0) return;
  const shell = /^\s*(?:<<|(?:\S*\/)?(?:ba|z|da|a|k)?sh\b)/.test(script); // `RUN python <<EOF` holds Python
  for (const [from, to] of shell ? heredocs : []) {
    const body = installCommands(text.slice(from, to), { role, place: ([a, b]) => [a + from, b + from] });
    for (const one of body.references) state.references.push(one);
    for (const one of body.problems) state.problems.push(one);
  }
}

interface JsonWord {
  readonly text: string;
  /** Inside its quotes. */
  readonly at: number;
  /** In the joined text. */
  readonly joinedAt: number;
}

/** The exec form, `["pip", "install", "x"]`; `undefined` for the shell form. */
function jsonWords(script: string): readonly JsonWord[] | undefined {
  const trimmed = script.trim();
  if (!trimmed.startsWith('[') || !trimmed.endsWith(']')) return undefined;
  const out: JsonWord[] = [];
  let joinedAt = 0;
  for (const found of script.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
    const word = found[1] ?? '';
    out.push({ text: word, at: found.index + 1, joinedAt: joinedAt + 1 });
    joinedAt += word.length + 3;
  }
  return out.length > 0 ? out : undefined;
}

/** Words of the exec form as one shell line; a quote inside is blanked, so that offsets stay. */
function quoted(words: readonly JsonWord[]): string {
  return words.map(({ text }) => `'${text.replaceAll("'", '"')}'`).join(' ');
}

function unquoted(words: readonly JsonWord[], [from, to]: Span): Span {
  let low = 0; // the last word that begins by then, by halving: a line may install ten thousand things
  for (let high = words.length - 1; low < high; ) {
    const middle = Math.ceil((low + high) / 2);
    if ((words[middle]?.joinedAt ?? 0) <= from) low = middle;
    else high = middle - 1;
  }
  const word = words[low];
  const shift = word ? word.at - word.joinedAt : 0;
  return [Math.max(0, from + shift), Math.max(0, to + shift)];
}

type Cut = MappedText & Pick<ShellWord, 'holes'>;

/** `site`: the word in its instruction, where a name that is put together from several places is shown. */
function image(state: State, value: Cut, role: Role, group: string, site?: Span): void {
  if (value.text.toLowerCase() === 'scratch' && value.holes.length === 0) return;
  // a fallback (`${X:-y}`) is literal text
  const found = literalImage(
    value.text,
    value.holes.filter(hole => hole.length === 0).map(({ at }): Span => [at, at]),
  );
  const whole = site ?? sourceSpan(value, [0, value.text.length]);
  if (found?.literalHost) state.references.push(hostReference(value, found.literalHost, [0, found.literalHost.length], 'declared', false));
  if (!found) {
    if (value.text !== '' || value.holes.length > 0)
      state.problems.push({ reason: 'dynamic', id: 'dynamic-name', at: whole[0], args: { name: group } });
    return;
  }
  const version = found.digest ?? found.tag;
  state.references.push({
    clue: { kind: 'package', type: 'docker', name: found.name, ...(version ? { version } : {}) },
    token: site ? tokenAt(value, found.nameSpan, site) : sourceSpan(value, found.nameSpan),
    role,
    state: 'declared',
    certain: found.partial ? 'partial' : 'exact',
    group,
  });
}

/** A name that stands whole in one place is shown there, be it an ARG's default; one that is put together, where it is used. */
function tokenAt(value: Cut, [from, to]: Span, site: Span): Span {
  const touched = value.pieces.filter(({ at }, index) => at < to && (value.pieces[index + 1]?.at ?? value.text.length) > from);
  const inside = touched.every(({ span }) => span[0] >= site[0] && span[1] <= site[1]);
  return inside || touched.length === 1 ? sourceSpan(value, [from, to]) : site;
}

function hosts(state: State, word: Cut, kind: 'configured' | 'declared'): void {
  for (const { url, span } of addresses(word.text)) {
    const path = word.text.indexOf('/', word.text.indexOf('://', span[0] - 8) + 3);
    const partial = word.holes.some(hole => hole.at >= span[0] && hole.at < (path < 0 ? span[1] : path));
    state.references.push(hostReference(word, url, span, kind, partial));
  }
}

function hostReference(value: MappedText, url: string, span: Span, state: 'configured' | 'declared', partial: boolean): Reference {
  return { clue: { kind: 'host', url }, token: sourceSpan(value, span), role: 'source', state, certain: partial ? 'partial' : 'exact' };
}

/** Puts the defaults of global ARGs in; their places stay where the default stands. */
function resolved(state: State, word: Cut): Cut {
  if (word.holes.length === 0 || state.globals.size === 0) return word;
  let text = '';
  const pieces: Piece[] = [];
  const holes: ShellWord['holes'][number][] = [];
  let from = 0;
  const keep = (to: number): void => {
    if (to > from) {
      pieces.push({ at: text.length, span: sourceSpan(word, [from, to]) });
      text += word.text.slice(from, to);
    }
    from = to;
  };
  for (const hole of word.holes) {
    keep(hole.at);
    const value = hole.name === undefined ? undefined : state.globals.get(hole.name);
    if (value && value.text !== '' && text.length + value.text.length < 4096) {
      pieces.push({ at: text.length, span: sourceSpan(value, [0, value.text.length]) });
      text += value.text;
      from = hole.at + hole.length;
    } else {
      holes.push({ ...hole, at: text.length });
      keep(hole.at + hole.length);
    }
  }
  keep(word.text.length);
  return { text, pieces, holes };
}

function cut(word: Cut, from: number): Cut {
  return {
    text: word.text.slice(from),
    pieces: [{ at: 0, span: sourceSpan(word, [from, word.text.length]) }],
    holes: word.holes.filter(hole => hole.at >= from).map(hole => ({ ...hole, at: hole.at - from })),
  };
}

/** Words with their places in the file. What parts commands in a shell only parts words here. */
function wordsOf(state: State, rest: MappedText): readonly ShellWord[] {
  return shellCommands(rest.text, { escape: state.escape })
    .flatMap(command => command.words)
    .map(word => ({
      ...word,
      span: sourceSpan(rest, word.span),
      pieces: word.pieces.map(({ at, span }) => ({ at, span: sourceSpan(rest, span) })),
    }));
}
