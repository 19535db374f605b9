// Calls whose first argument names a library: `System.loadLibrary("x")`, `dlopen(…)`, `[DllImport(NAME)]`, one step of constants followed.
import type { Field } from '../../model.ts';
import type { StringToken, Token } from '../../parse/lexer.ts';
import { listed } from './listed.ts';
import type { Found } from './reference.ts';

/** The last name of a callee, what must stand before it (any, where absent), and what its argument is. */
export interface Loader {
  readonly name: string;
  readonly of?: readonly string[];
  readonly field?: Field;
}

/** Tokens of an argument that are looked at. */
const ARGUMENT = 40;
/** Between a constant's name and its text stand at most so many tokens. */
const REACH = 6;

interface Argument {
  readonly string: StringToken;
  readonly certain: 'exact' | 'partial';
}

export function calls(text: string, tokens: readonly Token[], loaders: readonly Loader[], into: Found): void {
  const table = new Map<string, Loader[]>();
  for (const loader of loaders) table.set(loader.name, [...(table.get(loader.name) ?? []), loader]);
  let constants: ReadonlyMap<string, StringToken> | undefined;
  let lists: ReadonlyMap<string, readonly StringToken[]> | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word') continue;
    const known = table.get(token.text);
    if (!known || !isSymbol(tokens[at + 1], '(')) continue;
    const before = qualifier(tokens, at);
    const loader = known.find(({ of }) => of === undefined || (before !== undefined && of.includes(before)));
    if (!loader) continue;
    constants ??= constantsOf(tokens);
    const argument = argumentAt(tokens, at + 2, constants);
    if (argument) into.mark(loader.field ?? 'load', content(text, argument.string), argument.string.inner, token.text, argument.certain);
    else if (tokens[at + 2]?.kind === 'word' && isSymbol(tokens[at + 3], ')')) {
      lists ??= listed(tokens);
      for (const string of lists.get(tokens[at + 2]?.text ?? '') ?? [])
        into.mark(loader.field ?? 'load', content(text, string), string.inner, token.text);
    }
  }
  named(text, tokens, into);
}

/** A text that is nothing but the path of a library counts where the file calls something that loads or ships one, by whatever name. */
const LIBRARY = /^(?:[^\s<>"|?*]*[\\/])?[\w.+-]+\.(?:dll|ocx|dylib|so(?:\.\d+)*)$/i;
const LONGEST_PATH = 260;
/** Callees, and what they are called on, that load, ship or install libraries. */
const HANDLES = /load|dll|dlopen|ffi|native|librar|copy|install|embed|deploy|bundle|setup|analysis/i;
/** Names of lists that keep libraries out or look for them in other programs. */
const KEEPS_OUT = /block(?!chain)|deny|denied|banned|blacklist|forbid|malicious|malware|suspicious|ignored?_|exclude/i;
/** Between a list's name and a text in it stand at most so many tokens. */
const LIST = 400;

function named(text: string, tokens: readonly Token[], into: Found): void {
  let handles: boolean | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'string' || token.parts.length > 1 || token.inner[1] - token.inner[0] > LONGEST_PATH) continue;
    const path = content(text, token);
    if (!LIBRARY.test(path)) continue;
    handles ??= tokens.some(
      (one, i) => one.kind === 'word' && HANDLES.test(one.text) && (isSymbol(tokens[i + 1], '(') || isSymbol(tokens[i + 1], '.')),
    );
    if (!handles) return;
    if (!KEEPS_OUT.test(nameOf(tokens, at))) into.mark('load', path, token.inner, 'text');
  }
}

/** What the list or the call in which the text at `at` stands is called; `''` where it stands in none. */
function nameOf(tokens: readonly Token[], at: number): string {
  let back = at - 1;
  while (
    back >= at - LIST &&
    (tokens[back]?.kind === 'string' || tokens[back]?.kind === 'line' || OPENS.some(open => isSymbol(tokens[back], open)))
  )
    back--;
  if (back === at - 1) return '';
  while (back >= at - LIST && CLOSES.some(close => isSymbol(tokens[back], close))) back--;
  const token = tokens[back];
  return token?.kind === 'word' ? token.text : '';
}

