// Reads `restricted-dependencies.jsonc`: what holds is taken, what does not falls back to its default and is said at the exact key.
import type { Certainty, Day, Decision, Effect, Id, List, Missed, Policy, Problem, Role, Severity, Source } from '../model.ts';
import { join } from '../parse/join.ts';
import { type JsonNode, parseJson } from '../parse/json.ts';
import { defaults } from './defaults.ts';
import { type Fields, fields } from './fields.ts';
import type { FullPolicy, Origin, Scope } from './full-policy.ts';
import { isInside } from './is-inside.ts';
import { GUESSES, nearest } from './nearest.ts';
import { readDecision } from './read-decision.ts';

export const POLICY_KEYS: readonly string[] = [
  '$schema',
  'extends',
  'audiences',
  'regimes',
  'severities',
  'scopes',
  'decisions',
  'maximumDays',
  'approvers',
  'acceptRiskUnder',
  'allowedRegistries',
  'lists',
  'inlineDecisions',
];

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'none'];
export const EFFECTS: readonly Effect[] = [
  'use-or-supply',
  'procurement',
  'government-device',
  'equipment',
  'network-equipment',
  'dealings-blocked',
  'export',
  'advisory',
  'context',
];
const ROLES: readonly Role[] = ['runtime', 'development', 'optional', 'peer', 'build', 'test', 'plugin', 'constraint', 'source', 'tool'];
const CERTAINTIES: readonly Certainty[] = ['named', 'owned', 'interoperates', 'mirrored'];
const DEPTH = 8;
/** Of one file; nobody reads more. */
const MOST_PROBLEMS = 1000;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface ReadPolicy {
  readonly policy: FullPolicy;
  /** In the policy file itself. */
  readonly problems: readonly Problem[];
  /** In files that it extends. */
  readonly elsewhere: readonly Missed[];
}

/**
 * `source` absent: there is no policy file. `near` holds the files that `extends` names (see `extendsOf`), by root-relative path.
 * A text that is no JSON falls back to the defaults as a whole: half of a policy could be the permissive half.
 */
export function readPolicy(source: Source | undefined, list: List, _today: Day, near: ReadonlyMap<string, Source> = new Map()): ReadPolicy {
  if (!source) return { policy: defaults, problems: [], elsewhere: [] };
  const problems: Problem[] = [];
  const elsewhere: Missed[] = [];
  const files = chain(source, near, problems, elsewhere);
  let policy = defaults;
  for (const file of files) {
    const found: Problem[] = [];
    policy = readOne(file, file === source, policy, list, found);
    for (const problem of found.slice(0, MOST_PROBLEMS)) {
      if (file === source) problems.push(problem);
      else elsewhere.push({ path: file.path, problem });
    }
  }
  problems.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return { policy: { ...policy, path: source.path }, problems, elsewhere };
}

/** Root-relative paths of the files that a policy text extends. */
export function extendsOf({ path, text }: Source): readonly string[] {
  const { root } = parseJson(text);
  return root ? bases(fields(root, undefined, []), path).map(([base]) => base) : [];
}

