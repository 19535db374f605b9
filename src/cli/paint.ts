// Colours of the terminal report, by severity; plain text where nobody would see them.
import { type Paint, plain } from '../report/text.ts';

export function paintFor(color: 'auto' | 'always' | 'never', isTerminal: boolean, noColor: string | undefined): Paint {
  const on = color === 'always' || (color === 'auto' && isTerminal && !noColor);
  if (!on) return plain;
  const code = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
  return { error: code(31, 39), warning: code(33, 39), information: code(36, 39), none: code(90, 39), dim: code(2, 22), bold: code(1, 22) };
}
