// What a loop gives its variable: `for (String lib : libs) System.loadLibrary(lib)` loads each text of `String[] libs = { "a", "b" }`.
import type { StringToken, Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';

const MOST = 200;
/** Between a list's name and its bracket: `= new String[] {`, `:= []string{`, `= listOf(`. */
const REACH = 10;
const BETWEEN = /^[[\]<>.(]$/;

/** The variable of each loop, with the texts that it stands for. */
export function listed(tokens: readonly Token[]): ReadonlyMap<string, readonly StringToken[]> {
  const lists = new Map<string, readonly StringToken[]>();
  const out = new Map<string, readonly StringToken[]>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (!isSymbol(token, '{') && !isSymbol(token, '[') && !isSymbol(token, '(')) continue;
    const texts = textsIn(tokens, at + 1);
    const name = texts.length > 0 ? nameBefore(tokens, at) : undefined;
    if (name !== undefined && !lists.has(name)) lists.set(name, texts);
  }
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word' && !isSymbol(token, ':')) continue;
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const isLoop = isSymbol(token, ':') || token.text === 'in' || token.text === 'of' || token.text === 'range';
    const variable = token.text === 'range' ? tokens[at - 3] : before; // Go: `_, lib := range libs`
    if (isLoop && variable?.kind === 'word' && after) {
      const texts = after.kind === 'word' ? lists.get(after.text) : undefined;
      if (texts && !out.has(variable.text)) out.set(variable.text, texts);
    } else if ((token.text === 'forEach' || token.text === 'each') && isSymbol(before, '.')) {
      const texts = lists.get(tokens[at - 2]?.text ?? '');
      const parameter = tokens.slice(at + 1, at + 5).find(one => one.kind === 'word' && one.text !== 'do');
      if (texts && parameter) out.set(parameter.text, texts);
    }
  }
  return out;
}

/** Texts alone, with commas between them, up to the bracket that closes. */
function textsIn(tokens: readonly Token[], from: number): readonly StringToken[] {
  const out: StringToken[] = [];
  for (let at = from; at < from + 3 * MOST; at++) {
    const token = tokens[at];
    if (token?.kind === 'string' && token.parts.length <= 1) out.push(token);
    else if (token?.kind !== 'line' && !isSymbol(token, ',')) return isClose(token) ? out : [];
  }
  return out;
}

function isClose(token: Token | undefined): boolean {
  return isSymbol(token, '}') || isSymbol(token, ']') || isSymbol(token, ')');
}

function nameBefore(tokens: readonly Token[], bracket: number): string | undefined {
  let at = bracket - 1;
  const last = bracket - REACH;
  while (at > last && (tokens[at]?.kind === 'word' || tokens[at]?.kind === 'line' || BETWEEN.test(tokens[at]?.text ?? ''))) at--;
  if (!isSymbol(tokens[at], '=')) return undefined;
  at--;
  while (at > last && (isSymbol(tokens[at], ':') || isSymbol(tokens[at], '[') || isSymbol(tokens[at], ']'))) at--;
  const name = tokens[at];
  return name?.kind === 'word' ? name.text : undefined;
}
