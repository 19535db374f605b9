// .yarnrc of yarn 1: registries and mirrors, a key and a value a line. https://classic.yarnpkg.com/lang/en/docs/yarnrc/
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { addressReference } from './address-reference.ts';

export const yarnrc: Format = { id: 'npm/yarnrc', files: [{ name: '.yarnrc' }], extract };

function extract({ text }: Source): Extraction {
  const nul = text.indexOf('\0');
  if (nul >= 0) return { references: [], edges: [], problems: [{ reason: 'encoding', id: 'not-text', at: nul }] };
  const references: Reference[] = [];
  for (const found of text.matchAll(/^\uFEFF?[ \t]*("[^"\r\n]*"|[^\s"#]+)[ \t]+("[^"\r\n]*"|[^\s"]+)/gm)) {
    const [all, key = '', value = ''] = found;
    const end = found.index + all.length;
    const quoted = value.startsWith('"');
    const span = [end - value.length + (quoted ? 1 : 0), quoted ? end - 1 : end] as const;
    const reference = addressReference(text, span, key.replaceAll('"', ''), wholeLine(text, span));
    if (reference) references.push(reference);
  }
  return { references, edges: [], problems: [] };
}
