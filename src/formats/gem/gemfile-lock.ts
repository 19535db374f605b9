// Gemfile.lock: what Bundler resolved, from which sources, and who asked. https://bundler.io/guides/rationale.html#checking-your-code-into-version-control
import type { Edge, Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { openAddress } from '../../parse/open-address.ts';

export const gemfileLock: Format = {
  id: 'gem/gemfile-lock',
  files: [
    { name: 'Gemfile.lock' },
    { name: 'gems.locked' },
    { prefix: 'Gemfile.', suffix: '.lock' },
    { prefix: 'Gemfile', suffix: '.lock' },
  ],
  extract,
};

const SOURCES = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE', 'SVN']);
/** `    name (1.0.0-x86_64-linux)` is resolved, six blanks ask. */
const SPEC = /^( {4}| {6})([^\s(!]+)(?: \(([^)]*)\))?!?\s*$/;
const DIRECT = /^ {2}([^\s(!]+)(?: \(([^)]*)\))?(!)?\s*$/;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  const edges: Edge[] = [];
  const names = new Set<string>();
  let section = '';
  let owner = '';
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    const lf = text.indexOf('\n', start);
    const stop = lf < 0 ? text.length : lf;
    const end = stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    if (end - start < 2000) line(text.slice(start, end), start);
    start = stop + 1;
  }
  return { references, edges, problems };

  function line(content: string, at: number): void {
    if (content === '') return;
    if (content.charAt(0) !== ' ') {
      if (content.startsWith('<<<<<<<')) problems.push({ reason: 'syntax', id: 'conflict', at });
      else if (!/^[=>|]{7}/.test(content)) section = content.trim();
      return;
    }
    if (SOURCES.has(section)) {
      const remote = /^ {2}remote: (\S+)/.exec(content)?.[1];
      if (remote) {
        if (section === 'PATH' || !/:\/\/|^[\w.-]+@[\w.-]+:/.test(remote)) return;
        const { url, skipped } = openAddress(remote);
        const from = at + content.indexOf(remote);
        references.push({
          clue: { kind: 'host', url },
          token: [from + skipped, from + remote.length],
          role: 'source',
          state: 'resolved',
          certain: 'exact',
          group: section,
        });
        return;
      }
      const spec = SPEC.exec(content);
      const [, indent = '', name = '', version = ''] = spec ?? [];
      if (!spec) return;
      if (indent.length === 6) {
        if (owner) edges.push([`gem:${owner}`, `gem:${name}`]);
        return;
      }
      owner = name;
      if (section === 'PATH' || names.has(`${name} ${plain(version)}`)) return; // a folder; one gem built for several platforms
      names.add(`${name} ${plain(version)}`);
      references.push({
        clue: { kind: 'package', type: 'gem', name, ...(version ? { version: plain(version) } : {}) },
        token: [at + indent.length, at + indent.length + name.length],
        role: section === 'PLUGIN SOURCE' ? 'plugin' : 'runtime',
        state: 'resolved',
        certain: 'exact',
        group: section,
      });
      return;
    }
    if (section === 'DEPENDENCIES') {
      const name = DIRECT.exec(content)?.[1];
      if (name) edges.push(['', `gem:${name}`]);
    }
  }
}

/** `1.17.0-x86_64-linux-gnu` → `1.17.0`: a platform is no part of the version. */
function plain(version: string): string {
  return version.replace(/-(?:[a-z].*|x86.*|universal.*)$/i, '');
}
