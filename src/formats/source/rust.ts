// Rust: native libraries that it links or loads, and crates that it names as external.
import type { Extraction, Format, Source } from '../../model.ts';
import { lex } from '../../parse/lexer.ts';
import { calls, isSymbol } from './calls.ts';
import { RUST } from './languages.ts';
import { found } from './reference.ts';
import { begins } from './statement.ts';
import { symbols } from './symbols.ts';

export const rust: Format = { id: 'source/rust', files: [{ suffix: '.rs' }], gated: true, extract };

/** The first name of a path that no crate of somebody's has. */
const OWN = new Set('std core alloc proc_macro test crate self super Self'.split(' '));

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, RUST);
  const into = found();
  const modules = new Set(tokens.filter((_, at) => tokens[at - 1]?.text === 'mod').map(({ text: name }) => name));
  let isNative = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'word') continue;
    const next = tokens[at + 1];
    // #[link(name = "x")]: https://doc.rust-lang.org/reference/items/external-blocks.html#the-link-attribute
    if (token.text === 'link' && isSymbol(next, '(') && (isSymbol(tokens[at - 1], '[') || isSymbol(tokens[at - 1], ','))) {
      for (let inside = at + 2; inside < at + 24 && tokens[inside] && !isSymbol(tokens[inside], ')'); inside++) {
        const value = tokens[inside + 2];
        if (tokens[inside]?.text === 'name' && isSymbol(tokens[inside + 1], '=') && value?.kind === 'string')
          into.mark('load', value.text, value.inner, 'link');
      }
    } else if (token.text === 'extern' && next?.text === 'crate' && tokens[at + 2]?.kind === 'word' && tokens[at + 2]?.text !== 'self') {
      const name = tokens[at + 2];
      if (name) into.add({ kind: 'package', type: 'cargo', name: name.text }, name.span, 'extern crate');
    } else if (token.text === 'use' && (begins(tokens, at) || tokens[at - 1]?.text === 'pub' || isSymbol(tokens[at - 1], ')'))) {
      const name = isSymbol(next, ':') ? tokens[at + 3] : next; // `use ::name`
      const isPath = name?.kind === 'word' && !OWN.has(name.text) && !modules.has(name.text) && /^[a-z]/.test(name.text);
      if (name && isPath) into.add({ kind: 'package', type: 'cargo', name: name.text }, name.span, 'use');
    } else if (token.text === 'extern' && next?.kind === 'string') isNative ||= isSymbol(tokens[at + 2], '{');
  }
  calls(
    text,
    tokens,
    [
      { name: 'new', of: ['Library'] },
      { name: 'dlopen' },
      { name: 'LoadLibraryA' },
      { name: 'LoadLibraryW' },
      { name: 'header', field: 'include' },
    ],
    into,
  );
  if (isNative) symbols(tokens, 'extern', into);
  const print = /cargo:{1,2}rustc-link-(?:lib=(?:[\w:+,-]+=)?|arg=-l)([\w.+-]+)/;
  for (const token of tokens) {
    const link =
      token.kind === 'string' ? print.exec(text.slice(token.inner[0], Math.min(token.inner[1], token.inner[0] + 256))) : undefined;
    if (token.kind !== 'string' || !link?.[1]) continue;
    const from = token.inner[0] + link.index + link[0].length - link[1].length;
    into.mark('load', link[1], [from, from + link[1].length], 'rustc-link-lib');
  }
  return { references: into.references, edges: [], problems: [] };
}
