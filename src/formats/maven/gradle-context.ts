// Where an entry of a Gradle script stands: the calls and blocks around it, and what may be named there.
import { type Entry, type Group, labelOf, leadOf } from '../../parse/lexer-tree.ts';

export interface Context {
  /** Calls around it, the innermost first: `platform`, `implementation`; then blocks. */
  readonly names: readonly string[];
  /** Blocks alone, the innermost first. */
  readonly blocks: readonly string[];
  /** The innermost block. */
  readonly block: string;
  /** A string with one colon is a coordinate here. */
  readonly dependencies: boolean;
  /** A URL here is where artifacts or scripts come from: which kind. */
  readonly url: '' | 'repositories' | 'apply from' | 'distributionUrl' | 'gitRepository' | 'download';
  /** What stands here is not used: excluded, filtered, explained. */
  readonly skipped: boolean;
  /** The block of a `dependencySet`. */
  readonly set?: Group;
}

const SKIPPED = new Set(
  'exclude excludes because reason content filter mavenContent includeGroup includeGroupByRegex includeGroupAndSubgroups includeModule includeModuleByRegex includeVersion includeVersionByRegex excludeGroup excludeGroupByRegex excludeGroupAndSubgroups excludeModule excludeModuleByRegex excludeVersion relocate dependsOn mustRunAfter finalizedBy shouldRunAfter evaluationDependsOn project include includeBuild withModule withCapability select capability capabilities requireCapability requireCapabilities requireFeature println logger description import package task tasks modules startsWith endsWith contains equals equalsIgnoreCase matches'.split(
    ' ',
  ),
);
/** As blocks they hold what is not used; the others do only as calls: `project(':a') { dependencies { } }`. */
const SKIPPED_BLOCKS = new Set('exclude filter content mavenContent modules withModule capabilities because'.split(' '));
const DEPENDENCIES = new Set('dependencies constraints dependencySet imports dependencyManagement'.split(' '));
const CALLS = new Set(
  'implementation api compile classpath compileOnly runtimeOnly testImplementation kapt ksp force mavenBom annotationProcessor useModule'.split(
    ' ',
  ),
);
const PUBLISHED = new Set(['publications', 'pom']);
const REPOSITORIES = new Set('repositories maven ivy exclusiveContent forRepository'.split(' '));

/** No build nests deeper; a hostile one is not followed further out. */
const LEVELS = 24;

/** What the groups around an entry say; the same for all entries of a group. */
interface Outer {
  readonly names: readonly string[];
  readonly blocks: readonly string[];
  readonly set: Group | undefined;
  readonly using: boolean;
  readonly substitute: boolean;
  readonly skipped: boolean;
  readonly dependencies: boolean;
  readonly repositories: boolean;
  /** `pom { url = … }` is no place to fetch from. */
  readonly published: boolean;
  readonly apply: boolean;
}

const outers = new WeakMap<Group, Outer>();

/** Of an entry, or of one of its calls. */
export function around(entry: Entry, above: readonly Group[], call?: Group): Context {
  const outer = outerOf(above);
  const isLabel = labelOf(entry)?.at === 2 && entry.items[1]?.kind === 'symbol' && entry.items[1].text === ':';
  const lead = isLabel ? '' : last(leadOf(entry.items));
  const head = call ? calledAs(call) : lead;
  const own = (set: ReadonlySet<string>): boolean => set.has(lead) || set.has(head);
  const using = outer.using || call?.prior === 'using' || call?.prior === 'with' || call?.head === 'using';
  const substitute = outer.substitute || lead === 'substitute';
  const repositories = (outer.repositories || own(REPOSITORIES)) && !outer.published && !own(PUBLISHED);
  const apply = outer.apply || lead === 'apply' || head === 'apply' || (lead === 'from' && outer.blocks[0] === 'apply');
  return {
    names: call ? [head, lead, ...outer.names] : [lead, ...outer.names],
    blocks: outer.blocks,
    block: outer.blocks[0] ?? '',
    dependencies: outer.dependencies || own(DEPENDENCIES) || own(CALLS),
    url: repositories ? 'repositories' : apply ? 'apply from' : fetched(lead, head, outer.names),
    skipped: outer.skipped || own(SKIPPED) || (substitute && !using),
    ...(outer.set ? { set: outer.set } : {}),
  };
}

/** A wrapper's address, a repository of `sourceControl`, what gradle-download-task fetches. */
function fetched(lead: string, head: string, names: readonly string[]): Context['url'] {
  if (lead === 'distributionUrl' || head === 'distributionUrl') return 'distributionUrl';
  if (head === 'gitRepository' || names.includes('gitRepository')) return 'gitRepository';
  return lead === 'src' || head === 'src' ? 'download' : '';
}

function outerOf(above: readonly Group[]): Outer {
  const inner = above.at(-1);
  const known = inner && outers.get(inner);
  if (known) return known;
  const names: string[] = [];
  const blocks: string[] = [];
  let set: Group | undefined;
  let using = false;
  let substitute = false;
  let skipped = false;
  let inStatement = true;
  for (let index = above.length - 1; index > Math.max(0, above.length - LEVELS); index--) {
    const group = above[index];
    if (!group) continue;
    const head = calledAs(group);
    names.push(head);
    if (group.open === '{') {
      if (SKIPPED_BLOCKS.has(head)) skipped = true;
      inStatement = false;
      blocks.push(head);
      if (head === 'dependencySet') set ??= group;
      if (group.head.includes('.')) names.push(group.head);
      continue;
    }
    if (SKIPPED.has(head)) skipped = true;
    const lead = last(group.lead);
    if (inStatement) {
      if (group.prior === 'using' || group.prior === 'with' || head === 'using' || head === 'with') using = true;
      if (head === 'substitute' || lead === 'substitute') substitute = true;
      if (lead !== head && SKIPPED.has(lead)) skipped = true;
    }
    if (lead !== head && lead !== '') names.push(lead);
  }
  const any = (set: ReadonlySet<string>): boolean => names.some(name => set.has(name));
  const dependencies = any(DEPENDENCIES) || any(CALLS);
  const outer: Outer = {
    names,
    blocks,
    set,
    using,
    substitute,
    skipped,
    dependencies,
    repositories: any(REPOSITORIES),
    published: any(PUBLISHED),
    apply: names.includes('apply'),
  };
  if (inner) outers.set(inner, outer);
  return outer;
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `add("kapt", …)` is `kapt(…)`. */
function calledAs({ head, open, entries }: Group): string {
  const first = open === '(' && last(head) === 'add' ? entries[0]?.items[0] : undefined;
  return first?.kind === 'string' ? first.text : last(head);
}
