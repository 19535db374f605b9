// Gradle: local archives and libraries that a build takes in, the folders they lie in, and what its tasks download.
// https://docs.gradle.org/current/userguide/declaring_dependencies_basics.html https://github.com/michel-kraemer/gradle-download-task
import type { Extraction, Format, Role, Source, Span } from '../../model.ts';
import { groovy as GROOVY } from '../../parse/languages/groovy.ts';
import { kotlin as KOTLIN } from '../../parse/languages/kotlin.ts';
import { lex, type StringToken, type Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';
import { folder } from './folder.ts';
import { pathIn } from './link-line.ts';
import { type Found, found } from './reference.ts';

export const gradleFiles: Format = {
  id: 'source/gradle-files',
  files: [{ suffix: '.gradle' }, { suffix: '.gradle.kts' }],
  gated: true,
  extract,
};

/** They leave a file out of the package, or delete it. */
const OUT = new Set(
  'exclude excludes excludeEmptyDirs pickFirst pickFirsts doNotStrip keepDebugSymbols delete dontwarn println error info'.split(' '),
);
const FOLDERS = new Set(['jniLibs', 'flatDir', 'dirs', 'dir', 'srcDir', 'srcDirs', 'fileTree']);
/** What a task of a download plugin, Ant or Java itself is given. */
const DOWNLOADS = new Set(['src', 'URL', 'sourceUrl', 'downloadUrl']);
const ARCHIVE = /\.(?:zip|tar|tgz|gz|bz2|xz|7z|rar|jar|aar|har|so|dll|a|framework)(?:[?#]|$)/i;

function extract({ path, text }: Source): Extraction {
  const { tokens } = lex(text, /\.kts$/i.test(path) ? KOTLIN : GROOVY);
  const into = found();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind !== 'string') continue;
    const words = lineBefore(tokens, at);
    if (words.some(word => OUT.has(word))) continue;
    const [from, to] = token.inner;
    const raw = text.slice(from, Math.min(to, from + 2048));
    if (/^(?:https?|ftp):\/\//.test(raw)) download(token, raw, words, into);
    else if (tokens[at + 1]?.text === 'to' && tokens[at + 1]?.kind === 'word')
      continue; // `mapOf("dir" to "libs")`
    else if (words.some(word => FOLDERS.has(word)) && !/\.\w{1,4}$|\*/.test(raw)) folder(raw, from, 'folder', into);
    else if (words.at(-1) === 'name' && isFlat(text, tokens, at)) flat(raw, token.inner, tokens, at, roleOf(words), into);
    else if (!/\s/.test(raw) && !/[*$]/.test(raw.slice(raw.lastIndexOf('/') + 1))) pathIn(raw, from, into, roleOf(words));
  }
  return { references: into.references, edges: [], problems: [] };
}

/** The words of the statement before a token: to the end of the line before it, or of those that end open. */
function lineBefore(tokens: readonly Token[], at: number): readonly string[] {
  const words: string[] = [];
  for (let back = at - 1; back >= 0 && back > at - 40; back--) {
    const token = tokens[back];
    if (token?.kind === 'line') {
      const before = tokens[back - 1];
      if (!isSymbol(before, '[') && !isSymbol(before, '(') && !isSymbol(before, ',') && !isSymbol(before, '=')) break;
    } else if (isSymbol(token, ';') || isSymbol(token, '}')) break;
    else if (token?.kind === 'word') words.push(token.text);
  }
  return words.reverse();
}

/** A build type, or a flavour that a project may leave out: `debugImplementation`, `chinaImplementation`. */
function roleOf(words: readonly string[]): Role {
  const configuration = words
    .map(word => /^(\w*?)(?:[iI]mplementation|[aA]pi|[cC]ompile(?:Only)?|[rR]untimeOnly|[pP]rovided)$/.exec(word)?.[1])
    .find(one => one !== undefined);
  if (!configuration) return 'runtime';
  if (/^(?:test|androidTest)/i.test(configuration)) return 'test';
  return /^debug$/i.test(configuration) ? 'development' : /^release$/i.test(configuration) ? 'runtime' : 'optional';
}

/** `(name: 'open_ad_sdk', ext: 'aar')`: a file of a `flatDir`. */
function isFlat(text: string, tokens: readonly Token[], at: number): boolean {
  const ext = extension(tokens, at);
  return ext !== undefined && !/\bgroup\s*[:=]/.test(text.slice(Math.max(0, (tokens[at]?.span[0] ?? 0) - 80), tokens[at]?.span[0]));
}

function extension(tokens: readonly Token[], at: number): string | undefined {
  for (let next = at + 1; next < at + 10 && tokens[next] && tokens[next]?.kind !== 'line'; next++) {
    const value = tokens[next + 2];
    if (tokens[next]?.text === 'ext' && value?.kind === 'string') return value.text;
  }
  return undefined;
}

function flat(raw: string, span: Span, tokens: readonly Token[], at: number, role: Role, into: Found): void {
  const ext = extension(tokens, at) ?? '';
  if (/^[\w.+-]+$/.test(raw) && /^(?:aar|jar|so)$/.test(ext)) into.mark('file', `${raw}.${ext}`, span, 'archive file', 'exact', role);
}

function download(token: StringToken, raw: string, words: readonly string[], into: Found): void {
  const isTask = words.some(word => DOWNLOADS.has(word));
  if (!isTask && !(ARCHIVE.test(raw) && !words.includes('maven'))) return;
  const literal = /^[^$]*/.exec(raw)?.[0] ?? '';
  if (/:\/\/[^/]+/.test(literal))
    into.add({ kind: 'host', url: raw }, token.inner, 'download', literal === raw ? 'exact' : 'partial', 'source');
}
