// Environment files: settings that say where packages come from, such as GOPROXY and PIP_INDEX_URL. https://docs.docker.com/reference/compose-file/services/#env_file-format
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { addresses, namesRegistry } from './addresses.ts';

export const envFile: Format = {
  id: 'scripts/env-file',
  files: [{ name: '.env' }, { prefix: '.env.' }, { suffix: '.env' }, { name: 'go.env' }],
  extract,
};

/** Names of package tools; any other address of an application's own settings is none of ours. */
const TOOLS =
  /^(?:GO|PIP|UV|NPM|YARN|PNPM|BUN|CARGO|RUSTUP|GEM|BUNDLE|RUBYGEMS|NUGET|MAVEN|GRADLE|COMPOSER|CONDA|POETRY|PDM|HOMEBREW|NVM|NODE|ELECTRON|PUPPETEER|PLAYWRIGHT|SASS|HF|MODELSCOPE|FLUTTER|PUB|DOCKER|APT|DENO|JSR|OHPM)(?:_|[A-Z]*PROXY|SUMDB)/i;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    const lf = text.indexOf('\n', start);
    const end = lf < 0 ? text.length : lf;
    const line = text.slice(start, Math.min(end, start + 4096));
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    if (name && TOOLS.test(name) && (namesRegistry(name) || /SUMDB/i.test(name))) {
      for (const { url, span } of addresses(line)) {
        references.push({
          clue: { kind: 'host', url },
          token: [span[0] + start, span[1] + start],
          role: 'source',
          state: 'configured',
          certain: 'exact',
          group: name,
        });
      }
    }
    start = end + 1;
  }
  return { references, edges: [], problems: [] };
}
