// .gitmodules: where submodules are fetched from. https://git-scm.com/docs/gitmodules
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { parseIni } from '../../parse/ini.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';

export const gitmodules: Format = {
  id: 'git/gitmodules',
  files: [{ name: '.gitmodules' }],
  extract,
};

function extract({ text }: Source): Extraction {
  const { entries, problems } = parseIni(text);
  const references: Reference[] = [];
  for (const { section, key, value } of entries) {
    if (!/^submodule\b/i.test(section) || key.toLowerCase() !== 'url') continue;
    const address = value.text;
    const url = addressOf(address);
    if (!url) continue;
    // user and password are no part of the name
    const skipped = /^[a-z+]+:\/\/[^/@]*@/i.exec(address)?.[0].length ?? 0;
    const token: Span = sourceSpan(value, [skipped, address.length]);
    references.push({ clue: { kind: 'host', url }, token, role: 'source', state: 'declared', certain: 'exact', group: section });
  }
  return { references, edges: [], problems };
}

/** `undefined` for a path beside the superproject or on this disk: it names no host. */
function addressOf(text: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text.startsWith('file:') ? undefined : text.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
  if (/^[.\\/~]|^[A-Za-z]:[\\/]/.test(text)) return undefined;
  const scp = /^(?:[^@\s/]+@)?([\w.-]+):(?!\/\/)(\S.*)$/.exec(text.slice(0, 4096));
  return scp ? `ssh://${scp[1]}/${(scp[2] ?? '').replace(/^\/+/, '')}` : undefined;
}
