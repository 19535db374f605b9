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
  readonly url: '' | 'repositories' | 'apply from' | 'distributionUrl';
  /** What stands here is not used: excluded, filtered, explained. */
  readonly skipped: boolean;
  /** The block of a `dependencySet`. */
  readonly set?: Group;
}

const SKIPPED = new Set(
  'exclude excludes because reason content filter mavenContent includeGroup includeGroupByRegex includeGroupAndSubgroups includeModule includeModuleByRegex includeVersion includeVersionByRegex excludeGroup excludeGroupByRegex excludeGroupAndSubgroups excludeModule excludeModuleByRegex excludeVersion relocate dependsOn mustRunAfter finalizedBy shouldRunAfter evaluationDependsOn project include includeBuild withModule withCapability select capability capabilities requireCapability requireCapabilities requireFeature println logger description import package task tasks modules pom publications'.split(
    ' ',
  ),
);
/** As blocks they hold what is not used; the others do only as calls: `project(':a') { dependencies { } }`. */
const SKIPPED_BLOCKS = new Set('exclude filter content mavenContent pom publications modules withModule capabilities because'.split(' '));
const DEPENDENCIES = new Set('dependencies constraints dependencySet imports dependencyManagement'.split(' '));
const CALLS = new Set(
  'implementation api compile classpath compileOnly runtimeOnly testImplementation kapt ksp force mavenBom annotationProcessor useModule'.split(
    ' ',
  ),
);
const REPOSITORIES = new Set('repositories maven ivy exclusiveContent forRepository'.split(' '));

/** No build nests deeper; a hostile one is not followed further out. */
const LEVELS = 24;

/** Of an entry, or of one of its calls. */
export function around(entry: Entry, above: readonly Group[], call?: Group): Context {
  const names: string[] = [];
  const blocks: string[] = [];
  const lead =
    labelOf(entry)?.at === 2 && entry.items[1]?.kind === 'symbol' && entry.items[1].text === ':' ? '' : last(leadOf(entry.items));
  if (call) names.push(calledAs(call));
  names.push(lead);
  let using = call?.prior === 'using' || call?.prior === 'with' || call?.head === 'using';
  let substitute = lead === 'substitute' && !using;
  let set: Group | undefined;
  let inStatement = true;
  let skipped = names.some(name => SKIPPED.has(name));
  for (let index = above.length - 1; index > Math.max(0, above.length - LEVELS); index--) {
    const group = above[index];
    if (!group) continue;
    const head = calledAs(group);
    names.push(head);
    if ((group.open === '{' ? SKIPPED_BLOCKS : SKIPPED).has(head)) skipped = true;
    if (group.open === '{') {
      inStatement = false;
      blocks.push(head);
      if (head === 'dependencySet') set ??= group;
      if (group.head.includes('.')) names.push(group.head);
    } else {
      if (inStatement && (group.prior === 'using' || group.prior === 'with' || head === 'using' || head === 'with')) using = true;
      if (
        inStatement &&
        (head === 'substitute' || (group.prior === 'substitute' && head === 'module') || last(group.lead) === 'substitute')
      )
        substitute = true;
    }
    if (group.open === '{' || last(group.lead) === head) continue;
    if (group.lead) names.push(last(group.lead));
    if (inStatement && SKIPPED.has(last(group.lead))) skipped = true;
  }
  const repositories = names.some(name => REPOSITORIES.has(name));
  return {
    names,
    blocks,
    block: blocks[0] ?? '',
    dependencies: names.some(name => DEPENDENCIES.has(name) || CALLS.has(name)),
    url: repositories ? 'repositories' : names.includes('apply') || (lead === 'from' && blocks[0] === 'apply') ? 'apply from' : '',
    skipped: skipped || (substitute && !using),
    ...(set ? { set } : {}),
  };
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `add("kapt", …)` is `kapt(…)`. */
function calledAs({ head, open, entries }: Group): string {
  const first = open === '(' && last(head) === 'add' ? entries[0]?.items[0] : undefined;
  return first?.kind === 'string' ? first.text : last(head);
}
