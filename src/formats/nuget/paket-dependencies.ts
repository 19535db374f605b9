// paket.dependencies: packages, sources and files of a Paket repository, by group. https://fsprojects.github.io/Paket/dependencies-file.html
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const paketDependencies: Format = {
  id: 'nuget/paket-dependencies',
  files: [{ name: 'paket.dependencies' }],
  extract: bothSides(extract),
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  let group = 'Main';
  for (const [start, end] of lines(text)) {
    const found = /^(\s*)(\w+)(\s+)("?)([^\s"]+)/.exec(text.slice(start, Math.min(end, start + 4096)));
    if (!found) continue;
    const [, indent = '', verb = '', blank = '', quote = '', word = ''] = found;
    const at = start + indent.length + verb.length + blank.length + quote.length;
    const token: Span = [at, at + word.length];
    const rest = text.slice(token[1], end).replace(/^"/, '');
    switch (verb.toLowerCase()) {
      case 'group':
        group = word;
        break;
      case 'nuget':
      case 'clitool':
        if (isPackageId(word)) {
          const role =
            verb.toLowerCase() === 'clitool' ? 'tool' : /^test/i.test(group) ? 'test' : /^build/i.test(group) ? 'build' : 'runtime';
          references.push(nugetPackage({ name: word, version: versionOf(rest), token, whole: wholeLine(text, token), role, group }));
        }
        break;
      case 'source':
      case 'git':
      case 'http':
      case 'external_lock':
        if (/^(?:https?|ssh|git):\/\/[^/]|^git@/i.test(word))
          references.push(host(text, word, token, verb.toLowerCase() === 'source', group));
        break;
      case 'github':
      case 'gist':
        references.push(forge(text, verb.toLowerCase(), word, token, group));
    }
  }
  return { references, edges: [], problems: [] };
}

/** `2.14`, or a range as written: `~> 2.14`, `>= 4.15 < 5`. */
function versionOf(rest: string): string | undefined {
  return /^\s*([~<>=!@]{0,2}\s*\d[\w.*-]*(?:\s+[<>]=?\s*\d[\w.*-]*)?)/.exec(rest.slice(0, 200))?.[1]?.trim();
}

function host(text: string, url: string, token: Span, isRegistry: boolean, group: string): Reference {
  const state = isRegistry ? 'configured' : 'declared';
  return { clue: { kind: 'host', url }, token, whole: wholeLine(text, token), role: 'source', state, certain: 'exact', group };
}

/** `owner/repository:ref`. */
function forge(text: string, verb: string, word: string, token: Span, group: string): Reference {
  const path = word.replace(/[:@].*$/, '');
  const url = verb === 'gist' ? `https://gist.github.com/${path}` : `https://github.com/${path}`;
  return {
    clue: { kind: 'host', url },
    token: [token[0], token[0] + path.length],
    whole: wholeLine(text, token),
    role: 'source',
    state: 'declared',
    certain: 'exact',
    group,
  };
}
