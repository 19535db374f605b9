// The literal beginning of a string: what stands before the first code in it.
import type { StringToken } from '../../parse/lexer.ts';

export function headOf({ text, parts }: StringToken): string {
  const code = parts.findIndex(part => part.kind === 'code');
  if (code < 0) return text;
  return parts
    .slice(0, code)
    .map(part => (part.kind === 'text' ? part.text : ''))
    .join('');
}
