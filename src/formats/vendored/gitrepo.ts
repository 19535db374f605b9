// .gitrepo: which repository git-subrepo copied the folder from. https://github.com/ingydotnet/git-subrepo#the-gitrepo-file
import type { Extraction, Format, Source } from '../../model.ts';
import { parseIni } from '../../parse/ini.ts';
import { sourceSpan } from '../../parse/mapped-text.ts';
import { origin } from './origin.ts';

export const gitrepo: Format = { id: 'vendored/gitrepo', files: [{ name: '.gitrepo' }], extract };

function extract({ text }: Source): Extraction {
  const { entries, problems } = parseIni(text);
  const references = entries.flatMap(({ section, key, value }) => {
    const found =
      section === 'subrepo' && key === 'remote' ? origin(value.text, sourceSpan(value, [0, value.text.length]), section) : undefined;
    return found ? [found] : [];
  });
  return { references, edges: [], problems };
}
