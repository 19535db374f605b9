// Visual Studio projects: libraries that the linker gets, and assemblies that are referenced by name or path.
// https://learn.microsoft.com/cpp/build/reference/dot-lib-files-as-linker-input
import type { Extraction, Format, Source, Span } from '../../model.ts';
import { scanXml } from '../../parse/xml-scan.ts';
import { folder } from './folder.ts';
import { pathIn } from './link-line.ts';
import { found } from './reference.ts';

export const visualStudio: Format = {
  id: 'source/visual-studio',
  files: ['vcxproj', 'vcproj', 'props', 'csproj', 'vbproj', 'fsproj', 'vcxitems', 'targets', 'wapproj'].map(suffix => ({
    suffix: `.${suffix}`,
  })),
  gated: true,
  extract,
};

/** Items that are copied or bound: `<Content Include="libs\HCNetSDK.dll">`, `<AndroidNativeLibrary Include=…>`. */
const FILES = new Set(['Include', 'Update', 'SourceFiles', 'HintPath']);
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
  const parts = (span: Span): readonly Span[] =>
    [...text.slice(span[0], span[1]).matchAll(/[^;\r\n\t"]+/g)].map(part => [span[0] + part.index, span[0] + part.index + part[0].length]);
  scanXml(text, {
    open({ name, attributes }) {
      open.push(name);
      for (const attribute of attributes) {
        if (attribute.name === 'AdditionalDependencies' || attribute.name === 'DelayLoadDLLs')
          list(attribute.span, attribute.name, /&quot;|(?:(?!&quot;)[^\s;"])+/g);
        else if (attribute.name === 'AdditionalLibraryDirectories')
          folder(text.slice(...attribute.span), attribute.span[0], attribute.name, into);
        else if (FILES.has(attribute.name)) for (const part of parts(attribute.span)) pathIn(text.slice(...part), part[0], into);
        if (name === 'Reference' && attribute.name === 'Include') {
          const [from, to] = attribute.span;
          const comma = text.slice(from, to).indexOf(','); // `Name, Version=1.0.0.0, Culture=neutral`
          list([from, comma < 0 ? to : from + comma], 'Reference', /[^;]+/g);
        }
      }
    },
    text(_, span) {
      const name = open.at(-1) ?? '';
      if (LISTS.has(name)) list(span, name, /[^;\r\n\t ]+/g);
      else if (name === 'AdditionalLibraryDirectories') for (const part of parts(span)) folder(text.slice(...part), part[0], name, into);
    },
    close() {
      open.pop();
    },
  });
  return { references: into.references, edges: [], problems: [] };
}
