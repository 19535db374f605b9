// Reads TOML 1.1 as a stream of events with offsets; recovers at the next line, never throws, never recurses. https://toml.io/en/v1.1.0
import { isBare, isBlank, isMark, isWaste } from './toml-chars.ts';
import type { TomlVisitor } from './toml-events.ts';
import { tomlLine } from './toml-line.ts';
import { LEVELS, tomlTokens } from './toml-tokens.ts';

interface Frame {
  kind: 'array' | 'table';
  opened: number;
  line: number;
  /** Where the member began that holds this container; -1 in an array. */
  member: number;
  /** Levels that the member's dotted key adds. */
  added: number;
  /** Whether the member's value is told: `value`: the key was, `key`: nothing of it is. */
  silent: 'no' | 'value' | 'key';
}

/** Linear in time. What lies behind the end of the text is never asked for: the loops would be compiled for it. */
export function scanToml(text: string, visitor: TomlVisitor): void {
  const length = text.length;
  const self = tomlTokens(text, visitor);
  const {
    path,
    peek,
    spaces,
    blank,
    blankInside,
    skipLine,
    restOfLine,
    skipDeep,
    keyPath,
    scalar,
    string,
    conflict,
    shown,
    tooDeep,
    problem,
  } = self;
  const frames: Frame[] = [];
  let open = 0; // how many of the frames are in use
  let arrays = 0; // how many of them are arrays
  let level = 0;
  let tableLevel = 0;
  let muted = false; // the table is skipped

  while (self.at < length) {
    blank();
    if (self.at >= length) break;
    const code = text.charCodeAt(self.at);
    if (code === 0x5b) header();
    else if (isMark(code) && tomlLine(text, self.at) === 'conflict') conflict();
    else statement();
  }

  function header(): void {
    const start = self.at;
    self.at++;
    const each = peek(self.at) === 0x5b;
    if (each) self.at++;
    muted = false;
    const count = keyPath();
    let closed = peek(self.at) === 0x5d;
    if (closed) self.at++;
    if (closed && each) {
      closed = peek(self.at) === 0x5d;
      if (closed) self.at++;
    }
    if (count === 0) problem('unexpected', self.at, { what: '[' });
    else {
      if (!closed) problem('unclosed', start, { what: each ? '[[' : '[' });
      tableLevel = count;
      if (count > LEVELS) {
        tooDeep(start);
        muted = true;
      } else muted = visitor.table?.(path, start, self.at, each ? 'each' : 'one') === 'skip';
    }
    restOfLine();
  }

  function statement(): void {
    const start = self.at;
    const count = keyPath();
    if (count === 0 || peek(self.at) !== 0x3d) {
      problem('unexpected', count === 0 ? start : self.at, { what: shown(count === 0 ? start : self.at) });
      skipLine();
      return;
    }
    self.at++;
    level = tableLevel + count;
    if (level > LEVELS) tooDeep(start);
    const silent = muted || level > LEVELS || visitor.key?.(path) === 'skip';
    if (silent) self.quiet++;
    spaces();
    const code = peek(self.at);
    const end = code === 0x5b || code === 0x7b ? container() : plain(code, start);
    if (silent) self.quiet--;
    if (!muted && level <= LEVELS) visitor.end?.(start, end);
    restOfLine();
  }

  /** A value that is no container; answers its end, or that of what stands before it where it is missing. */
  function plain(code: number, from: number): number {
    if (scalar(code)) return self.at;
    problem('unexpected', self.at, { what: shown(self.at) });
    let end = self.at;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    return end;
  }

  /** Reads one whole array or inline table; returns its end. */
  function container(): number {
    let end = self.at;
    let state: 'value' | 'element' | 'after' = 'value';
    while (true) {
      if (state === 'value') {
        spaces();
        const code = peek(self.at);
        if (code === 0x5b || code === 0x7b) {
          if (level + 1 > LEVELS) {
            tooDeep(self.at);
            skipDeep();
            end = self.at;
            state = 'after';
          } else {
            push(code === 0x5b ? 'array' : 'table');
            state = 'element';
          }
        } else {
          const before = self.at;
          const read = scalar(code);
          end = read ? self.at : end;
          if (!read) problem('unexpected', before, { what: shown(before) });
          state = 'after';
        }
        if (open === 0) return end;
        continue;
      }
      const frame = frames[open - 1];
      if (!frame) return end;
      const from = self.at;
      if (state === 'after' && frame.member >= 0) memberEnd(frame, end);
      const fresh = blankInside();
      if (self.at >= length || (fresh > 0 && isForeign(frame))) {
        self.at = Math.min(from, length);
        return abandon(from);
      }
      const code = text.charCodeAt(self.at);
      if (code === (frame.kind === 'array' ? 0x5d : 0x7d)) {
        self.at++;
        end = self.at;
        pop(self.at);
        if (open === 0) return end;
        state = 'after';
      } else if (code === 0x2c) {
        if (state === 'element') problem('unexpected', self.at, { what: ',' });
        self.at++;
        state = 'element';
      } else if (state === 'after') {
        // a table on one line, not closed: the next line is the next statement
        if (fresh > 0 && frame.kind === 'table' && frame.line === self.line - fresh) {
          problem('unclosed', frame.opened, { what: '{' });
          self.at = from;
          end = from;
          pop(from);
          if (open === 0) return end;
        } else {
          problem('unexpected', self.at, { what: shown(self.at) });
          if (code === 0x5d || code === 0x7d) {
            if ((code === 0x5d ? arrays : open - arrays) > 0) {
              end = from;
              pop(from); // the bracket of an outer one
              continue;
            }
            self.at++;
          } else if (code === 0x3d) self.at++;
          else state = 'element';
        }
      } else if (frame.kind === 'array') {
        if (code === 0x22 || code === 0x27) {
          string(code);
          end = self.at;
          if (peek(self.at) === 0x2c) self.at++;
          else state = 'after';
        } else if (code === 0x7d) {
          problem('unexpected', self.at, { what: '}' });
          self.at++;
        } else if (isWaste(code)) {
          problem('unexpected', self.at, { what: shown(self.at) });
          self.at++;
        } else state = 'value';
      } else {
        const before = self.at;
        const count = keyPath();
        if (count === 0) {
          problem('unexpected', before, { what: shown(before) });
          if (code === 0x5d && arrays > 0) {
            self.at = before;
            end = before;
            pop(before);
            state = 'after';
            continue;
          }
          self.at = Math.max(self.at, before + 1);
          continue;
        }
        if (peek(self.at) !== 0x3d) {
          problem('unexpected', self.at, { what: shown(self.at) });
          end = self.at;
          state = 'after';
          continue;
        }
        self.at++;
        frame.member = before;
        frame.added = count;
        level += count;
        if (level > LEVELS) {
          tooDeep(before);
          frame.silent = 'key';
        } else if (self.quiet === 0 && visitor.key?.(path) === 'skip') frame.silent = 'value';
        if (frame.silent !== 'no') self.quiet++;
        end = self.at;
        state = 'value';
      }
    }
  }

  function push(kind: 'array' | 'table'): void {
    const frame = frames[open];
    if (frame) {
      frame.kind = kind;
      frame.opened = self.at;
      frame.line = self.line;
    } else frames.push({ kind, opened: self.at, line: self.line, member: -1, added: 0, silent: 'no' });
    open++;
    if (kind === 'array') arrays++;
    level++;
    if (self.quiet === 0) visitor.open?.(kind, self.at);
    self.at++;
  }

  function pop(end: number): void {
    const frame = frames[open - 1];
    if (!frame) return;
    if (frame.member >= 0) memberEnd(frame, end);
    open--;
    if (frame.kind === 'array') arrays--;
    level--;
    if (self.quiet === 0) visitor.close?.(end);
  }

  function memberEnd(frame: Frame, end: number): void {
    if (frame.silent !== 'no') self.quiet--;
    level -= frame.added;
    if (self.quiet === 0 && frame.silent !== 'key') visitor.end?.(frame.member, Math.max(frame.member, end));
    frame.member = -1;
    frame.added = 0;
    frame.silent = 'no';
  }

  /** The value ends in the middle: closes what is open. */
  function abandon(end: number): number {
    const outer = frames[0];
    if (outer) problem('unclosed', outer.opened, { what: outer.kind === 'array' ? '[' : '{' });
    while (open > 0) pop(end);
    return end;
  }

  /** At a line's start inside brackets: does a header or a statement stand here, so that the bracket was never closed? */
  function isForeign(frame: Frame): boolean {
    const code = text.charCodeAt(self.at);
    return (code === 0x5b || (frame.kind === 'array' && isBare(code))) && tomlLine(text, self.at) !== undefined;
  }
}
