// Android.bp of Soong: libraries that a module links, and prebuilt ones that it takes in.
// https://source.android.com/docs/setup/reference/androidbp
import type { Extraction, Format, Source } from '../../model.ts';
import { lex } from '../../parse/lexer.ts';
import type { Language } from '../../parse/lexer-language.ts';
import { isSymbol } from './calls.ts';
import { linkLine, pathIn } from './link-line.ts';
import { found } from './reference.ts';

export const androidBp: Format = { id: 'source/android-bp', files: [{ name: 'Android.bp' }, { name: 'Blueprints' }], gated: true, extract };

const BLUEPRINT: Language = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [
    { open: '"', close: '"', lines: 'one', backslash: 'decode' },
    { open: '`', close: '`', lines: 'many' },
  ],
};

const LIBRARIES = /^(?:(?:whole_)?static_libs|shared_libs|header_libs|jni_libs|libs|required|runtime_libs|system_shared_libs)$/;
const FLAGS = /^(?:ldflags|host_ldlibs|ldlibs)$/;

function extract({ text }: Source): Extraction {
  const { tokens } = lex(text, BLUEPRINT);
  const into = found();
  let key = '';
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'word' && isSymbol(tokens[at + 1], ':')) key = token.text;
    if (token.kind !== 'string') continue;
    if (FLAGS.test(key)) linkLine(text.slice(...token.inner), token.inner[0], into);
    else if (LIBRARIES.test(key) && /^[\w.+-]{3,}$/.test(token.text)) into.mark('load', token.text, token.inner, key);
    else if (!key.startsWith('exclude'))
      pathIn(token.text.length === token.inner[1] - token.inner[0] ? token.text : '', token.inner[0], into);
  }
  return { references: into.references, edges: [], problems: [] };
}
