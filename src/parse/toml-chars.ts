// Which characters may stand where in TOML, by their code.

export function isBare(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f
  );
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** May begin a conflict marker. */
export function isMark(code: number): boolean {
  return (code >= 0x3c && code <= 0x3e) || code === 0x7c;
}

/** Part of a bare value: anything but blank, brackets, commas, quotes, equals and comments. */
export function isWord(code: number): boolean {
  return (
    code > 32 &&
    code !== 0x2c &&
    code !== 0x5b &&
    code !== 0x5d &&
    code !== 0x7b &&
    code !== 0x7d &&
    code !== 0x23 &&
    code !== 0x3d &&
    code !== 0x22 &&
    code !== 0x27
  );
}

/** Can begin no value and would not be passed by reading one. */
export function isWaste(code: number): boolean {
  return code === 0x3d || code <= 32;
}