const OPENS: readonly string[] = [',', '{', '[', '('];
const CLOSES: readonly string[] = ['=', ':', ']', '['];

/** `a.b`, `a::b`, `a->b`: the name before the last. */
function qualifier(tokens: readonly Token[], at: number): string | undefined {
  let back = at - 1;
  while (isSymbol(tokens[back], ':') || isSymbol(tokens[back], '.') || isSymbol(tokens[back], '>') || isSymbol(tokens[back], '-')) back--;
  const token = tokens[back];
  return back < at - 1 && token?.kind === 'word' ? token.text : undefined;
}

/**
 * The text of the first argument: the only one in it, or the last of those that a path is joined of. Where something is
 * put before or behind it, the text is a part of the name.
 */
function argumentAt(tokens: readonly Token[], from: number, constants: ReadonlyMap<string, StringToken>): Argument | undefined {
  const texts: { readonly string: StringToken; readonly at: number }[] = [];
  let depth = 0;
  let end = from;
  for (; end < from + ARGUMENT; end++) {
    const token = tokens[end];
    if (token === undefined || isSymbol(token, ';')) break;
    if (isSymbol(token, '(')) depth++;
    else if (isSymbol(token, ')') && --depth < 0) break;
    else if (isSymbol(token, ',') && depth === 0) break;
    const next = tokens[end + 1];
    const isConstant =
      token.kind === 'word' && !isSymbol(next, '(') && !isSymbol(next, '.') && !isSymbol(next, '=') && !isSymbol(next, ':');
    const string = token.kind === 'string' ? token : isConstant ? constants.get(token.text) : undefined;
    if (string) texts.push({ string, at: end });
  }
  const last = texts.at(-1);
  const first = texts[0];
  if (!last || !first) return undefined;
  const isJoined = texts.length === 1 || isSymbol(tokens[last.at - 1], ',');
  const chosen = isJoined ? last : first;
  const before = tokens.slice(from, chosen.at).some(token => isSymbol(token, '+'));
  const after = tokens.slice(chosen.at + 1, end).some(token => token.kind !== 'line' && !isSymbol(token, ')'));
  const hasCode = chosen.string.parts.some(({ kind }) => kind === 'code');
  const isPart = !isJoined || after || hasCode || (before && !/[\\/]/.test(chosen.string.text));
  return { string: chosen.string, certain: isPart ? 'partial' : 'exact' };
}

/** `NAME = "x"`, `NAME := "x"`, `NAME: String = "x"`, `#define NAME "x"`: the first text of each name. */
export function constantsOf(tokens: readonly Token[]): ReadonlyMap<string, StringToken> {
  const out = new Map<string, StringToken>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'string') continue;
    let back = at - 1;
    let isDefinition = false;
    for (let steps = 0; steps < REACH; steps++, back--) {
      const before = tokens[back];
      if (isSymbol(before, '=')) isDefinition = true;
      else if (before?.kind === 'word' && before.span[1] === token.span[0]) continue;
      else if (!isDefinition || !(isSymbol(before, ':') || (before?.kind === 'word' && isSymbol(tokens[back - 1], ':')))) break;
    }
    const name = tokens[back];
    const isDefine = !isDefinition && tokens[back - 1]?.kind === 'word' && tokens[back - 1]?.text === 'define';
    if (name?.kind === 'word' && (isDefinition || isDefine) && !out.has(name.text)) out.set(name.text, token);
  }
  return out;
}

/** A raw Python string keeps its backslashes; of a text with code in it, what stands before the code. */
function content(text: string, string: StringToken): string {
  if (string.parts.length > 1) return string.parts[0]?.kind === 'text' ? string.parts[0].text : '';
  const prefix = text.slice(Math.max(0, string.span[0] - 2), string.span[0]);
  return /[rR]$|[rR][bB]$/.test(prefix) ? text.slice(string.inner[0], string.inner[1]) : string.text;
}

export function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}
