// README.chromium and its kin beside third-party code: `URL: https://…`.
// https://chromium.googlesource.com/chromium/src/+/main/third_party/README.chromium.template
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { origin } from './origin.ts';

export const readmeChromium: Format = {
  id: 'vendored/readme-chromium',
  files: 'chromium crashpad fuchsia google v8 webrtc dart angle skia pdfium vendored vendor third_party thirdparty upstream'
    .split(' ')
    .map(owner => ({ name: `README.${owner}` })),
  extract,
};

const FIELD = /^[ \t>*-]{0,8}(URL|Upstream|Source|Repository|Homepage|Origin|Download)[ \t]*:[ \t]*/i;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  let group = ''; // a field goes on in lines that are indented: several addresses
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, Math.min(end, start + 4096));
    const field = FIELD.exec(line);
    if (field?.[1]) group = field[1];
    else if (!/^[ \t]+\S/.test(line)) group = '';
    if (group === '') continue;
    const from = field?.[0].length ?? 0;
    for (const word of line.slice(from).matchAll(/[^\s,;<>()]+/g)) {
      const at: Span = [start + from + word.index, start + from + word.index + word[0].length];
      const found = origin(word[0], at, group);
      if (found) references.push(found);
    }
  }
  return { references, edges: [], problems: [] };
}
