// Removes a declaration, or a mirror setting so that the ecosystem's default applies; the document still parses afterwards.
import type { Finding, Place, Source, Span } from '../model.ts';
import { clojureEntry } from './clojure-entry.ts';
import { emptied } from './emptied.ts';
import type { Fix } from './fix.ts';
import { isNamedElsewhere } from './is-named-elsewhere.ts';
import { mentions } from './mentions.ts';
import { named } from './named.ts';
import { settingOf } from './setting-of.ts';

/**
 * Only what a person wrote goes: lock entries are left to the package manager (see `refresh`), and code that imports or loads a
 * component is more than its line. Never part of a fix-all.
 */
export function remove(_finding: Finding, place: Place, source: Source): Fix | undefined {
  const { state, clue, path, token, group } = place;
  const isSetting = state === 'configured' && clue.kind === 'host';
  const isClojure = isSetting && /\.(?:edn|clj|boot)$/i.test(path);
  const setting = isClojure ? clojureEntry(source, token) : isSetting ? settingOf(source, token) : undefined;
  const held = isClojure || /(?:^|\/)(?:poetry|\.?pdm)\.toml$/.test(path) ? setting : (place.whole ?? setting);
  const whole = held && dotted(source, held, token);
  if (!whole || state === 'resolved' || path !== source.path || whole[1] > source.text.length) return undefined;
  if (clue.kind !== 'package' && clue.kind !== 'host') return undefined;
  if (token[0] < whole[0] || token[1] > whole[1]) return undefined; // the text has changed since
  if (isValueAlone(source, whole) || isNamedElsewhere(source.text, whole) || isVariable(source, whole) || isNeeded(source, whole))
    return undefined;
  const name = named(clue);
  const title = isSetting
    ? `Remove the setting for ${name}, so that the default applies`
    : `Remove ${name} from ${group ?? path.slice(path.lastIndexOf('/') + 1)}`;
  const tidied = (span: Span): Span => tidy(source.text, span);
  const cut = emptied(source, tidied(comma(source.text, whole)), tidied);
  const own = isLines(source.text, cut) ? unstacked(source.text, cut) : cut;
  const spans = [...mentions(source, own), own].sort((a, b) => a[0] - b[0]);
  return { title, edits: spans.map(span => ({ path, span, text: '' })) };
}

/** In JSON a value without its key is no declaration: what is left would not parse. */
function isValueAlone({ path, text }: Source, [from]: Span): boolean {
  if (!/\.(?:jsonc?|json5|lock)$/i.test(path)) return false;
  let before = from;
  while (before > 0 && isSpace(text.charCodeAt(before - 1))) before--;
  return text[before - 1] === ':' && text[from] !== ',';
}

/** In a build script other lines may speak of what a line names. */
function isVariable({ path, text }: Source, [from, to]: Span): boolean {
  return (
    /\.(?:gradle|kts|groovy|sbt)$/i.test(path) &&
    /^\s*(?:(?:def|val|var|final|static|private|String)\s+)+\w+\s*=[^=]/.test(text.slice(from, to))
  );
}

/** A wrapper without the address of what it starts does not start. */
function isNeeded({ path, text }: Source, [from, to]: Span): boolean {
  return /-wrapper\.properties$/i.test(path) && /^\s*distributionUrl\b/.test(text.slice(from, to));
}

/** An item between brackets takes one comma with it, where its declaration does not hold it already. */
function comma(text: string, [from, to]: Span): Span {
  let before = from;
  while (before > 0 && isSpace(text.charCodeAt(before - 1))) before--;
  let after = to;
  while (after < text.length && isSpace(text.charCodeAt(after))) after++;
  const [left, right] = [text.charAt(before - 1), text.charAt(after)];
  if (right === ',' && '{[(,'.includes(left) && left !== '') {
    let end = after + 1;
    while (end < text.length && isBlank(text.charCodeAt(end))) end++;
    return [from, end];
  }
  if (left === ',' && '}])'.includes(right) && right !== '' && !text.slice(from, to).includes('\n')) return [before - 1, to];
  return [from, to];
}

/**
 * Where a declaration leaves nothing but blanks on its line, the line goes with it, and so does one of two empty lines that would
 * meet; where it leaves nothing but blanks between brackets, they go.
 */
function tidy(text: string, [from, to]: Span): Span {
  if (isLines(text, [from, to])) return unstacked(text, [from, to]);
  let start = from;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  let end = to;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  if ('{['.includes(text.charAt(start - 1)) && '}]'.includes(text.charAt(end)) && start > 0 && end < text.length) return [start, end];
  if ((start > 0 && !isEnd(text.charCodeAt(start - 1))) || end === text.length || !isEnd(text.charCodeAt(end))) return [from, to];
  return unstacked(text, [start, pastEnd(text, end)]);
}

/** In TOML a declaration may go on in the lines below, under the same dotted key: `name.version = …`, `name.features = …`. */
function dotted({ path, text }: Source, [from, to]: Span, [, named]: Span): Span {
  const after = text.charAt(named) === '"' || text.charAt(named) === "'" ? named + 1 : named;
  if (!path.endsWith('.toml') || text.charAt(after) !== '.' || text[from] === '[') return [from, to];
  const key = text.slice(from, after + 1);
  let end = to;
  while (end < text.length && isEnd(text.charCodeAt(end - 1)) && text.startsWith(key, end)) {
    const line = text.indexOf('\n', end);
    end = line < 0 ? text.length : line + 1;
  }
  return [from, end];
}

function isLines(text: string, [from, to]: Span): boolean {
  return (from === 0 || isEnd(text.charCodeAt(from - 1))) && to > from && isEnd(text.charCodeAt(to - 1));
}

/** `from` and `to` are beginnings of lines. */
function unstacked(text: string, [from, to]: Span): Span {
  const isEmptyBefore = from === 0 || (isEnd(text.charCodeAt(from - 1)) && isEmptyLineBefore(text, from));
  if (isEmptyBefore && to === text.length && from > 0)
    return [text.charCodeAt(from - 2) === 13 && text.charCodeAt(from - 1) === 10 ? from - 2 : from - 1, to];
  return isEmptyBefore && isEnd(text.charCodeAt(to)) ? [from, pastEnd(text, to)] : [from, to];
}

function isEmptyLineBefore(text: string, at: number): boolean {
  let before = at - 1;
  if (text.charCodeAt(before) === 10 && text.charCodeAt(before - 1) === 13) before--;
  return before === 0 || isEnd(text.charCodeAt(before - 1));
}

function pastEnd(text: string, at: number): number {
  return at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isSpace(code: number): boolean {
  return isBlank(code) || isEnd(code);
}

function isEnd(code: number): boolean {
  return code === 10 || code === 13;
}
