// Small pieces that the readers of several languages share: where a statement begins, and dotted names.
import type { Span } from '../../model.ts';
import type { Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';

/** Whether a token begins a statement: after an end of line, `;`, a brace, or nothing. */
export function begins(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.kind === 'line' || isSymbol(before, ';') || isSymbol(before, '{') || isSymbol(before, '}');
}

/** `a.b.c` from `at` on: its text, its span, and the index of the token after it. A last `.*` is left out. */
export function dotted(
  tokens: readonly Token[],
  at: number,
): { readonly text: string; readonly span: Span; readonly next: number } | undefined {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  let text = first.text;
  let end = first.span[1];
  let next = at + 1;
  for (;;) {
    const word = tokens[next + 1];
    if (!isSymbol(tokens[next], '.') || word?.kind !== 'word' || word.text === '_') break;
    text += `.${word.text}`;
    end = word.span[1];
    next += 2;
  }
  return { text, span: [first.span[0], end], next };
}
