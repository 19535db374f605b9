// Does something else in a TOML file speak of a table by its name? Then the table cannot go alone.
import type { Span } from '../model.ts';

/** `span` holds a table of a list of tables: `[[source]]` with its `name`. */
export function isNamedElsewhere(text: string, [from, to]: Span): boolean {
  const held = text.slice(from, to);
  if (!/^\s*\[\[/.test(held)) return false;
  const [, name] = /^[ \t]*name[ \t]*=[ \t]*["']([^"'\r\n]+)["']/m.exec(held) ?? [];
  if (name === undefined) return false;
  const around = [text.slice(0, from), text.slice(to)];
  return around.some(part => part.includes(`"${name}"`) || part.includes(`'${name}'`));
}
