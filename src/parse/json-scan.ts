// Reads JSON, JSONC and JSON5 as a stream of events with the live path: one pass, no recursion, nothing allocated for what is passed over.
// https://www.rfc-editor.org/rfc/rfc8259 https://spec.json5.org
import type { Problem, ProblemId, Reason, Span } from '../model.ts';
import { jsonText } from './json-text.ts';

/** Where the scanner stands. It is live: read it inside the event, do not keep it. Level 0 is the outermost key. */
export interface JsonPath {
  /** How many keys or indexes lead to the value; 0 for the root. */
  depth(): number;
  /** Compares the key of a level without allocating; `false` for an array's level. */
  is(level: number, key: string): boolean;
  /** The decoded key of a level; an index in decimal for an array's level. */
  key(level: number): string;
  /** The key inside its quotes; empty for an array's level. */
  keySpan(level: number): Span;
  /** Where the member begins: its key's opening quote. -1 for an array's level. */
  keyStart(level: number): number;
}

export interface JsonVisitor {
  /** An object (`{`) or array (`[`) begins at `start`. `false`: no events for its content, and no `leave`. */
  readonly enter?: (path: JsonPath, start: number) => boolean | undefined;
  /** It ended; `end` is behind its bracket. The path is that of the object or array itself. */
  readonly leave?: (path: JsonPath, end: number) => void;
  /** A string, number or word: `from` and `to` lie inside its quotes, `start` and `end` around them. */
  readonly scalar?: (path: JsonPath, from: number, to: number, start: number, end: number) => void;
  /** A key that has no value, half-typed. */
  readonly lone?: (path: JsonPath) => void;
}

export const JSON_LEVELS = 1000;
/** Damage is told, not counted. */
const MOST_PROBLEMS = 50;
const OBJECT = 1;
const ARRAY = 2;
/** Deeper conflicts are read without their place being restored. */
const CONFLICT_LEVELS = 64;

