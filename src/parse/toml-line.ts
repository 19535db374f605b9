// What a line of TOML begins with, looked at without reading it: so that an open bracket does not swallow the rest of a file.

/** `at` is the first character of the line that is not blank. `undefined`: something else, or nothing that can be told. */
export function tomlLine(text: string, at: number): 'header' | 'statement' | 'conflict' | undefined {
  if (at >= text.length) return undefined;
  const code = text.charCodeAt(at);
  if (code === 0x5b) return isHeader(text, at) ? 'header' : undefined;
  if (code >= 0x3c && code <= 0x7c && (code <= 0x3e || code === 0x7c)) return isConflict(text, at, code) ? 'conflict' : undefined;
  return isBare(code) && isStatement(text, at) ? 'statement' : undefined;
}

function isStatement(text: string, at: number): boolean {
  let end = at;
  while (isBare(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2e) end++;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  return text.charCodeAt(end) === 0x3d;
}

function isHeader(text: string, at: number): boolean {
  let end = at + 1;
  if (text.charCodeAt(end) === 0x5b) end++;
  while (text.charCodeAt(end) === 32) end++;
  const start = end;
  while (isBare(text.charCodeAt(end))) end++;
  const first = text.charCodeAt(start);
  if (end === start || isDigit(first) || first === 0x2d || /^(?:true|false|inf|nan)$/.test(text.slice(start, Math.min(end, start + 6)))) {
    return false;
  }
  while (end < text.length && text.charCodeAt(end) !== 0x5d && text.charCodeAt(end) !== 0x2c && !isEnd(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) !== 0x5d) return false;
  while (text.charCodeAt(end) === 0x5d) end++;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  return end >= text.length || isEnd(text.charCodeAt(end)) || text.charCodeAt(end) === 0x23;
}

/** Seven of them from the very start of the line. */
function isConflict(text: string, at: number, code: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (at > 0 && !isEnd(before) && before !== 0xfeff) return false;
  for (let offset = 1; offset < 7; offset++) if (text.charCodeAt(at + offset) !== code) return false;
  const next = text.charCodeAt(at + 7);
  return at + 7 >= text.length || next === 32 || isEnd(next);
}

function isBare(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isEnd(code: number): boolean {
  return code === 10 || code === 13;
}
