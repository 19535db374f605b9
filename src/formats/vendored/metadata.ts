// METADATA beside third-party code, as a text proto: where it was taken from. Python's file of that name is another thing.
// https://opensource.google/documentation/reference/thirdparty/metadata https://protobuf.dev/reference/protobuf/textformat-spec/
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { lex } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { origin } from './origin.ts';

export const metadata: Format = {
  id: 'vendored/metadata',
  files: [{ name: 'METADATA' }, { name: 'METADATA.textproto' }],
  sniff: head => /^\s*(?:third_party|url|identifier|homepage|name|description)\s*[:{]/m.test(head) && !/^Metadata-Version:/m.test(head),
  extract,
};

const TEXT_PROTO: Language = {
  lineComments: ['#'],
  blockComments: [],
  strings: ['"', "'"].map(quote => ({ open: quote, close: quote, lines: 'one', backslash: 'decode' })),
};

function extract({ text }: Source): Extraction {
  const { tokens, problems } = lex(text, TEXT_PROTO);
  const references: Reference[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 2];
    if (token.kind !== 'string' || tokens[at - 1]?.text !== ':' || before?.kind !== 'word') continue;
    if (before.text !== 'value' && before.text !== 'homepage' && before.text !== 'url') continue;
    const found = origin(token.text, token.inner, before.text);
    if (found) references.push(found);
  }
  return { references, edges: [], problems };
}
