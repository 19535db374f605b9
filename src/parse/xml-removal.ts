// What to cut so that an element disappears cleanly: its whole lines where it stands alone on them, else the element.
import type { Span } from '../model.ts';
import { wholeLine } from './whole-line.ts';

export function removal(text: string, span: Span): Span {
  const [start, end] = wholeLine(text, span);
  return text.slice(start, span[0]).trim() === '' && text.slice(span[1], end).trim() === '' ? [start, end] : span;
}
