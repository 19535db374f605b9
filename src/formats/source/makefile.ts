// Makefiles, Android.mk, automake and qmake: libraries that a line links, by flag, by path or by name.
import type { Extraction, Format, Source } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { linkLine } from './link-line.ts';
import { found } from './reference.ts';

export const makefile: Format = {
  id: 'source/makefile',
  files: [
    { name: 'Makefile' },
    { name: 'GNUmakefile' },
    { name: 'Makefile.in' },
    { name: 'Makefile.common' },
    { suffix: '.mk' },
    { suffix: '.mak' },
    { suffix: '.am' },
    { suffix: '.pro' },
    { suffix: '.pri' },
  ],
  gated: true,
  extract,
};

const LONGEST = 10_000;
/** https://developer.android.com/ndk/guides/android_mk#module-description-variables */
const NAMES = /^\s*LOCAL_(?:SHARED|STATIC|WHOLE_STATIC|HEADER|JNI_SHARED|(?:STATIC_)?JAVA(?:_AAR)?|STATIC_ANDROID)_LIBRARIES\s*[:+]?=/;

/** A command that takes a library away, or only speaks of it, needs none. */
const REMOVES = /(?:^|[;&|])[\s@-]*(?:rm|del|unlink|echo)\s[^;&|]*|--(?:remove-needed|exclude-libs)[ =,]\S+|\bfilter-out\s[^,)]*/g;

function extract({ text }: Source): Extraction {
  const into = found();
  let isNames = false; // a list of names that goes on after a backslash
  let goesOn = false;
  for (const [start, end] of lines(text)) {
    const raw = text.slice(start, Math.min(end, start + LONGEST));
    const hash = raw.indexOf('#');
    const line = hash < 0 ? raw : raw.slice(0, hash);
    isNames = NAMES.test(line) || (isNames && goesOn);
    goesOn = line.trimEnd().endsWith('\\');
    linkLine(
      line.replace(REMOVES, removed => ' '.repeat(removed.length)),
      start,
      into,
      isNames ? line.indexOf('=') + 1 : undefined,
    );
  }
  return { references: into.references, edges: [], problems: [] };
}
