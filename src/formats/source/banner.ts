// Whose copyright stands above a source file: the lines of its first comment, before any code.
import type { Extraction, Format, Source } from '../../model.ts';
import { found } from './reference.ts';

const SUFFIXES = 'c cc cpp cxx h hh hpp hxx inl ipp m mm cu java kt cs vb go py pyi rb js mjs ts swift rs pas lua php dart'.split(' ');

export const banner: Format = { id: 'source/banner', files: SUFFIXES.map(suffix => ({ suffix: `.${suffix}` })), gated: true, extract };

/** A banner is short; what stands further down is about a part, or is a list of other people's licences. */
const HEAD = 4096;
const BLOCK = [/^\s*\/\*/, /^\s*\(\*/, /^\s*\{/, /^\s*"""/, /^\s*=begin/] as const;
const BLOCK_END = /\*\/|\*\)|\}|"""\s*$|^=end/;
const LINE = /^\s*(?:\/\/|#(?!\s*(?:include|import|pragma|if|define)\b)|;|--|'|\*)/;
/** A year, a sign, `by` or a capital must follow the word; the years are no part of the name, nor is what the line goes on with after it. */
const HOLDER =
  /(?:(?:[Cc]opyright|COPYRIGHT)(?=[\s,:]*(?:\([Cc]\)|\u00a9|\d{4}|by\s|[A-Z]))|\u00a9)(?:\s*(?:\([Cc]\)|\u00a9))?[\s,:]*(?:\d{4}[\s,\u2013-]*(?:present[\s,]*)?)*(?:by\s+)?(.*?)(?:[\s.,;*/]*(?:[Aa]ll [Rr]ights [Rr]eserved.*)?)$/;

/** Each holder is a `copyright` mark; what it says of a licence is left alone. */
function extract({ text }: Source): Extraction {
  const out = found();
  let inBlock = false;
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < Math.min(text.length, HEAD); ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, Math.min(end, start + 512)).replace(/\r$/, '');
    const opens: boolean = !inBlock && BLOCK.some(begin => begin.test(line));
    if (!inBlock && !opens && line.trim() !== '' && !LINE.test(line)) break;
    const holder = HOLDER.exec(line);
    if (holder?.[1]) {
      const at = start + line.lastIndexOf(holder[1], line.length);
      out.mark('copyright', holder[1], [at, at + holder[1].length], 'banner');
    }
    if (opens || inBlock) inBlock = !BLOCK_END.test(opens ? line.replace(/^\s*(?:\/\*|\(\*|\{|"""|=begin)/, '') : line);
    start = end + 1;
  }
  return { references: out.references, edges: [], problems: [] };
}
