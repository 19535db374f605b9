// The `# /// script` block of a Python script: its own requirements. https://packaging.python.org/en/latest/specifications/inline-script-metadata/
import type { Extraction, Format, Source } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { parseToml } from '../../parse/toml.ts';
import { tomlAt } from '../../parse/toml-at.ts';
import { requirementList } from './toml-requirements.ts';
import { uvSettings } from './uv-settings.ts';

export const scriptBlock: Format = {
  id: 'pypi/script-block',
  files: [{ suffix: '.py' }],
  sniff: head => /^# \/\/\/ script\s*$/m.test(head),
  extract,
};

function extract({ text }: Source): Extraction {
  const block = read(text);
  if (block === undefined) return { references: [], edges: [], problems: [] };
  const { root, problems } = parseToml(block);
  const references = [...requirementList(block, tomlAt(root, 'dependencies'), 'runtime', 'script')];
  const uv = tomlAt(root, 'tool', 'uv');
  if (uv?.kind === 'table') references.push(...uvSettings(block, uv));
  return { references, edges: [], problems };
}

/** The block as TOML, with every offset where it is in the script: what does not belong to it is blank. */
function read(text: string): string | undefined {
  let out: string[] | undefined;
  let last = 0;
  for (const [from, to] of lines(text)) {
    const line = text.slice(from, to);
    if (!out) {
      if (/^# \/\/\/ script\s*$/.test(line)) {
        out = [' '.repeat(to)];
        last = to;
      }
      continue;
    }
    if (line.charCodeAt(0) !== 0x23 || /^# \/\/\/\s*$/.test(line)) break;
    out.push(
      text.slice(last, from),
      line.replace(/^# ?/, mark => ' '.repeat(mark.length)),
    );
    last = to;
  }
  return out?.join('');
}
