// Gemfile, gems.rb: what a Ruby project asks for and from which sources. https://bundler.io/man/gemfile.5.html
import type { Format } from '../../model.ts';
import { readGemfile } from './read-gemfile.ts';

export const gemfile: Format = {
  id: 'gem/gemfile',
  files: [
    { name: 'Gemfile' },
    { name: 'gems.rb' },
    { suffix: '.gemfile' },
    { prefix: 'Gemfile.' },
    { suffix: 'gemfile.rb' },
    { under: 'gemfiles', suffix: '.rb' },
  ],
  sniff: head => !/^(?:GEM|GIT|PATH|PLATFORMS|DEPENDENCIES)\r?$/m.test(head), // Gemfile.lock has its own reader
  extract: readGemfile,
};
