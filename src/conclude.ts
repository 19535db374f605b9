// One project's hits in, findings out: gathers a component's places, anchors, grades and applies decisions. Pure.
import { componentOf } from './check.ts';
import { componentKey } from './match/component.ts';
import { sha256 } from './match/sha256.ts';
import { usedPackage } from './match/used-package.ts';
import type { Checked, Clue, Day, Finding, Hit, List, Place, Policy, Role, Severity, Sign, Vendor, Verdict } from './model.ts';
import { decide } from './policy/decide.ts';
import { grade } from './policy/grade.ts';
import { weigh } from './policy/weigh.ts';
import { rootRoles, trace } from './trace.ts';

export interface ConcludeSetup {
  readonly list: List;
  readonly policy: Policy;
  /** The clock stays outside. */
  readonly today: Day;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'none'];
const CERTAINTIES: readonly string[] = ['named', 'owned', 'interoperates', 'mirrored', 'similar'];

/** Roles of what does not ship. */
const ASIDE: ReadonlySet<Role> = new Set(['development', 'test']);

interface Group {
  readonly vendor: Vendor;
  readonly component: string;
  readonly hits: { readonly path: string; readonly hit: Hit }[];
  /** Code that names its modules: places, never a reason to grade it otherwise. */
  readonly uses: { readonly path: string; readonly hit: Hit }[];
}

/** The findings of the project at `project` (`''` is the root), by key. Findings that grade to nothing have severity `none`. */
export function conclude(checked: readonly Checked[], project: string, setup: ConcludeSetup): readonly Finding[] {
  const vendors = new Map(setup.list.vendors.map(vendor => [vendor.id, vendor]));
  const groups = new Map<string, Group>();
  for (const { path, hits } of checked) {
    for (const hit of hits) {
      const vendor = vendors.get(hit.sign.vendor);
      if (!vendor || hit.sign.certainty === 'similar') continue;
      const component = componentName(hit, vendor);
      const id = `${vendor.id}\0${component}`;
      const group = groups.get(id) ?? { vendor, component, hits: [], uses: [] };
      group.hits.push({ path, hit });
      groups.set(id, group);
    }
  }
  moveUses([...groups.values()]);
  const findings: Finding[] = [];
  for (const group of groups.values()) {
    const confirmed = { ...group, hits: confirm(group, groups.values()) };
    if (confirmed.hits.length === 0) continue;
    const finding = findingOf(confirmed, checked, project, setup);
    if (finding) findings.push(finding);
  }
  return findings.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Code that names a module of a package which the project has belongs to that package. */
function moveUses(groups: readonly Group[]): void {
  const packages = new Map<Vendor, (readonly [Clue, Group])[]>();
  for (const group of groups) {
    const clue = group.hits.find(({ hit }) => hit.reference.clue.kind === 'package')?.hit.reference.clue;
    if (clue) packages.set(group.vendor, [...(packages.get(group.vendor) ?? []), [clue, group]]);
  }
  for (const group of groups) {
    const own = packages.get(group.vendor);
    if (!own) continue;
    const kept = group.hits.filter(one => {
      const carrier = usedPackage(one.hit, own);
      if (carrier && carrier !== group) carrier.uses.push(one);
      return !carrier || carrier === group;
    });
    group.hits.splice(0, group.hits.length, ...kept);
  }
}

/** A package is its type and name, a mirror its vendor and host, a mark or file its vendor and product. */
function componentName({ reference, sign }: Hit, vendor: Vendor): string {
  const { clue } = reference;
  if (clue.kind === 'package' && sign.certainty !== 'mirrored') return componentKey(componentOf(reference));
  if (clue.kind === 'host') return `${vendor.id}@${hostOf(clue.url)}`;
  return `${vendor.id}:${sign.product}`;
}

/** The host of a URL or of a scp-like address, lower case. */
function hostOf(url: string): string {
  return (
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#]*@)?([^/?#:]+)/i.exec(url)?.[1] ??
    /^(?:[^@/]+@)?([^/:]+)/.exec(url)?.[1] ??
    url
  ).toLowerCase();
}

/** A generic name counts only beside another sign of the same vendor. */
function confirm(group: Group, all: Iterable<Group>): Group['hits'] {
  if (group.hits.every(({ hit }) => hit.sign.needs !== 'sibling')) return group.hits;
  const others = [...all].filter(other => other.vendor === group.vendor).flatMap(other => [...other.hits, ...other.uses]);
  return group.hits.filter(({ path, hit }) => {
    if (hit.sign.needs !== 'sibling') return true;
    return others.some(other => other.hit.sign.id !== hit.sign.id && other.hit.sign.needs !== 'sibling' && near(path, other.path));
  });
}

/** In the same folder, or one of the two below the other's folder. */
function near(a: string, b: string): boolean {
  const [one, two] = [a.slice(0, a.lastIndexOf('/') + 1), b.slice(0, b.lastIndexOf('/') + 1)];
  return one !== '' && two !== '' ? one.startsWith(two) || two.startsWith(one) : one === two;
}

function findingOf(
  { vendor, component, hits, uses }: Group,
  checked: readonly Checked[],
  project: string,
  setup: ConcludeSetup,
): Finding | undefined {
  if (hits.every(({ hit }) => hit.reference.state === 'replaced')) return undefined; // an override that keeps it out is no use of it
  const best = strongest(hits.map(({ hit }) => hit.sign));
  if (!best) return undefined;
  const role = roleOf(component, hits, checked);
  const { verdicts, sign } = gradeBest(vendor, hits, best, role, setup);
  const contextOnly = verdicts.length > 0 && verdicts.every(verdict => effectOf(setup.list, verdict) === 'context');
  if (verdicts.length === 0 || contextOnly) return undefined;
  const places = placesOf([...hits, ...uses]);
  const { anchored, via } = anchor(places, component, checked);
  const paths = [...new Set(anchored.map(place => place.path))];
  const clues = hits.map(({ hit }) => hit.reference.clue);
  const decision = decide(setup.policy, setup.list, setup.today, { sign, vendor, clues, paths, verdicts });
  const { severity, forCounsel } = weigh(setup.list, verdicts);
  return {
    key: sha256(`${vendor.id}\0${component}\0${project}`).slice(0, 16),
    vendor: vendor.id,
    component,
    project,
    sign: sign.id,
    class: sign.class,
    certainty: sign.certainty,
    severity,
    verdicts,
    forCounsel,
    ...(decision ? { decision } : {}),
    places: anchored,
    via,
  };
}

function effectOf(list: List, verdict: Verdict): string | undefined {
  return list.regimes.find(regime => regime.id === verdict.regime)?.limbs.find(limb => limb.id === verdict.limb)?.effect;
}

/** Among the signs of a component the gravest grading counts; on a tie the strongest sign. */
function gradeBest(
  vendor: Vendor,
  hits: Group['hits'],
  best: Sign,
  role: Role,
  setup: ConcludeSetup,
): { verdicts: readonly Verdict[]; sign: Sign } {
  const signs = [best, ...new Set(hits.map(({ hit }) => hit.sign))];
  let chosen = { verdicts: grade(setup.list, vendor, best, role, setup.policy, setup.today), sign: best };
  for (const sign of signs.slice(1)) {
    if (sign.id === best.id) continue;
    const verdicts = grade(setup.list, vendor, sign, role, setup.policy, setup.today);
    if (rank(verdicts) < rank(chosen.verdicts)) chosen = { verdicts, sign };
  }
  return chosen;
}

function rank(verdicts: readonly Verdict[]): number {
  return verdicts[0] ? SEVERITIES.indexOf(verdicts[0].severity) : SEVERITIES.length;
}

/**
 * What the project declares decides about the role; a lock entry only where nothing is declared. Where a lockfile tells no roles apart,
 * an entry that only development and test dependencies lead to is theirs.
 */
function roleOf(component: string, hits: Group['hits'], checked: readonly Checked[]): Role {
  const declared = hits.filter(({ hit }) => hit.reference.state === 'declared');
  const roles = (declared.length > 0 ? declared : hits).map(({ hit }) => hit.reference.role);
  const role = roles.find(one => !ASIDE.has(one)) ?? roles[0] ?? 'runtime';
  if (declared.length > 0 || role !== 'runtime') return role;
  const roots = [...rootRoles(component, checked)];
  return roots.length > 0 && roots.every(one => ASIDE.has(one)) ? (roots[0] ?? role) : role;
}

function strongest(signs: readonly Sign[]): Sign | undefined {
  return [...signs].sort(
    (a, b) =>
      CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty) || b.match.length - a.match.length || (a.id < b.id ? -1 : 1),
  )[0];
}

