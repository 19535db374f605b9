// The commands that read a folder: findings under the policy, what changed or will change, or an inventory.
import { probes } from '../evidence/index.ts';
import { nodeFiles } from '../files/node.ts';
import { formats } from '../formats/index.ts';
import type { Finding, List, Missed } from '../model.ts';
import { readAudiences } from '../policy/audiences.ts';
import { daysBetween } from '../policy/day.ts';
import { reviewDecisions } from '../policy/review.ts';
import { json } from '../report/json.ts';
import { jsonl } from '../report/jsonl.ts';
import { type Args, english, say, sayProblem, type WordId, type Words } from '../report/message.ts';
import { gather, type Report } from '../report/report.ts';
import { isDecided, shown } from '../report/shown.ts';
import { text } from '../report/text.ts';
import { setup } from '../scan/setup.ts';
import type { Options } from './args.ts';
import { comparison, type Question } from './comparison.ts';
import { fault, words, write } from './finish.ts';
import { type GitBase, gitFiles } from './git-files.ts';
import { inlineOf } from './inline-of.ts';
import { inventory } from './inventory.ts';
import { known } from './known.ts';
import type { Out } from './out.ts';
import { paintFor } from './paint.ts';
import { policyOf } from './policy-of.ts';
import { recorded } from './recorded.ts';
import { rootOf } from './root-of.ts';
import { changesSince, since } from './since.ts';
import { survey } from './survey.ts';
import type { ExitCode, World } from './world.ts';

const LEVELS: readonly string[] = ['error', 'warning', 'information'];

/** One report for each folder; the gravest exit code counts. */
export async function scanFolders(out: Out, options: Options, list: List, world: World): Promise<ExitCode> {
  const folders = options.paths.length > 0 ? options.paths : ['.'];
  let code: ExitCode = 0;
  for (const folder of folders) {
    const place = rootOf(folder, world.cwd);
    if ('fault' in place) return fault(out, place.fault);
    const one = await scanOne(place.root, out, options, list, world);
    if (one === 2 || one === 130) return one;
    code = code === 1 || one === 1 ? 1 : one > code ? one : code;
  }
  return code;
}

async function scanOne(root: string, out: Out, options: Options, bundled: List, world: World): Promise<ExitCode> {
  if (options.changed === undefined || options.command !== 'scan') return scanHere(root, out, options, bundled, world);
  const base = await gitFiles(root, options.changed).catch(error => sentence('changed.failed', { error: words(error) }));
  if (typeof base === 'string') return fault(out, base);
  try {
    return await scanHere(root, out, options, bundled, world, base);
  } finally {
    base.close();
  }
}

async function scanHere(root: string, out: Out, options: Options, bundled: List, world: World, base?: GitBase): Promise<ExitCode> {
  const gathering = gather();
  const own = await policyOf(root, world.cwd, options, bundled, base?.files);
  if (typeof own === 'string') return fault(out, own);
  const { policy, list } = own;
  const also = readAudiences(options.compareAudience ?? 'all', list);
  if (also.problems[0]) return fault(out, sayProblem(english, also.problems[0]));
  const made = { ...setup(list, formats, probes, policy, options.today), policyFor: own.policyFor, inline: inlineOf(root, own, options) };
  const before =
    base && (await survey(base.files, made, options, out, world.signal, { policies: async found => void (await own.nest(found)) }));
  const head = base && (await since(root, base, own, options, bundled, world));
  if (typeof head === 'string') return fault(out, head);
  const faults: Missed[] = [...(head?.faults ?? own.problems)];
  let changes: Report['changes'];
  const held = new Set(before?.findings.map(({ key }) => key));
  const rows = options.command === 'inventory' ? inventory(made) : undefined;
  const files = head?.files ?? nodeFiles(root);
  const { findings, checked, inline } = await survey(
    files,
    before ? { ...made, inline: inlineOf(root, own, options, before.inline) } : made,
    options,
    out,
    world.signal,
    {
      event: event => {
        if (event.kind !== 'findings' || !before) return gathering.add(event);
        changes = changesSince(before.findings, event.findings, options.changed ?? 'HEAD');
        return gathering.add({ ...event, findings: event.findings.filter(({ key }) => changes?.has(key)) });
      },
      policies: async found => void faults.push(...(await (head ?? own).nest(found))),
      ...(rows ? { references: rows.add } : {}),
    },
  );
  for (const file of gathering.wants()) gathering.text(file, await files.text(file).catch(() => ''));
  for (const [file, content] of (head ?? own).texts) gathering.text(file, content);
  for (const { path: file, problem } of [...faults, ...(head?.remarks ?? []), ...(head?.foreign ?? own.remarks)])
    gathering.problem(file, problem);
  if (!rows && !base) for (const problem of reviewDecisions(policy, findings, options.today, list)) gathering.problem(own.path, problem);
  const gathered = gathering.report(list, policy, options.today, own.weakened);
  const report = {
    ...gathered,
    ...(changes ? { changes } : {}),
    ...(options.history ? { known: await known(root, shown(gathered), files, await recorded(root, own.file, list, options.today)) } : {}),
  };
  if (rows) return finish(out, options, rows.render(reportFormat(options), report), 0, world);
  const plain = render(report, options, out, world, head?.words ?? english);
  const counts = ({ key }: Finding): boolean => !before || (changes?.has(key) ?? false) || !held.has(key);
  const questions: Question[] = [
    ...(options.release === undefined ? [] : [{ day: options.release }]),
    ...(options.compareAudience === undefined ? [] : [{ also: also.audiences }]),
  ];
  const whole = questions.reduce(
    (text, question) => comparison(checked, findings, made, inline, question, counts)(text, options.format, report),
    plain,
  );
  return finish(out, options, whole, judge(report, options, out, faults.length > 0), world);
}

function judge(report: Report, options: Options, out: Out, faulty: boolean): ExitCode {
  if (faulty) return 2;
  const open = report.findings.filter(finding => finding.severity !== 'none' && !isDecided(finding));
  const limit = options.failOn === 'undecided' ? 1 : LEVELS.indexOf(options.failOn);
  const fails = open.some(finding => LEVELS.indexOf(finding.severity) <= limit || (options.failOn === 'undecided' && finding.forCounsel));
  if (options.failOn !== 'never' && fails) return 1;
  if (options.strict && (report.problems.some(({ problem }) => problem.reason !== 'policy') || report.partial)) return 3;
  return tooOld(report.list, options, out) ? 3 : 0;
}

function tooOld(list: List, options: Options, out: Out): boolean {
  const days = daysBetween(list.date, options.today);
  if (options.maxListAge === undefined || days <= options.maxListAge) return false;
  out.note(sentence('cli.old', { days, limit: options.maxListAge }));
  return true;
}

function render(report: Report, options: Options, out: Out, world: World, language: Words): string {
  if (options.format === 'jsonl') return jsonl(language, report);
  if (options.format === 'json') return json(language, report);
  return text(language, report, paintFor(options.output ? 'never' : options.color, out.isTerminal, world.noColor));
}

function finish(out: Out, options: Options, report: string, code: ExitCode, world: World): ExitCode {
  const written = write(out, options, report);
  if (world.signal.aborted) {
    out.note(sentence('cli.interrupted'));
    return 130;
  }
  return written === 0 ? code : written;
}

/** Tables are the history's alone. */
function reportFormat({ format }: Options): 'text' | 'json' | 'jsonl' {
  return format === 'csv' || format === 'markdown' ? 'text' : format;
}

function sentence(id: WordId, args: Args = {}): string {
  return say(english, id, args);
}
