// Makefiles and justfiles: what their recipes install and download. https://www.gnu.org/software/make/manual/html_node/Recipes.html https://just.systems/man/en/
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { addresses, namesRegistry } from './addresses.ts';
import { installCommands } from './install-command.ts';

export const recipes: Format = {
  id: 'scripts/recipes',
  files: [
    { name: 'Makefile' },
    { name: 'GNUmakefile' },
    { prefix: 'Makefile.' },
    { suffix: '.mk' },
    { suffix: '.mak' },
    { name: 'justfile' },
    { name: '.justfile' },
    { suffix: '.just' },
  ],
  extract,
};

const MOST_PROBLEMS = 20;

/** Indented lines are recipes, each a shell of its own with the lines it is continued by; `NAME = address` sets a registry. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    const end = logicalEnd(text, start);
    const line = text.slice(start, end);
    const from = start;
    if (/^[ \t]/.test(line)) {
      const found = installCommands(line, { role: 'tool', place: ([a, b]) => [a + from, b + from] });
      for (const one of found.references) references.push(one);
      if (problems.length < MOST_PROBLEMS) for (const one of found.problems) problems.push(one);
    } else {
      const name = /^(?:export\s+|override\s+)*([A-Za-z_][\w.-]*)\s*[:?+]{0,3}=/.exec(line)?.[1];
      if (name && namesRegistry(name)) {
        for (const { url, span } of addresses(line)) {
          references.push({
            clue: { kind: 'host', url },
            token: [span[0] + from, span[1] + from],
            role: 'source',
            state: 'configured',
            certain: 'exact',
            group: name,
          });
        }
      }
    }
    start = end + 1;
  }
  return { references, edges: [], problems };
}

/** The end of a line and of those that a backslash joins to it. */
function logicalEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const lf = text.indexOf('\n', at);
    if (lf < 0) return text.length;
    const last = text.charCodeAt(lf - 1) === 13 ? lf - 2 : lf - 1;
    if (last < from || text.charAt(last) !== '\\') return lf;
    at = lf + 1;
  }
}
