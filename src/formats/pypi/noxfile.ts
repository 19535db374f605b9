// noxfile.py: what its sessions install and run. https://nox.thea.codes/en/stable/config.html#using-the-session-object
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { python } from '../../parse/languages/python.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { argumentRemoval } from '../../parse/lexer-removal.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import type { ShellWord } from '../../parse/shell-words.ts';
import { installWords } from '../scripts/install-command.ts';

export const noxfile: Format = { id: 'pypi/noxfile', files: [{ name: 'noxfile.py' }], extract: bothSides(extract) };

/** Methods of a session, and the words of a command line that they stand for. */
const METHODS: Readonly<Record<string, string>> = {
  install: 'pip install',
  conda_install: 'conda install',
  run: '',
  run_always: '',
  run_install: '',
};
const MOST_PROBLEMS = 20;
/** Tokens of one call or list that are looked at. */
const LONGEST = 600;

function extract({ text }: Source): Extraction {
  const { tokens, problems: found } = lex(text, python);
  const references: Reference[] = [];
  const problems: Problem[] = [...found];
  const lists = listsOf(tokens);
  let role: Role = 'development';
  for (const [at, token] of tokens.entries()) {
    if (token.text === 'def') role = /test|cover/i.test(tokens[at + 1]?.text ?? '') ? 'test' : 'development'; // what a session is called
    const method = token.kind === 'word' && Object.hasOwn(METHODS, token.text) ? METHODS[token.text] : undefined;
    if (method === undefined || tokens[at - 1]?.text !== '.' || tokens[at + 1]?.text !== '(') continue;
    const strings = argumentsOf(tokens, at + 2, lists);
    const given = method === '' ? [] : method.split(' ').map(word => fixed(word, token.span));
    const installs = installWords(text, [...given, ...strings.map(wordOf)], { role });
    for (const one of installs.references) references.push({ ...one, ...removal(text, one, strings), group: token.text });
    for (const one of installs.problems) if (problems.length < MOST_PROBLEMS) problems.push(one);
  }
  return { references, edges: [], problems };
}

/** The texts among the arguments of a call, those of `*NAME` too; keyword arguments are settings. */
function argumentsOf(tokens: readonly Token[], from: number, lists: Map<string, readonly StringToken[]>): readonly StringToken[] {
  const out: StringToken[] = [];
  let depth = 0;
  let isKeyword = false;
  for (let at = from; at < Math.min(tokens.length, from + LONGEST); at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'symbol' && '([{'.includes(token.text)) depth++;
    else if (token.kind === 'symbol' && ')]}'.includes(token.text)) {
      if (--depth < 0) break;
    } else if (depth > 0) continue;
    else if (token.kind === 'symbol' && token.text === ',') isKeyword = false;
    else if (token.kind === 'word' && tokens[at + 1]?.text === '=') isKeyword = true;
    else if (token.kind === 'string' && !isKeyword) out.push(token);
    else if (token.kind === 'word' && tokens[at - 1]?.text === '*') {
      out.push(...(lists.get(token.text) ?? []));
      lists.delete(token.text); // it is read where it is used first
    }
  }
  return out;
}

/** `NAME = ["a", "b"]` of the module or a function. */
function listsOf(tokens: readonly Token[]): Map<string, readonly StringToken[]> {
  const out = new Map<string, readonly StringToken[]>();
  for (const [at, token] of tokens.entries()) {
    const open = tokens[at + 2]?.text;
    if (token.kind !== 'word' || tokens[at + 1]?.text !== '=' || (open !== '[' && open !== '(') || out.has(token.text)) continue;
    const strings: StringToken[] = [];
    for (let next = at + 3; next < Math.min(tokens.length, at + LONGEST); next++) {
      const item = tokens[next];
      if (!item || (item.kind === 'symbol' && item.text !== ',')) break;
      if (item.kind === 'string') strings.push(item);
    }
    out.set(token.text, strings);
  }
  return out;
}

function fixed(text: string, span: Span): ShellWord {
  return { text, pieces: [{ at: 0, span }], span, holes: [] };
}

/** A text with code in it has holes, as a word of the shell with variables has. */
function wordOf({ span, inner, text, parts }: StringToken): ShellWord {
  const holes: ShellWord['holes'][number][] = [];
  let at = 0;
  const pieces: ShellWord['pieces'][number][] = [];
  for (const part of parts) {
    if (part.kind === 'code') holes.push({ at, length: 0, span: part.span });
    else {
      pieces.push({ at, span: part.span });
      at += part.text.length;
    }
  }
  return { text, pieces: pieces.length > 0 ? pieces : [{ at: 0, span: inner }], span, holes };
}

/** One of several arguments can go. */
function removal(text: string, { clue, token }: Reference, strings: readonly StringToken[]): { readonly whole?: Span } {
  const named = strings.find(({ inner }) => inner[0] <= token[0] && token[1] <= inner[1]);
  const isAlone = strings.filter(one => !one.text.startsWith('-')).length < 2;
  return named && !isAlone && clue.kind === 'package' ? { whole: argumentRemoval(text, named.span) } : {};
}
