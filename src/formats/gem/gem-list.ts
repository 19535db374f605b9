// A Ruby file that a Gemfile takes in with `eval_gemfile`, under whatever name. https://bundler.io/man/gemfile.5.html#EVAL-GEMFILE
import type { Format } from '../../model.ts';
import { readGemfile } from './read-gemfile.ts';

/** They are read as Gemfiles by their name. */
const GEMFILE = /(?:^|\/)(?:gems\.rb|[^/]*gemfile\.rb)$|(?:^|\/)gemfiles\/(?:.*\/)?[^/]*\.rb$/i;

export const gemList: Format = {
  id: 'gem/gem-list',
  files: [{ suffix: '.rb' }],
  sniff: head => /^[ \t]*gem[ (]["']/m.test(head),
  gated: true,
  extract: (source, near) => (GEMFILE.test(source.path) ? { references: [], edges: [], problems: [] } : readGemfile(source, near)),
};
