// go.mod: what a Go module requires, replaces (both sides) and uses as tools. https://go.dev/ref/mod#go-mod-file-grammar
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { computedNames } from '../../parse/computed-names.ts';
import { lines } from '../../parse/lines.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { wholeLine } from '../../parse/whole-line.ts';

export const goMod: Format = {
  id: 'golang/go-mod',
  files: [{ name: 'go.mod' }, { suffix: '.mod', prefix: 'go.' }],
  extract: bothSides(computedNames(extract)),
};

interface Word {
  readonly span: Span;
  readonly text: string;
}

/** Verbs that name modules. `exclude`, `retract`, `ignore` and `godebug` name none that is used. */
const VERBS: Readonly<Record<string, Role | 'module' | 'skip'>> = {
  require: 'runtime',
  replace: 'runtime',
  tool: 'tool',
  module: 'module',
  go: 'skip',
  toolchain: 'skip',
  exclude: 'skip',
  retract: 'skip',
  ignore: 'skip',
  use: 'skip',
  godebug: 'skip',
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  let block: string | undefined;
  let opened = 0;
  for (const line of lines(text)) {
    const [code, comment] = splitComment(text, line);
    const found = words(text, code);
    let verb = block;
    if (found[0]?.text === ')') {
      block = undefined;
      continue;
    }
    if (!block) {
      verb = found.shift()?.text;
      if (found[0]?.text === '(') {
        block = verb;
        opened = code[0];
        continue;
      }
    }
    if (verb === undefined || found.length === 0) continue;
    const kind = VERBS[verb];
    if (kind === undefined) {
      problems.push({ reason: 'syntax', id: 'unexpected', at: code[0], args: { what: verb } });
      continue;
    }
    if (kind === 'skip') continue;
    if (kind === 'module') continue; // our own name is not a dependency
    const group = verb === 'require' && comment.includes('indirect') ? 'indirect' : verb;
    if (found[0]?.text.startsWith('{{')) continue; // told as a computed name
    references.push(...read(text, verb, kind, group, found));
  }
  if (block) problems.push({ reason: 'syntax', id: 'unclosed', at: opened, args: { what: `${block} (` } });
  return { references, edges: [], problems };
}

function read(text: string, verb: string, role: Role, group: string, found: readonly Word[]): Reference[] {
  const arrow = found.findIndex(word => word.text === '=>');
  const sides = verb === 'replace' && arrow >= 0 ? [found.slice(0, arrow), found.slice(arrow + 1)] : [found];
  const out: Reference[] = [];
  for (const [side, [path, version]] of sides.entries()) {
    if (!path || isLocal(path.text)) continue; // a directory is a workspace matter, not a component
    const replaced = verb === 'replace' && side === 0 && arrow >= 0;
    out.push({
      clue: {
        kind: 'package',
        type: 'golang',
        name: path.text,
        ...(version && !version.text.startsWith('{{') ? { version: version.text } : {}),
      },
      token: path.span,
      whole: wholeLine(text, path.span),
      role,
      state: replaced ? 'replaced' : 'declared',
      certain: 'exact',
      group,
    });
  }
  return out;
}

function isLocal(path: string): boolean {
  return (
    path.startsWith('./') || path.startsWith('../') || path === '.' || path === '..' || path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)
  );
}

/** `//` starts a comment only at a word's start: a module path holds none, a quoted one may. */
function splitComment(text: string, [start, end]: Span): [Span, string] {
  const line = text.slice(start, end); // not behind it: a file without comments would be searched for each line
  for (let at = line.indexOf('//'); at >= 0; at = line.indexOf('//', at + 2)) {
    if (at === 0 || isSpace(line.charCodeAt(at - 1))) return [[start, start + at], line.slice(at)];
  }
  return [[start, end], ''];
}

function words(text: string, [start, end]: Span): Word[] {
  const out: Word[] = [];
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    if (code === 0x22 || code === 0x60) {
      const close = text.indexOf(text.charAt(at), at + 1);
      const stop = close < 0 || close > end ? end : close;
      out.push({ span: [at + 1, stop], text: text.slice(at + 1, stop) });
      at = stop + 1;
      continue;
    }
    if (code === 0x28 || code === 0x29) {
      out.push({ span: [at, at + 1], text: text.charAt(at) });
      at++;
      continue;
    }
    let stop = at;
    while (stop < end && !isSpace(text.charCodeAt(stop)) && text.charCodeAt(stop) !== 0x28 && text.charCodeAt(stop) !== 0x29) stop++;
    out.push({ span: [at, stop], text: text.slice(at, stop) });
    at = stop;
  }
  return out;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