/** The extended files first, each once; at most eight deep. */
function chain(source: Source, near: ReadonlyMap<string, Source>, problems: Problem[], elsewhere: Missed[]): Source[] {
  const out: Source[] = [];
  const seen = new Set([source.path]);
  const open: { readonly file: Source; readonly above: readonly string[] }[] = [{ file: source, above: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { file, above } = next;
    out.unshift(file);
    const { root } = parseJson(file.text);
    for (const [path, at] of root ? bases(fields(root, undefined, []), file.path).reverse() : []) {
      const base = near.get(path);
      const isCycle = path === file.path || above.includes(path) || above.length === DEPTH;
      if (base && !isCycle && !seen.has(path)) open.push({ file: base, above: [...above, file.path] });
      seen.add(path);
      if (base && !isCycle) continue;
      const problem: Problem = { reason: 'policy', id: isCycle ? 'cycle' : 'missing', at, args: { path } };
      if (file === source) problems.push(problem);
      else elsewhere.push({ path: file.path, problem });
    }
  }
  return out;
}

function bases(read: Fields, from: string): (readonly [path: string, at: number])[] {
  const node = read.node('extends');
  const items = node?.kind === 'array' ? node.items : node ? [node] : [];
  return items.flatMap(item => {
    const path = item.kind === 'string' ? join(from, item.text) : undefined;
    return path === undefined ? [] : [[path, item.span[0]] as const];
  });
}

/** `base` with everything replaced that this file says. Maps merge key by key, scopes and lists are added, other lists are replaced. */
function readOne(source: Source, isRoot: boolean, base: FullPolicy, list: List, problems: Problem[]): FullPolicy {
  const { root, problems: damage } = parseJson(source.text);
  if (damage.length > 0 || root?.kind !== 'object') {
    const [first] = damage;
    const text = first?.args?.['what'];
    const said = first ? `${first.id}${text === undefined ? '' : ` ${text}`}` : 'An object { … } was expected.';
    problems.push({ reason: 'policy', id: 'policy-syntax', at: first?.at ?? root?.span[0] ?? 0, args: { what: said } });
    return base;
  }
  const read = fields(root, POLICY_KEYS, problems);
  const out: Writable<FullPolicy> = { ...base };
  const origins: Record<string, Origin> = { ...base.origins };
  const set = <K extends keyof FullPolicy>(key: K & string, value: FullPolicy[K] | undefined): void => {
    if (value === undefined) return;
    out[key] = value;
    origins[key] = { path: source.path, at: read.at(key) };
  };
  const extended = read.node('extends');
  for (const item of extended?.kind === 'array' ? extended.items : extended ? [extended] : []) {
    if (item.kind !== 'string' || join(source.path, item.text) === undefined)
      read.fault('extends', 'files below this folder', item.span[0]);
  }
  read.text('$schema');
  set('audiences', audiences(read, list, problems));
  set('maximumDays', read.count('maximumDays'));
  set('approvers', read.texts('approvers'));
  set(
    'acceptRiskUnder',
    read.texts('acceptRiskUnder', id => regimeFault(id, list, problems)),
  );
  set(
    'allowedRegistries',
    read.texts('allowedRegistries', text => (isHost(text) ? undefined : 'hosts or https URLs')),
  );
  set('inlineDecisions', read.flag('inlineDecisions'));
  const lists = read.texts('lists', path => (isInside(path) ? undefined : 'files below this folder'));
  set('lists', lists && [...base.lists, ...lists]);
  const weights = weightsOf(read, list, problems);
  out.regimes = { ...base.regimes, ...weights.regimes };
  out.severities = merge(base.severities, weights.severities);
  for (const [key, at] of weights.origins) origins[key] = { path: source.path, at };
  const scopes = read.node('scopes');
  set('scopes', scopes && [...base.scopes, ...scopesOf(read, scopes, source.path, list, problems)]);
  const decided = read.node('decisions');
  if (decided && !isRoot) {
    const args = { what: 'decisions', why: 'only the policy at the root decides' };
    problems.push({ reason: 'policy', id: 'policy-ignored', at: read.at('decisions'), args });
  } else if (decided) set('decisions', decisionsOf(read, decided, list, problems));
  return { ...out, origins };
}

function audiences(read: Fields, list: List, problems: Problem[]): readonly Id[] | undefined {
  const known = list.audiences.map(({ id }) => id);
  const node = read.node('audiences');
  if (node?.kind === 'string' && node.text === 'all') return known;
  if (node && node.kind !== 'array') return read.fault('audiences', '"all" or a list of audiences');
  return read.texts('audiences', (audience, at) => {
    if (known.includes(audience)) return undefined;
    problems.push({
      reason: 'policy',
      id: 'policy-audience',
      at,
      args: { audience, known: (problems.length < GUESSES ? nearest(audience, known) : []).join(', ') },
    });
    return ''; // has been said
  });
}

interface Weights {
  readonly regimes: Policy['regimes'];
  readonly severities: Policy['severities'];
  readonly origins: readonly (readonly [key: string, at: number])[];
}

function weightsOf(read: Fields, list: List, problems: Problem[]): Weights {
  const origins: (readonly [string, number])[] = [];
  const ids = list.regimes.map(({ id }) => id);
  const regimes = map(read, 'regimes', ids, [...SEVERITIES, 'off' as const], origins, problems);
  const node = read.node('severities');
  if (node && node.kind !== 'object') read.fault('severities', 'an object');
  const inner = fields(
    node?.kind === 'object' ? node : { kind: 'object', span: [0, 0], members: [] },
    ['effects', 'roles', 'certainties'],
    problems,
  );
  const severities = {
    effects: map(inner, 'effects', EFFECTS, SEVERITIES, origins, problems),
    roles: map(inner, 'roles', ROLES, SEVERITIES, origins, problems),
    certainties: map(inner, 'certainties', CERTAINTIES, SEVERITIES, origins, problems),
  };
  return { regimes, severities, origins };
}

function map<K extends string, V extends string>(
  read: Fields,
  key: string,
  known: readonly K[],
  values: readonly V[],
  origins: (readonly [string, number])[],
  problems: Problem[],
): Readonly<Partial<Record<K, V>>> & Readonly<Record<string, V>> {
  const node = read.node(key);
  if (node === undefined) return {} as ReturnType<typeof map<K, V>>;
  if (node.kind !== 'object') read.fault(key, 'an object');
  const inner = fields(node, known, problems);
  const out: Record<string, V> = {};
  for (const name of inner.keys) {
    const value = inner.word(name, values);
    if (value === undefined) continue;
    out[name] = value;
    origins.push([`${key}.${name}`, inner.at(name)]);
  }
  return out as ReturnType<typeof map<K, V>>;
}

function merge(base: Policy['severities'], own: Policy['severities']): Policy['severities'] {
  return {
    effects: { ...base.effects, ...own.effects },
    roles: { ...base.roles, ...own.roles },
    certainties: { ...base.certainties, ...own.certainties },
  };
}

/** A scope with a faulty path is left out: it must not reach further than was meant. */
function scopesOf(read: Fields, node: JsonNode, file: string, list: List, problems: Problem[]): readonly Scope[] {
  if (node.kind !== 'array') return read.fault('scopes', 'a list of objects') ?? [];
  return node.items.flatMap(item => {
    if (item.kind !== 'object') return read.fault('scopes', 'a list of objects', item.span[0]) ?? [];
    const inner = fields(item, ['paths', 'audiences', 'regimes', 'severities'], problems);
    inner.need('paths');
    const paths = inner.texts('paths', path => (isInside(path) ? undefined : 'paths below the policy file, with /'));
    const chosen = audiences(inner, list, problems);
    const { regimes, severities } = weightsOf(inner, list, problems);
    if (paths?.length === 0) return inner.fault('paths', 'not empty') ?? [];
    return paths ? [{ paths, ...(chosen ? { audiences: chosen } : {}), regimes, severities, file, at: item.span[0] }] : [];
  });
}

function decisionsOf(read: Fields, node: JsonNode, list: List, problems: Problem[]): readonly Decision[] | undefined {
  if (node.kind !== 'array') return read.fault('decisions', 'a list of objects');
  return node.items.flatMap(item => readDecision(item, list, problems) ?? []);
}

function regimeFault(id: string, list: List, problems: readonly Problem[]): string | undefined {
  const ids = list.regimes.map(regime => regime.id);
  return ids.includes(id)
    ? undefined
    : `ids of rules, such as ${(problems.length < GUESSES ? nearest(id, ids) : ids.slice(0, 3)).join(', ')}`;
}

function isHost(text: string): boolean {
  return /^(https?:\/\/)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?(\/[^\s]*)?$/.test(text);
}
