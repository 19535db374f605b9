// Small build files that name what is linked: node-gyp, Clang module maps, pkg-config, Kotlin/Native bindings, Meson.
// https://gyp.gsrc.io/docs/InputFormatReference.md https://clang.llvm.org/docs/Modules.html#link-declaration
import type { Extraction, Format, Source } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { linkLine } from './link-line.ts';
import { type Found, found } from './reference.ts';

export const linkSettings: Format = {
  id: 'source/link-settings',
  files: [
    { name: 'binding.gyp' },
    { suffix: '.gypi' },
    { name: 'module.modulemap' },
    { suffix: '.pc' },
    { suffix: '.pc.in' },
    { suffix: '.def', under: 'cinterop' },
    { name: 'meson.build' },
    { name: 'SConstruct' },
    { name: 'SConscript' },
  ],
  gated: true,
  extract,
};

const LONGEST = 10_000;
/** `link framework "X"`, `find_library('x')`, `staticLibraries = libx.a`, `headers = X.h`. */
const NAMED = /\b(?:link(?:[ \t]+framework)?[ \t]+|find_library\([ \t]*)["']([\w.+-]{2,200})["']/g;
const HEADERS = /^[ \t]*(?:headers|headerFilter)[ \t]*=[ \t]*/;

function extract({ text }: Source): Extraction {
  const into = found();
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, Math.min(end, start + LONGEST)).replace(/(?:^|[ \t])(?:#|\/\/).*/, '');
    for (const name of line.matchAll(NAMED)) {
      const to = start + name.index + name[0].length - 1;
      into.mark('load', name[1] ?? '', [to - (name[1]?.length ?? 0), to], 'link');
    }
    const headers = HEADERS.exec(line)?.[0].length;
    if (headers !== undefined) included(line.slice(headers), start + headers, into);
    linkLine(line, start, into);
  }
  return { references: into.references, edges: [], problems: [] };
}

function included(list: string, start: number, into: Found): void {
  for (const { 0: path, index } of list.matchAll(/[^\s"',]+/g))
    into.mark('include', path, [start + index, start + index + path.length], 'headers');
}