interface Level {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/**
 * Comments, trailing commas, single quotes, unquoted keys and JSON5 numbers are taken as they come, without a Problem.
 * Offsets are UTF-16, half-open. Returns what could not be understood, in order; every event before and after it was sent all the same.
 * Duplicate keys send both members. Both sides of a merge conflict are read. Containers deeper than 1,000 levels are passed over.
 */
export function scanJson(text: string, visitor: JsonVisitor): readonly Problem[] {
  const length = text.length;
  const problems: Problem[] = [];
  const nul = text.indexOf('\0');
  if (nul >= 0) return [{ reason: 'encoding', id: 'not-text', at: nul }];

  let at = 0;
  let depth = 0; // open containers; level d's key or index is kept at d - 1
  let quiet = Number.POSITIVE_INFINITY; // no events for values whose path is longer
  let wantsValue = false; // behind a key
  let wantsColon = false; // behind a key without its colon
  let afterValue = false; // a comma is due
  let rootKind = 0;
  let objects = 0;
  let arrays = 0;
  const kinds: number[] = [0];
  const starts: number[] = [0];
  const keyFrom: number[] = [];
  const keyTo: number[] = [];
  const keyAt: number[] = [];
  const escaped: boolean[] = [];
  const index: number[] = [];

  // the next line end and backslash, looked up once for each stretch between them
  let eolFrom = 1;
  let eolAt = 0;
  let slashFrom = 1;
  let slashAt = 0;
  let noCommentEnd = false;
  let unexpectedUntil = -1;

  // merge conflicts
  let conflict: readonly Level[] | undefined;
  let lowest = 0;
  let noMiddle = false;

  const path: JsonPath = {
    depth: () => depth,
    is(level, key) {
      const from = keyFrom[level] ?? 0;
      const to = keyTo[level] ?? 0;
      if (kinds[level + 1] !== OBJECT || level >= depth) return false;
      if (to - from === key.length) return text.startsWith(key, from);
      return escaped[level] === true && jsonText(text, from, to) === key;
    },
    key(level) {
      if (kinds[level + 1] !== OBJECT) return String(index[level] ?? 0);
      const from = keyFrom[level] ?? 0;
      const to = keyTo[level] ?? 0;
      return escaped[level] ? jsonText(text, from, to) : text.slice(from, to);
    },
    keySpan: level => (kinds[level + 1] === OBJECT ? [keyFrom[level] ?? 0, keyTo[level] ?? 0] : [0, 0]),
    keyStart: level => (kinds[level + 1] === OBJECT ? (keyAt[level] ?? -1) : -1),
  };

  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      let next = at + 1; // a local: indents are a fifth of a lockfile
      while (next < length && isPlainBlank(text.charCodeAt(next))) next++;
      at = next;
    } else if (code === 0x22 || code === 0x27) token(string(code));
    else if (code === 0x2c) comma();
    else if (code === 0x7b) open(OBJECT);
    else if (code === 0x5b) open(ARRAY);
    else if (code === 0x7d) close(OBJECT);
    else if (code === 0x5d) close(ARRAY);
    else if (code === 0x3a) {
      report('unexpected', at, ':');
      at++;
    } else if (code === 0x2f) slash();
    else if (isBlank(code)) at++;
    else if ((code === 0x3c || code === 0x3d || code === 0x3e || code === 0x7c) && isConflict(code)) marker(code);
    else token(word());
  }
  if (depth > 0) report('unclosed', starts[depth] ?? 0, kinds[depth] === OBJECT ? '{' : '[');
  while (depth > 0) leave(length);
  return problems;

  // ── tokens ──────────────────────────────────────────────────────────────────────────────────

  /** Sets no state; answers the end behind the closing quote, negative where the quote is missing. */
  function string(quote: number): number {
    const mark = quote === 0x22 ? '"' : "'";
    let from = at + 1;
    let found = text.indexOf(mark, from);
    if (found >= 0 && found < eolAt && found < slashAt && from >= eolFrom && from >= slashFrom) return found + 1; // nothing to look up
    for (;;) {
      if (found >= 0 && found < from) found = text.indexOf(mark, from);
      const end = found < 0 ? length : found;
      const backslash = nextSlash(from);
      const line = nextEol(from);
      if (backslash < end && backslash < line) {
        from = backslash + 2;
        if (text.charCodeAt(backslash + 1) === 0x0d && text.charCodeAt(from) === 0x0a) from++;
        continue;
      }
      if (line < end || found < 0) {
        report('unclosed', at, mark);
        return -Math.max(at + 1, Math.min(line, length));
      }
      return end + 1;
    }
  }

  function word(): number {
    let end = at + 1;
    for (; end < length; end++) {
      const code = text.charCodeAt(end);
      if (code <= 0x20 || code === 0x2c || code === 0x3a || code === 0x22 || code === 0x27) break;
      if (code === 0x7b || code === 0x7d || code === 0x5b || code === 0x5d) break;
      if (code === 0x2f && isComment(end)) break;
      if (code > 0x7f && isBlank(code)) break;
    }
    return end;
  }

  /** A string or word from `at`; what follows it decides whether it is a key. */
  function token(reach: number): void {
    const closed = reach >= 0;
    const end = closed ? reach : -reach;
    const start = at;
    const first = text.charCodeAt(start);
    const quoted = first === 0x22 || first === 0x27;
    at = end;
    blanks();
    if (text.charCodeAt(at) === 0x3a) {
      if (kinds[depth] === ARRAY && kinds[depth - 1] === OBJECT) {
        report('unclosed', starts[depth] ?? 0, '['); // a member among items: the array was not closed
        leave(start);
      } else if (depth === 0 && rootKind === OBJECT) reopen(start);
      if (kinds[depth] === OBJECT) {
        if (wantsValue) lone();
        else due(start);
        key(start, end, quoted, closed);
        at++;
        return;
      }
    }
    if (kinds[depth] === OBJECT && !wantsValue) {
      due(start);
      wantsColon = true;
      key(start, end, quoted, closed);
      return;
    }
    due(start);
    if (depth === 0) root(3, start);
    else if (kinds[depth] === ARRAY) index[depth - 1] = (index[depth - 1] ?? -1) + 1;
    wantsValue = false;
    afterValue = true;
    if (depth <= quiet) visitor.scalar?.(path, quoted ? start + 1 : start, inner(start, end, quoted, closed), start, end);
  }

  function key(start: number, end: number, quoted: boolean, closed: boolean): void {
    const from = quoted ? start + 1 : start;
    const to = Math.max(from, inner(start, end, quoted, closed));
    keyAt[depth - 1] = start;
    keyFrom[depth - 1] = from;
    keyTo[depth - 1] = to;
    escaped[depth - 1] = nextSlash(from) < to;
    wantsValue = true;
    afterValue = false;
  }

  /** The end of what stands inside the quotes; where the closing one is missing, blanks and commas are not part of it. */
  function inner(start: number, end: number, quoted: boolean, closed: boolean): number {
    if (!quoted) return end;
    if (closed) return end - 1;
    let to = end;
    while (to > start + 1 && (isBlank(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === 0x2c)) to--;
    return to;
  }

  function comma(): void {
    if (wantsValue) lone();
    else if (!afterValue) report('unexpected', at, ',');
    afterValue = false;
    at++;
  }

  /** A comma or colon is missing before what stands at `start`. */
  function due(start: number): void {
    if (wantsColon || (afterValue && depth > 0)) report('unexpected', start, text.slice(start, start + 40).split(/[\r\n]/)[0] ?? '');
    wantsColon = false;
  }

  /** A key stays without its value. */
  function lone(): void {
    wantsValue = false;
    wantsColon = false;
    report('unexpected', keyAt[depth - 1] ?? at, path.key(depth - 1).slice(0, 40));
    if (depth <= quiet) visitor.lone?.(path);
  }

  // ── containers ──────────────────────────────────────────────────────────────────────────────

  function open(kind: number): void {
    due(at);
    if (depth === JSON_LEVELS) {
      overflow();
      return;
    }
    if (kinds[depth] === OBJECT && !wantsValue) {
      report('unexpected', at, kind === OBJECT ? '{' : '[');
      keyAt[depth - 1] = keyFrom[depth - 1] = keyTo[depth - 1] = at;
    } else if (kinds[depth] === ARRAY) index[depth - 1] = (index[depth - 1] ?? -1) + 1;
    else if (depth === 0) root(kind, at);
    enter(kind, at);
    at++;
  }

  function enter(kind: number, start: number): void {
    if (depth <= quiet && visitor.enter?.(path, start) === false) quiet = depth;
    depth++;
    kinds[depth] = kind;
    starts[depth] = start;
    index[depth - 1] = -1;
    keyAt[depth - 1] = keyFrom[depth - 1] = keyTo[depth - 1] = start;
    escaped[depth - 1] = false;
    if (kind === OBJECT) objects++;
    else arrays++;
    wantsValue = false;
    wantsColon = false;
    afterValue = false;
  }

  function close(kind: number): void {
    if (kind === OBJECT ? objects === 0 : arrays === 0) {
      report('unexpected', at, kind === OBJECT ? '}' : ']');
      at++;
      return;
    }
    while (kinds[depth] !== kind) {
      report('unclosed', starts[depth] ?? 0, kinds[depth] === OBJECT ? '{' : '[');
      leave(at);
    }
    at++;
    leave(at);
  }

  function leave(end: number): void {
    if (wantsValue) lone();
    if (kinds[depth] === OBJECT) objects--;
    else arrays--;
    depth--;
    if (depth < lowest) lowest = depth;
    wantsValue = false;
    afterValue = true;
    if (depth === quiet) quiet = Number.POSITIVE_INFINITY;
    else if (depth < quiet) visitor.leave?.(path, end);
  }

  function root(kind: number, start: number): void {
    if (rootKind !== 0) report('unexpected', start, text.charAt(start));
    rootKind ||= kind;
  }

  /** A bracket too many closed the root: what follows still belongs to it. */
  function reopen(start: number): void {
    report('unexpected', start, text.charAt(start));
    enter(OBJECT, start);
  }

  /** Deeper than we keep a path: brackets are counted, whatever their kind. */
  function overflow(): void {
    if (!problems.some(problem => problem.id === 'too-deep')) {
      problems.push({ reason: 'size', id: 'too-deep', at, args: { levels: JSON_LEVELS } });
    }
    let beyond = 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 0x22 || code === 0x27) at = Math.abs(string(code));
      else if (code === 0x2f && isComment(at)) slash();
      else {
        at++;
        if (code === 0x7b || code === 0x5b) beyond++;
        else if ((code === 0x7d || code === 0x5d) && --beyond === 0) break;
      }
    }
    wantsValue = false;
    afterValue = true;
  }

  // ── blanks, comments, line ends ─────────────────────────────────────────────────────────────

  function blanks(): void {
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code > 0x2f && code <= 0x7f) return; // a colon, mostly
      if (isBlank(code)) at++;
      else if (code === 0x2f && isComment(at)) slash();
      else return;
    }
  }

  function isComment(offset: number): boolean {
    const next = text.charCodeAt(offset + 1);
    return next === 0x2f || next === 0x2a;
  }

  function slash(): void {
    if (text.charCodeAt(at + 1) === 0x2f) at = nextEol(at);
    else if (text.charCodeAt(at + 1) === 0x2a) {
      const end = noCommentEnd ? -1 : text.indexOf('*/', at + 2);
      if (end < 0) {
        noCommentEnd = true;
        report('unclosed', at, '/*');
        at = nextEol(at); // half-typed: the next line is read again
      } else at = end + 2;
    } else {
      report('unexpected', at, '/');
      at++;
    }
  }

  function nextEol(from: number): number {
    if (from >= eolFrom && from <= eolAt) return eolAt;
    eolFrom = from;
    const lf = text.indexOf('\n', from);
    eolAt = lf < 0 ? length : lf;
    if (text.charCodeAt(eolAt - 1) === 0x0d && eolAt > from) eolAt--;
    return eolAt;
  }

  function nextSlash(from: number): number {
    if (from >= slashFrom && from <= slashAt) return slashAt;
    slashFrom = from;
    const found = text.indexOf('\\', from);
    slashAt = found < 0 ? length : found;
    return slashAt;
  }

  // ── damage ──────────────────────────────────────────────────────────────────────────────────

  function report(id: ProblemId, where: number, what: string): void {
    if (problems.length >= MOST_PROBLEMS) return;
    if (id === 'unexpected') {
      if (where < unexpectedUntil) return; // one for a line
      unexpectedUntil = nextEol(where);
    }
    const reason: Reason = 'syntax';
    problems.push({ reason, id, at: Math.min(where, length), args: { what } });
  }

  function isConflict(code: number): boolean {
    if (at > 0 && text.charCodeAt(at - 1) !== 0x0a && text.charCodeAt(at - 1) !== 0x0d) return false;
    for (let offset = 1; offset < 7; offset++) if (text.charCodeAt(at + offset) !== code) return false;
    return true;
  }

  /** `<<<<<<<` remembers the place, `=======` returns to it, so that the second side reads like the first. The base between `|||||||` and `=======` is neither side. */
  function marker(code: number): void {
    if (code === 0x3c) {
      if (problems.length < MOST_PROBLEMS) problems.push({ reason: 'syntax', id: 'conflict', at });
      conflict = undefined;
      if (depth <= CONFLICT_LEVELS) {
        conflict = Array.from({ length: depth }, (_, level) => ({
          kind: kinds[level + 1] ?? OBJECT,
          from: keyFrom[level] ?? 0,
          to: keyTo[level] ?? 0,
          at: keyAt[level] ?? 0,
        }));
      }
      lowest = depth;
    } else if (code === 0x7c) {
      const middle = noMiddle ? -1 : text.indexOf('\n=======', at);
      if (middle < 0) noMiddle = true;
      else {
        at = middle + 1;
        return;
      }
    } else if (code === 0x3d && conflict) {
      while (depth > lowest) leave(at);
      restore(conflict, depth - 1);
      for (let level = depth; level < conflict.length; level++) {
        enter(conflict[level]?.kind ?? OBJECT, at);
        restore(conflict, level);
      }
      conflict = undefined;
      wantsValue = false;
      afterValue = false;
    }
    at = nextEol(at);
  }

  function restore(saved: readonly Level[], level: number): void {
    const { from, to, at: start } = saved[level] ?? {};
    if (from === undefined || to === undefined || start === undefined) return;
    keyFrom[level] = from;
    keyTo[level] = to;
    keyAt[level] = start;
    escaped[level] = text.slice(from, to).includes('\\');
  }
}

function isPlainBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  return (
    code > 0x7f &&
    (code === 0xa0 ||
      code === 0xfeff ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x3000 ||
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a))
  );
}
