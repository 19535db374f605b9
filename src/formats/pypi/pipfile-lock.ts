// Pipfile.lock: the packages of each category and the indexes they come from. https://pipenv.pypa.io/en/latest/pipfile.html
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { jsonText, scanJson } from '../../parse/json.ts';
import { hostReference } from './address.ts';

export const pipfileLock: Format = { id: 'pypi/pipfile-lock', files: [{ name: 'Pipfile.lock' }], extract };

const NEWEST = 6;

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  let version = '';
  const scanned = scanJson(text, {
    enter(path) {
      if (path.depth() === 2 && !path.is(0, '_meta')) version = '';
      return path.depth() < 3 || path.is(0, '_meta');
    },
    leave(path) {
      if (path.depth() !== 2 || path.is(0, '_meta') || path.key(0) === '') return;
      const group = path.key(0);
      const role = group === 'default' ? 'runtime' : group.includes('test') ? 'test' : 'development';
      const clue = { kind: 'package' as const, type: 'pypi', name: path.key(1), ...(version ? { version } : {}) };
      references.push({ clue, token: path.keySpan(1), role, state: 'resolved', certain: 'exact', group });
    },
    scalar(path, from, to) {
      const depth = path.depth();
      if (depth === 2 && path.is(0, '_meta') && path.is(1, 'pipfile-spec') && Number(text.slice(from, to)) > NEWEST)
        problems.push({ reason: 'version', id: 'future-version', at: from, args: { version: text.slice(from, to).slice(0, 20) } });
      if (depth === 3 && path.is(2, 'version')) version = jsonText(text, from, to).replace(/^==/, '');
      const isSource = depth === 4 && path.is(0, '_meta') && path.is(3, 'url');
      if (!isSource && !(depth === 3 && (path.is(2, 'git') || path.is(2, 'file')))) return;
      const host = hostReference(jsonText(text, from, to), [from, to], isSource ? 'configured' : 'resolved', path.key(0));
      if (host) references.push(host);
    },
  });
  return { references, edges: [], problems: [...scanned, ...problems] };
}
