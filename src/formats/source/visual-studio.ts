// Visual Studio projects: libraries that the linker gets, and assemblies that are referenced by name or path.
// https://learn.microsoft.com/cpp/build/reference/dot-lib-files-as-linker-input
import type { Extraction, Format, Source, Span } from '../../model.ts';
import { scanXml } from '../../parse/xml-scan.ts';
import { found } from './reference.ts';

export const visualStudio: Format = {
  id: 'source/visual-studio',
  files: ['vcxproj', 'vcproj', 'props', 'csproj', 'vbproj', 'fsproj'].map(suffix => ({ suffix: `.${suffix}` })),
  gated: true,
  extract,
};

const LISTS = new Set(['AdditionalDependencies', 'DelayLoadDLLs', 'HintPath']);

function extract({ text }: Source): Extraction {
  const into = found();
  const open: string[] = [];
  /** Names between `;` (or blanks, in old projects); macros are no names. */
  const list = (span: Span, group: string, separator: RegExp): void => {
    for (const part of text.slice(span[0], span[1]).matchAll(separator)) {
      const base = part[0].slice(Math.max(part[0].lastIndexOf('\\'), part[0].lastIndexOf('/')) + 1);
      const end = span[0] + part.index + part[0].length;
      if (/^[^%$()&]+$/.test(base) && base.length > 2) into.mark('load', base, [end - base.length, end], group);
    }
  };
  scanXml(text, {
    open({ name, attributes }) {
      open.push(name);
      for (const attribute of attributes) {
        if (attribute.name === 'AdditionalDependencies' || attribute.name === 'DelayLoadDLLs')
          list(attribute.span, attribute.name, /&quot;|(?:(?!&quot;)[^\s;"])+/g);
        else if (name === 'Reference' && attribute.name === 'Include') {
          const [from, to] = attribute.span;
          const comma = text.slice(from, to).indexOf(','); // `Name, Version=1.0.0.0, Culture=neutral`
          list([from, comma < 0 ? to : from + comma], 'Reference', /[^;]+/g);
        }
      }
    },
    text(_, span) {
      const name = open.at(-1) ?? '';
      if (LISTS.has(name)) list(span, name, /[^;\r\n\t ]+/g);
    },
    close() {
      open.pop();
    },
  });
  return { references: into.references, edges: [], problems: [] };
}