function placesOf(hits: Group['hits']): Place[] {
  const seen = new Set<string>();
  const places: Place[] = [];
  for (const { path, hit } of hits) {
    const { reference, sign } = hit;
    const id = `${path}\0${reference.token[0]}\0${reference.token[1]}`;
    if (seen.has(id)) continue;
    seen.add(id);
    places.push({
      path,
      token: reference.token,
      ...(reference.whole ? { whole: reference.whole } : {}),
      clue: reference.clue,
      role: reference.role,
      state: reference.state,
      sign: sign.id,
      certainty: sign.certainty,
      class: sign.class,
      anchor: false,
      ...(reference.group ? { group: reference.group } : {}),
    });
  }
  return places.sort(byPlace);
}

function byPlace(a: Place, b: Place): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.token[0] - b.token[0] || a.token[1] - b.token[1];
}

/** Chooses where the finding is shown, and puts that place first. */
function anchor(places: readonly Place[], component: string, checked: readonly Checked[]): { anchored: Place[]; via: readonly string[] } {
  const isCode = (place: Place): boolean => place.clue.kind === 'mark' && (place.token[1] > 0 || place.clue.field === 'import');
  const direct = places.find(place => place.state === 'declared' && place.clue.kind !== 'mark');
  const first = direct ?? undefined;
  if (first) return { anchored: lead(places, first), via: [] };
  const resolved = places.find(place => place.clue.kind === 'package');
  if (resolved) {
    const route = trace(component, checked);
    if (route) {
      const place: Place = { ...resolved, path: route.path, token: route.token, role: route.role, state: 'declared', anchor: true };
      const { whole: _, ...bare } = place; // the declaration is the carrier's, not this component's
      return { anchored: [bare, ...places], via: route.via };
    }
  }
  const fallback = resolved ?? places.find(isCode) ?? places[0];
  return { anchored: fallback ? lead(places, fallback) : [], via: [] };
}

function lead(places: readonly Place[], first: Place): Place[] {
  return [{ ...first, anchor: true }, ...places.filter(place => place !== first)];
}
