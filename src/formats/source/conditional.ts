// Which parts of a file stand under `#if`: never compiled (`#if 0`), or only where the project or its surroundings want it.
// https://en.cppreference.com/w/cpp/preprocessor/conditional
import type { Token } from '../../parse/lexer.ts';
import { isSymbol } from './calls.ts';
import type { Region } from './reference.ts';

type State = 'live' | 'optional' | 'dead';

interface Level {
  /** Of what stands around it. */
  readonly outer: State;
  /** A branch before was surely taken. */
  taken: boolean;
  now: State;
}

/** Names that the compiler or the platform sets: they choose between systems, not whether a thing is wanted. */
const PLATFORM =
  /^(?:_.*|defined|TARGET_(?:OS|IPHONE)\w*|(?:WIN|win)(?:32|64|dows)?|WINDOWS|windows|Windows|linux|LINUX|Linux|unix|UNIX|ANDROID|Android|APPLE|MACOS\w*|macOS|IOS|iOS|tvOS|watchOS|visionOS|Q_OS_\w+|UNICODE|NDEBUG|DEBUG|TRACE|NET\w*|os|arch|swift|compiler|targetEnvironment|simulator|x86_64|arm64|and|or|not)$/;

/** For `#if … #elif … #else … #endif` as C, C#, Objective-C and Swift write it. Include guards are no condition. */
export function conditional(tokens: readonly Token[]): readonly Region[] {
  const regions: Region[] = [];
  const levels: Level[] = [];
  let from = 0;
  const state = (): State => levels.at(-1)?.now ?? 'live';
  const change = (at: number, apply: () => void): void => {
    const before = state();
    apply();
    const after = state();
    if (before === after) return;
    if (before !== 'live' && from < at) regions.push({ span: [from, at], is: before });
    from = at;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (!isSymbol(token, '#') || (at > 0 && tokens[at - 1]?.kind !== 'line')) continue;
    const verb = tokens[at + 1];
    if (verb?.kind !== 'word') continue;
    const where = token.span[0];
    const top = levels.at(-1);
    if (verb.text === 'if' || verb.text === 'ifdef' || verb.text === 'ifndef') {
      const outer = state();
      const judged = isGuard(tokens, at) ? 'live' : judge(tokens, at + 2, verb.text === 'if');
      change(where, () => levels.push({ outer, taken: judged === 'always', now: worst(outer, judged) }));
    } else if ((verb.text === 'elif' || verb.text === 'elseif' || verb.text === 'elifdef' || verb.text === 'elifndef') && top) {
      const judged = top.taken ? 'dead' : judge(tokens, at + 2, verb.text === 'elif' || verb.text === 'elseif');
      change(where, () => {
        top.now = worst(top.outer, judged);
        top.taken ||= judged === 'always';
      });
    } else if (verb.text === 'else' && top) {
      change(where, () => {
        // the other side of a condition is as optional as the first; of `#if 0` it is what counts
        top.now = top.taken ? 'dead' : top.now === 'dead' ? top.outer : top.now;
      });
    } else if (verb.text === 'endif' && top) change(where, () => levels.pop());
  }
  const end = tokens.at(-1)?.span[1] ?? 0;
  const last = state();
  if (last !== 'live' && from < end) regions.push({ span: [from, end], is: last });
  return regions;
}

function worst(outer: State, judged: State | 'always'): State {
  const own = judged === 'always' ? 'live' : judged;
  return outer === 'dead' || own === 'dead' ? 'dead' : outer === 'optional' || own === 'optional' ? 'optional' : 'live';
}

/** `#ifndef NAME` before `#define NAME`. */
function isGuard(tokens: readonly Token[], at: number): boolean {
  const name = tokens[at + 2];
  if (tokens[at + 1]?.text !== 'ifndef' || name?.kind !== 'word') return false;
  let next = at + 3;
  while (tokens[next]?.kind === 'line') next++;
  return isSymbol(tokens[next], '#') && tokens[next + 1]?.text === 'define' && tokens[next + 2]?.text === name.text;
}

/** The condition runs to the end of its line. */
function judge(tokens: readonly Token[], from: number, isExpression: boolean): State | 'always' {
  const names: string[] = [];
  let count = 0;
  for (let at = from; tokens[at] && tokens[at]?.kind !== 'line'; at++, count++) {
    const token = tokens[at];
    if (token?.kind === 'word') names.push(token.text);
  }
  if (isExpression && count === 1 && (names[0] === '0' || names[0] === 'false' || names[0] === 'FALSE')) return 'dead';
  if (isExpression && count === 1 && (names[0] === '1' || names[0] === 'true')) return 'always';
  if (names.some(name => name === 'canImport' || name.startsWith('__has_'))) return 'optional';
  return names.every(name => PLATFORM.test(name) || /^\d/.test(name)) ? 'live' : 'optional';
}
