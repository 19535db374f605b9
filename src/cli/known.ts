// Since when a finding is known: the commit that brought its text, and the first decision about it with the list of that day.
import type { Day, Files, Finding, Place } from '../model.ts';
import { speaksOf } from '../policy/decide.ts';
import { keysOf, what } from '../policy/what.ts';
import type { Known } from '../report/report.ts';
import { git } from './git.ts';
import type { PolicyEvent } from './policy-events.ts';

/** Places looked at for each finding; the history of a file costs a process. */
const MOST = 3;

/** By finding key. Days are those of commits, in UTC: when something came, not when somebody understood what it is. */
export async function known(
  root: string,
  findings: readonly Finding[],
  files: Pick<Files, 'text'>,
  events: readonly PolicyEvent[],
): Promise<ReadonlyMap<string, Known>> {
  const out = new Map<string, Known>();
  const asked = new Map<string, Promise<Commit | undefined>>();
  const byKey = new Map<string, PolicyEvent[]>();
  for (const event of events) {
    const key = event.change === 'added' && event.decision ? what(event.decision.what) : undefined;
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), event]);
  }
  for (const finding of findings) {
    const came = await Promise.all(placesOf(finding).map(place => introduced(root, place, files, asked)));
    const first = came.filter(commit => commit !== undefined).sort((a, b) => (a.day < b.day ? -1 : 1))[0];
    const decided = firstDecision(finding, byKey);
    out.set(finding.key, {
      ...(first ? { introduced: first } : {}),
      ...(decided ? { decided } : {}),
    });
  }
  return out;
}

interface Commit {
  readonly day: Day;
  readonly commit: string;
}

/** Those that name the component itself: the declaration that only brings it along is older than it may be. */
function placesOf({ places, via }: Finding): readonly Place[] {
  return places.filter(({ anchor }) => !anchor || via.length < 2).slice(0, MOST);
}

/** The first commit that added this very text to the file, or to the one it was renamed or copied from; for a file without text, the file. */
async function introduced(
  root: string,
  { path, token }: Place,
  files: Pick<Files, 'text'>,
  asked: Map<string, Promise<Commit | undefined>>,
): Promise<Commit | undefined> {
  const text = token[1] > 0 ? (await files.text(path).catch(() => '')).slice(token[0], token[1]) : '';
  const id = `${path}\0${text}`;
  const known = asked.get(id) ?? lastLine(root, text === '' ? ['--diff-filter=A'] : [`-S${text}`], path);
  asked.set(id, known);
  return known;
}

async function lastLine(root: string, wanted: readonly string[], path: string): Promise<Commit | undefined> {
  const argv = ['log', '--follow', '--no-show-signature', '--no-color', '--no-ext-diff', '--no-textconv', '--format=%H%x1f%ct', ...wanted];
  const log = await git(root, ...argv, '--', path).catch(() => '');
  const [commit = '', seconds = ''] = log.trim().split('\n').at(-1)?.split('\x1f') ?? [];
  if (commit === '' || seconds === '') return undefined;
  return { day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10), commit: commit.slice(0, 12) };
}

function firstDecision(finding: Finding, byKey: ReadonlyMap<string, readonly PolicyEvent[]>): Known['decided'] {
  const clues = finding.places.map(({ clue }) => clue);
  const paths = finding.places.map(({ path }) => path);
  const about = { sign: { id: finding.sign, vendor: finding.vendor }, vendor: { id: finding.vendor }, clues, paths };
  const events = keysOf({ id: finding.sign, vendor: finding.vendor }, clues).flatMap(key => byKey.get(key) ?? []);
  const first = events.filter(({ decision }) => decision && speaksOf(decision, about)).sort((a, b) => (a.day < b.day ? -1 : 1))[0];
  if (!first) return undefined;
  const list = first.decision?.list;
  return { day: first.day, commit: first.commit, ...(list === undefined ? {} : { list }) };
}
