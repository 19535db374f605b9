// Shell scripts: what they install and download. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
import type { Extraction, Format, Source } from '../../model.ts';
import { installCommands } from './install-command.ts';

export const shellScript: Format = {
  id: 'scripts/shell-script',
  files: [{ suffix: '.sh' }, { suffix: '.bash' }, { suffix: '.zsh' }, { suffix: '.ksh' }, { name: '.envrc' }],
  extract,
};

function extract({ text }: Source): Extraction {
  const { references, problems } = installCommands(text, { role: 'tool' });
  return { references, edges: [], problems };
}
