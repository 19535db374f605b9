// The text that a TOML string or key stands for, escapes decoded. https://toml.io/en/v1.1.0#string
import type { TomlScalar } from './toml-events.ts';

/** The decoded text of a string between two offsets inside its quotes; broken escapes stay as written. */
export function tomlText(text: string, kind: TomlScalar, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (kind === 'basic') return raw.includes('\\') ? unescaped(raw) : raw;
  if (kind !== 'long-basic' && kind !== 'long-literal') return raw;
  const body = raw.replace(/^\r?\n/, '').replaceAll('\r\n', '\n');
  return kind === 'long-basic' && body.includes('\\') ? unescaped(body) : body;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b', '"': '"', '\\': '\\' };

function unescaped(raw: string): string {
  return raw.replace(
    /\\(?:([btnfre"\\])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[ \t]*\n[ \t\n]*)/g,
    (all, simple?: string, x?: string, u?: string, long?: string) => {
      if (simple !== undefined) return ESCAPES[simple] ?? all;
      const hex = x ?? u ?? long;
      if (hex === undefined) return ''; // a line end that a backslash swallows, with the blank that follows
      const point = Number.parseInt(hex, 16);
      return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? all : String.fromCodePoint(point);
    },
  );
}
