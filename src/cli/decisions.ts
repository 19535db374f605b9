// Every recorded decision with what has become of it, in the order in which they end.
import { probes } from '../evidence/index.ts';
import { nodeFiles } from '../files/node.ts';
import { formats } from '../formats/index.ts';
import type { Day, Decision, List, Missed } from '../model.ts';
import { scopeOf } from '../policy/decide.ts';
import { type Standing, standing } from '../policy/standing.ts';
import { english, say, sayProblem } from '../report/message.ts';
import { positions } from '../report/position.ts';
import { setup } from '../scan/setup.ts';
import type { Options } from './args.ts';
import { fault, write } from './finish.ts';
import { history } from './history.ts';
import { inlineOf } from './inline-of.ts';
import { isOwn } from './is-own.ts';
import type { Out } from './out.ts';
import type { PolicyEvent } from './policy-events.ts';
import { type PolicyOf, policyOf } from './policy-of.ts';
import { recorded } from './recorded.ts';
import { rootOf } from './root-of.ts';
import { survey } from './survey.ts';
import type { ExitCode, World } from './world.ts';

export async function decisions(out: Out, options: Options, bundled: List, world: World): Promise<ExitCode> {
  const [folder = '.', ...more] = options.paths;
  if (more.length > 0) return fault(out, say(english, 'decisions.usage'));
  const place = rootOf(folder, world.cwd);
  if ('fault' in place) return fault(out, place.fault);
  if (options.history) return history(place.root, out, options, bundled, world);
  const own = await policyOf(place.root, world.cwd, options, bundled);
  if (typeof own === 'string') return fault(out, own);
  const made = {
    ...setup(own.list, formats, probes, own.policy, options.today),
    policyFor: own.policyFor,
    inline: inlineOf(place.root, own, options),
  };
  const faults: Missed[] = [...own.problems];
  const { findings, inline } = await survey(nodeFiles(place.root), made, options, out, world.signal, {
    policies: async found => void faults.push(...(await own.nest(found))),
  });
  for (const { path, problem } of faults) out.note(`${path}: ${say(english, 'policy', { sentence: sayProblem(english, problem) })}`);
  const policy = { ...own.policy, decisions: [...own.policy.decisions, ...inline] };
  const origins = originsOf(await recorded(place.root, own.file, own.list, options.today));
  const written = write(out, options, render(standing(policy, findings, options.today, own.list), new Set(inline), own, origins, options));
  if (!world.signal.aborted) return faults.length > 0 ? 2 : written;
  out.note(say(english, 'cli.interrupted'));
  return 130;
}

function render(
  all: readonly Standing[],
  inline: ReadonlySet<Decision>,
  own: PolicyOf,
  origins: Origins,
  { format, today }: Options,
): string {
  if (format === 'text')
    return `${[...all.flatMap(one => lines(one, origins)), summary(all, own.path), ...advice(all, origins, own.path)].join('\n')}\n`;
  const at = new Map<string, ReturnType<typeof positions>>();
  const rows = all.map(({ decision, state, until, daysLeft, findings }) => {
    const { at: offset, kind, ...rest } = decision;
    const isInline = inline.has(decision);
    const file = isInline ? (decision.paths?.[0] ?? '') : (own.policy.path ?? own.path);
    const text = own.texts.get(file);
    const position = at.get(file) ?? (text === undefined ? undefined : positions(text));
    if (position) at.set(file, position);
    const start = position?.(offset);
    return {
      kind: 'decision',
      file,
      ...(start ? { line: start.line, column: start.column } : {}),
      inline: isInline,
      decision: kind,
      ...rest,
      state,
      until,
      daysLeft,
      findings,
      ...(origins.get(scopeOf(decision)) ?? {}),
    };
  });
  if (format === 'json')
    return `${JSON.stringify({ tool: 'restricted-deps', today, decisions: rows.map(({ kind: _, ...row }) => row) }, undefined, 2)}\n`;
  return rows.map(row => `${JSON.stringify(row)}\n`).join('');
}

interface Origin {
  /** The commit that first held it, and the list it was taken on. */
  readonly recorded: { readonly day: Day; readonly commit: string; readonly author: string; readonly list?: string };
  /** Whoever wrote it down last approved it. */
  readonly ownApproval: boolean;
}

/** By scope, so that a renewal keeps its beginning. */
type Origins = ReadonlyMap<string, Origin>;

function originsOf(events: readonly PolicyEvent[]): Origins {
  const out = new Map<string, Origin>();
  for (const event of events) {
    const { day, commit, author, change, decision } = event;
    if (!decision) continue;
    const scope = scopeOf(decision);
    if (change === 'removed') out.delete(scope);
    else {
      const list = decision.list === undefined ? {} : { list: decision.list };
      out.set(scope, { recorded: out.get(scope)?.recorded ?? { day, commit, author, ...list }, ownApproval: isOwn(event) });
    }
  }
  return out;
}

function advice(all: readonly Standing[], origins: Origins, path: string): string[] {
  const own = all.some(({ decision }) => origins.get(scopeOf(decision))?.ownApproval);
  return own ? [say(english, 'decisions.own-advice', { path })] : [];
}

function lines({ decision, state, until, daysLeft, findings }: Standing, origins: Origins): string[] {
  const { kind, what, approver, reason, reference, range, paths, regimes } = decision;
  const within = [range, ...(paths ?? []), ...(regimes ?? [])].filter(one => one !== undefined).join(', ');
  return [
    say(english, daysLeft < 0 ? 'decisions.over' : 'decisions.runs', { what: clean(what), kind, until, days: Math.abs(daysLeft) }),
    `      ${say(english, `decisions.${state}`, { n: findings.length })}`,
    ...(within ? [`      ${say(english, 'decisions.only', { within: clean(within) })}`] : []),
    `      ${say(english, 'decisions.why', { approver: clean(approver), reason: clean(reason) })}${reference ? ` (${clean(reference)})` : ''}`,
    ...origin(origins.get(scopeOf(decision)), origins).map(text => `      ${text}`),
    '',
  ];
}

/** Nothing where no git tells anything. */
function origin(found: Origin | undefined, origins: Origins): string[] {
  if (!found) return origins.size > 0 ? [say(english, 'decisions.uncommitted')] : [];
  const { day, commit, author, list } = found.recorded;
  const more = list === undefined ? '' : say(english, 'decisions.recorded-list', { list: clean(list) });
  const said = say(english, 'decisions.recorded', { day, commit, author: clean(author), list: more });
  return [said, ...(found.ownApproval ? [say(english, 'decisions.own')] : [])];
}

function summary(all: readonly Standing[], path: string): string {
  const count = (state: Standing['state']): number => all.filter(one => one.state === state).length;
  if (all.length === 0) return say(english, 'decisions.none', { path });
  return say(english, 'decisions.summary', {
    n: all.length,
    applies: count('applies'),
    expired: count('expired'),
    unused: count('unused'),
    refused: count('refused'),
  });
}

/** Text from files may hold control characters that a terminal would obey. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
