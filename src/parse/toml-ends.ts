// Where lines and strings of a TOML text end: each mark is looked up once for the stretch before it, so that all questions together are linear.

export interface TomlEnds {
  /** Of the line: its LF or CR, else the end of the text. */
  readonly line: (from: number) => number;
  /** The closing quote of a string or key on one line, or the line's end where there is none. */
  readonly quote: (quote: number, from: number) => number;
  /** The closing three of a long string; -1 where there are none. */
  readonly long: (quote: number, from: number) => number;
}

/** To be asked from the front to the back. */
export function tomlEnds(text: string): TomlEnds {
  const length = text.length;
  let lfFrom = 1;
  let lfAt = 0;
  let crFrom = 1;
  let crAt = 0;
  let slashFrom = 1;
  let slashAt = 0;
  let basicFrom = 1;
  let basicAt = 0;
  let literalFrom = 1;
  let literalAt = 0;
  let noLongBasic = false;
  let noLongLiteral = false;

  return { line, quote: closing, long };

  function line(from: number): number {
    if (from < lfFrom || from > lfAt) {
      lfFrom = from;
      lfAt = text.indexOf('\n', from);
      if (lfAt < 0) lfAt = length;
    }
    if (from < crFrom || from > crAt) {
      crFrom = from;
      crAt = text.indexOf('\r', from);
      if (crAt < 0) crAt = length;
    }
    return Math.min(lfAt, crAt);
  }

  function closing(quote: number, from: number): number {
    const end = line(from);
    if (quote === 0x27) {
      if (from < literalFrom || from > literalAt) {
        literalFrom = from;
        literalAt = text.indexOf("'", from);
        if (literalAt < 0) literalAt = length;
      }
      return Math.min(literalAt, end);
    }
    if (from < slashFrom || from > slashAt) {
      slashFrom = from;
      slashAt = text.indexOf('\\', from);
      if (slashAt < 0) slashAt = length;
    }
    if (from < basicFrom || from > basicAt) {
      basicFrom = from;
      basicAt = text.indexOf('"', from);
      if (basicAt < 0) basicAt = length;
    }
    const close = Math.min(basicAt, end);
    if (slashAt > close) return close;
    let next = slashAt;
    while (next < end) {
      const code = text.charCodeAt(next);
      if (code === 0x22) return next;
      next += code === 0x5c && next + 1 < end ? 2 : 1;
    }
    return end;
  }

  function long(quote: number, from: number): number {
    const basic = quote === 0x22;
    const fence = basic ? '"""' : "'''";
    let close = (basic ? noLongBasic : noLongLiteral) ? -1 : text.indexOf(fence, from);
    while (basic && close >= 0 && isEscaped(close, from)) close = text.indexOf(fence, close + 1);
    if (close < 0) {
      if (basic) noLongBasic = true;
      else noLongLiteral = true;
    }
    return close;
  }

  function isEscaped(quote: number, from: number): boolean {
    let back = quote;
    while (back > from && text.charCodeAt(back - 1) === 0x5c) back--;
    return (quote - back) % 2 === 1;
  }
}
