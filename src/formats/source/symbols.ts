// Functions of native libraries by the name that the library exports: `lib.NET_DVR_Init(…)`, `"QISRSessionBegin"`, `extern bool CLIENT_Init()`.
import type { Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';
import type { Found } from './reference.ts';

const MOST = 2000;
/** As C libraries call what they export, and other languages do not call their methods: `NET_DVR_Init`, `QISRSessionBegin`. */
const EXPORTED = /^(?=\w*[a-z])(?:[A-Z]{2}\w{4,126}|(?=\w*[A-Z])[A-Za-z]\w*_\w{1,126})$/;

/**
 * Each name once, where it stands first. To be called only for a file that binds native functions: everywhere else a name says
 * nothing about who wrote it.
 */
export function symbols(tokens: readonly Token[], group: string, into: Found): void {
  const known = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word' && token.kind !== 'string') continue;
    if (known.size >= MOST) return;
    if (!EXPORTED.test(token.text) || known.has(token.text)) continue;
    if (token.kind === 'string' ? token.parts.length > 1 : !isCalled(tokens, at)) continue;
    known.add(token.text);
    into.mark('symbol', token.text, token.kind === 'string' ? token.inner : token.span, group);
  }
}

/** After a `.`, `->` or `::`, before a bracket, or as a key: `{ NET_DVR_Init: [...] }`. */
function isCalled(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    isSymbol(before, '.') ||
    isSymbol(before, '>') ||
    isSymbol(before, ':') ||
    isSymbol(tokens[at + 1], '(') ||
    isSymbol(tokens[at + 1], ':')
  );
}

/** Whether one of these words stands in the code. */
export function uses(tokens: readonly Token[], words: ReadonlySet<string>): boolean {
  return tokens.some(token => token.kind === 'word' && words.has(token.text));
}
