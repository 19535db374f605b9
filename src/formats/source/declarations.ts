// C that stands as a text in another language, for cffi, LuaJIT, PHP or koffi: its includes, and the functions that it declares.
// https://cffi.readthedocs.io/en/stable/cdef.html
import type { Span } from '../../model.ts';
import type { Found } from './reference.ts';

const MOST = 2000;

export function declarations(text: string, [from, to]: Span, group: string, into: Found): void {
  const body = text.slice(from, to);
  for (const include of body.matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^<>"\r\n]{1,200})[>"]/gm)) {
    const name = include[1] ?? '';
    const at = from + include.index + include[0].length - 1 - name.length;
    into.mark('include', name, [at, at + name.length], group);
  }
  const known = new Set<string>();
  // A function of somebody's library has a capital letter; what C brings along has none.
  for (const { 0: name, index } of body.matchAll(/\b[A-Za-z_]\w{5,127}(?=[ \t]?\()/g)) {
    if (known.size >= MOST) return;
    if (known.has(name) || !/[A-Z]/.test(name)) continue;
    known.add(name);
    into.mark('symbol', name, [from + index, from + index + name.length], group);
  }
}
