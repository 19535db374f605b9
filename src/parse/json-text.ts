// The text that a JSON, JSONC or JSON5 string or key stands for, escapes decoded. https://spec.json5.org/#escapes

/** Decodes `text[start, end)`, the part inside the quotes. Without a backslash it is a plain slice. */
export function jsonText(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return raw;
  const out: string[] = [];
  let from = 0;
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', from)) {
    out.push(raw.slice(from, at));
    const [decoded, next] = jsonEscape(raw, at + 1);
    out.push(decoded);
    from = next;
  }
  out.push(raw.slice(from));
  return out.join('');
}

const SHORT: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
  '\u2028': '',
  '\u2029': '',
};

/** What stands behind the backslash before `at`, decoded, and where it ends. */
export function jsonEscape(raw: string, at: number): readonly [decoded: string, next: number] {
  const letter = raw.charAt(at);
  if (letter === 'u') return hex(raw, at + 1, 4);
  if (letter === 'x') return hex(raw, at + 1, 2);
  if (letter === '\r') return ['', raw.charAt(at + 1) === '\n' ? at + 2 : at + 1]; // a line continuation
  if (letter === '0' && !isDigit(raw.charCodeAt(at + 1))) return ['\0', at + 1];
  return [SHORT[letter] ?? letter, at + 1];
}

function hex(raw: string, at: number, digits: number): readonly [decoded: string, next: number] {
  const text = raw.slice(at, at + digits);
  if (text.length < digits || !/^[0-9A-Fa-f]+$/.test(text)) return [raw.charAt(at - 1), at]; // half-typed: the letter stays
  return [String.fromCharCode(Number.parseInt(text, 16)), at + digits];
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
