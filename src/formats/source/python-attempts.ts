// Python: what is imported in a `try` that goes on without it is optional.
import type { Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';
import type { Region } from './reference.ts';

/** What a failed import or load raises. */
const FAILS = new Set(['ImportError', 'ModuleNotFoundError', 'OSError', 'Exception', 'AttributeError', 'WindowsError']);

interface Attempt {
  readonly column: number;
  readonly from: number;
}

/** The bodies of `try:` whose `except` takes a failed import. Blocks are told by their indent; the outermost counts. */
export function attempts(text: string, tokens: readonly Token[]): readonly Region[] {
  const regions: Region[] = [];
  const open: Attempt[] = [];
  let lineStart = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'line') {
      lineStart = token.span[1];
      continue;
    }
    if (at > 0 && tokens[at - 1]?.kind !== 'line') continue;
    const column = token.span[0] - (at === 0 && text.charCodeAt(0) === 0xfeff ? 1 : lineStart);
    for (let top = open.at(-1); top && top.column > column; top = open.at(-1)) open.pop();
    const top = open.at(-1);
    if (token.kind === 'word' && token.text === 'try' && isSymbol(tokens[at + 1], ':')) {
      if (top?.column === column) open.pop();
      open.push({ column, from: token.span[1] });
    } else if (top?.column === column) {
      open.pop();
      if (token.text === 'except' && takes(tokens, at + 1)) keep(regions, top.from, token.span[0]);
    }
  }
  return regions;
}

function takes(tokens: readonly Token[], from: number): boolean {
  if (isSymbol(tokens[from], ':')) return true;
  for (let at = from; at < from + 24 && tokens[at] && !isSymbol(tokens[at], ':'); at++) if (FAILS.has(tokens[at]?.text ?? '')) return true;
  return false;
}

/** An attempt inside an attempt ended before it and is covered by it. */
function keep(regions: Region[], from: number, to: number): void {
  while ((regions.at(-1)?.span[0] ?? -1) >= from) regions.pop();
  regions.push({ span: [from, to], is: 'optional' });
}
