// All human words, by id: every surface says the same sentence.
import type { Problem, ProblemId } from '../model.ts';

/** `{name}` is replaced by an argument, `{n|finding|findings}` by the number and its noun. */
export const english = {
  // One line. A relation is the last sentence; it is left out first where the line grows too long.
  'line.rule': '{vendor}: {says} {since} {date}{short}.',
  'line.unclear': '{vendor}: {covers}; {noun} is for counsel.',
  'line.exempt': '{vendor}: {covers}; {noun} is expressly exempt.',
  'line.interoperates': '{vendor}: {token} talks to its {product}; {covers}.',
  'line.mirrored': "{vendor}: somebody else's component, fetched from its server ({token}).",
  'line.brief': '{vendor}: {token} · {short}.',
  'line.ended': '{vendor}: {says}; that rule is {status} ({short}).',
  'since.in-force': 'since',
  'since.ended': 'since',
  'since.soon': 'from',
  'since.later': 'from',
  'status.proposed': 'only proposed',
  'status.enjoined': 'enjoined',
  'status.revoked': 'revoked',
  'status.ended': 'no longer in force',
  'status.not-yet': 'not yet in force',
  'status.in-force': 'in force',
  'relation.theirs': '{token} is theirs.',
  'relation.names': '{token} carries its names.',
  'relation.indicates': '{token} is made for it.',
  'relation.host': '{token} is its server.',
  condition: ' (if {condition})',
  'condition.short': ' (if it covers you)',
  // Why we think so.
  'why.named': 'The act names {product}.',
  'why.owned': '{token} is published by {entity}, or in a namespace it controls: {product}.',
  'why.carries': '{token} carries a name of {product}, a product of {entity}.',
  'why.interoperates': '{token} is a client of {product}; it is not made by {entity}.',
  'why.mirrored': '{token} is fetched from a server of {entity}; the component itself is somebody else’s.',
  'why.similar': '{token} looks like {product}; nothing shows that it is theirs.',
  'others.more': '{rules} and {n|more rule|more rules}',
  // Terminal.
  'text.published': '{why}',
  'text.rule': 'rule          {title} · {citation}',
  'text.also': 'also          {rules}',
  'text.exempt': 'exempt under  {rules}',
  'text.counsel': 'for counsel   {rules}',
  'text.here': 'here because  you → {path}',
  'text.places': 'also in       {places}',
  'text.out': 'way out       remove it, or record a decision: restricted-deps decide {what} --kind being-removed --until {until}',
  'text.decided': 'decided       {kind} until {expires} by {approver}: {reason}',
  'text.decision-expired': 'decided       {kind}, expired on {expires}: open again',
  'text.decision-refused': 'decided       {kind}: refused, this rule reaches it and the policy does not allow accepting the risk',
  'text.decision-not-trusted': 'decided       {kind}: not applied in an untrusted workspace',
  // Summaries.
  'summary.findings':
    '{findings|finding|findings} ({errors|error|errors}, {warnings|warning|warnings}, {informations} information) in {files|file|files}, {counsel} for counsel, {decided} decided.',
  'summary.nothing':
    'No sign on the list of {date} matched in {files|file|files} and {references|reference|references} under the {regimes|rule|rules} you selected. {blind|listed vendor has|listed vendors have} no sign and cannot be found. Ownership, hardware and services were not examined.',
  'summary.checked': 'Checked {read} of {found|file|files} and {references|reference|references}; {problems}.',
  'summary.all-read': 'all could be read',
  'summary.not-read': '{n|place|places} could not be checked (--strict fails on them)',
  'summary.not-covering': '{n|finding is|findings are} under rules whose audience you did not choose; --audience all shows them.',
  'summary.you': 'You told us: {audiences} ({where}).',
  'summary.nobody':
    'You have not said who you are, so rules are shown with their conditions; --audience or restricted-dependencies.jsonc says it.',
  'summary.all-audiences': 'Shown for every audience.',
  'summary.list': 'List of {date}, {days|day|days} old.',
  'summary.partial': 'Cancelled: the rest was not checked.',
  'summary.weakened': 'The policy weakens the defaults: {what}.',
  footer: 'Information about published rules, not advice on your facts; the official text governs.',
  policy: 'Policy: {sentence}',
  'not-checked': 'Not checked: {sentence}',
  // Hover.
  'hover.bound': 'covers {audiences}',
  'hover.exempt': 'Exempt: {exemptions}',
  'hover.also': 'Also: {rules}',
  'hover.exempted': 'Exempt under: {rules}',
  'hover.counsel': 'For counsel: {rules}',
  'hover.here': 'Here because: you → {path}',
  'hover.open': 'Open the rule',
  'hover.disputed': 'This entry is disputed: {text}',
  'hover.theirs': 'From your own policy’s list, not from ours.',
  // Fixes and commands.
  'fix.open': 'Open the rule: {title}',
  'fix.explain': 'Explain: {vendor} under {short}',
  'fix.why': 'Show why it is here',
  'fix.copy': 'Copy finding',
  // What could not be checked.
  'problem.unexpected': 'unexpected “{what}”. The rest of the file was read.',
  'problem.unclosed': '{what} is opened here and never closed. What stands before and after was read.',
  'problem.too-deep': 'nested deeper than {levels} levels. What stands before it was read.',
  'problem.duplicate-key': '“{key}” stands twice; both were read.',
  'problem.conflict': 'merge-conflict markers; both sides were read.',
  'problem.not-text': 'binary content where text belongs. Is the file what its name says?',
  'problem.encoding': 'the bytes are not {encoding}.',
  'problem.future-version': 'format version {version} is newer than we know. What we understand was read.',
  'problem.dynamic-name': '“{name}” is computed elsewhere; only its literal part was matched.',
  'problem.dynamic': '{what} is computed when the build runs; look at it by hand.',
  'problem.too-large': '{what}: {size}, of which at most {limit} are read; the rest was not checked.',
  'problem.truncated': 'the file ends in the middle of {what}.',
  'problem.unreadable': 'cannot be read ({error}).',
  'problem.missing': '{path} is named here and was not found.',
  'problem.outside': 'leads outside the scanned folder; scan that folder by itself.',
  'problem.cycle': 'leads back to itself.',
  'problem.not-regular': 'a device, pipe or socket, not a file.',
  'problem.not-read': '{what} not read; judged by its name.',
  'problem.crash': 'our own fault ({error}). The other files were checked; please report it.',
  'problem.policy-syntax': 'the policy cannot be parsed here; the defaults apply to what follows. {what}',
  'problem.policy-unknown-key': '“{key}” is no key of a policy. Known: {known}. It was ignored.',
  'problem.policy-value': '“{key}” must be {expected}; its default applies.',
  'problem.policy-missing': '“{key}” is required; this entry was ignored.',
  'problem.policy-audience': '“{audience}” is none of the audiences. Known: {known}.',
  'problem.decision-expired': 'the decision about {what} expired on {expires}; the finding is open again.',
  'problem.decision-unused': 'the decision about {what} matches no finding.',
  'problem.decision-refused': 'the decision about {what} was refused: {why}.',
  'problem.decision-too-long': 'the decision about {what} lasts longer than the {days} days that the policy allows.',
  'problem.policy-ignored': '{what} was not applied: {why}.',
  // Inventory and list.
  'inventory.summary':
    '{references|reference|references} in {files|file|files}, {recognised} recognised by the list; {problems|place|places} could not be checked.',
  'list.head': 'List {version}, of {date}, {days|day|days} old.',
  'list.counts': '{regimes|rule|rules}, {vendors|vendor|vendors}, {signs|sign|signs}, {negatives|look-alike|look-alikes} kept silent.',
  'list.blind': '{blind|listed vendor has|listed vendors have} no sign and cannot be found.',
  'list.audiences': 'Audiences, for --audience and the policy:',
  // Decisions, in the terminal.
  'decide.usage':
    'Name one thing to decide about, and at most one folder: restricted-deps decide pkg:npm/name [PATH] --kind … --reason … --approver …',
  'decide.what': '“{what}” is nothing to decide about: name a package URL without version (pkg:npm/name), sign:ID or vendor:ID.',
  'decide.missing': '--{option} is required; nothing was written.',
  'decide.reference': 'A decision of kind {kind} rests on a paper: --reference names it. Nothing was written.',
  'decide.past': '--until {day} is before {today}; nothing was written.',
  'decide.unparsed': '{path} does not parse as a policy; nothing was written. Mend it first.',
  'decide.encoding': '{path} is not UTF-8; nothing was written. Save it as UTF-8 first.',
  'decide.refused': 'The decision about {what} would not count: {why} Nothing was written.',
  'decide.too-long': 'it lasts longer than the {days} days that the policy allows, so --until is {last} at the latest.',
  'decide.approver': '{approver} is none of the approvers ({approvers}).',
  'decide.not-ours': '{rules} reaches it, and under such a rule a risk is not ours to accept unless the policy names it (acceptRiskUnder).',
  'decide.recorded': 'Recorded in {path}: {kind}, about {what}, until {expires}, approved by {approver}.',
  'decide.settles': 'It settles {n|finding|findings} until then.',
  'decide.partly': 'It speaks of {n|finding|findings}; something else about them stays open.',
  'decide.unused': 'No finding here is its concern today.',
  'decide.absent': 'No decision about {what} stands in {path}; nothing was written.',
  'decide.revoked': 'Revoked in {path}: what was decided about {what}. Its findings are open again.',
  'decide.renewed': 'Renewed in {path}: what was decided about {what} runs until {expires}.',
  'decisions.usage': 'Name at most one folder: restricted-deps decisions [PATH].',
  'decisions.runs': '{what} · {kind} · until {until}, {days|day|days} left',
  'decisions.over': '{what} · {kind} · over since {until}, {days|day|days} ago',
  'decisions.applies': 'settles {n|finding|findings}',
  'decisions.partial': 'speaks of {n|finding|findings}; something else about them stays open',
  'decisions.expired': 'expired; {n|finding is|findings are} its concern',
  'decisions.refused': 'refused: a rule or the list of approvers does not allow it; {n|finding stays|findings stay} open',
  'decisions.not-trusted': 'not applied in an untrusted workspace; {n|finding stays|findings stay} open',
  'decisions.unused': 'no finding is its concern, or a newer decision has taken its place',
  'decisions.only': 'only for {within}',
  'decisions.why': 'by {approver}: {reason}',
  'decisions.summary': '{n|decision|decisions}: {applies} in force, {expired} expired, {unused} unused, {refused} refused.',
  'decisions.none': 'No decision is recorded in {path}.',
  'inline.approver': 'a comment in {path}',
  'inline.submodule': 'it stands in a repository of its own, which is not the workspace’s',
  // Comparisons: with a git base, with other audiences.
  'changed.no-git': 'git is not installed here; --changed reads a base through it.',
  'changed.no-repository': '{path} is not in a git repository; --changed compares with a commit.',
  'changed.no-ref': '“{ref}” names no commit here. --changed takes a branch, a tag or a commit that is present.',
  'changed.failed': 'git could not be read ({error}).',
  'changed.later': 'this change adds it, and {ref} judges; it counts once it stands there',
  'changed.decision': 'the decision about {what}',
  'changed.findings':
    'New since {ref}: {findings|finding|findings} ({errors|error|errors}, {warnings|warning|warnings}, {informations} information) in {files|file|files}, {counsel} for counsel, {decided} decided.',
  'changed.nothing':
    'Nothing new since {ref} matched a sign on the list of {date}, in {files|file|files} and {references|reference|references} under the {regimes|rule|rules} you selected. What was there before is not shown. {blind|listed vendor has|listed vendors have} no sign and cannot be found. Ownership, hardware and services were not examined.',
  'compare.head': 'If you were these, too ({audiences}): {appear|finding|findings} more, {heavier} heavier.',
  'compare.nothing': 'If you were these, too ({audiences}): nothing would weigh more.',
  'compare.appears': '{place} · {severity} · {sentence}',
  'compare.heavier': '{place} · {severity} instead of {before} · {sentence}',
  // The command line's own faults.
  'cli.no-folder': '{path} does not exist. Name a folder to scan, or none for the current one.',
  'cli.not-folder': '{path} is not a folder. Name a folder to scan.',
  'cli.command': '“{command}” is no command. Known: {known}.',
  'cli.option': '{error}. See --help.',
  'cli.value': '--{option} takes {expected}, not “{value}”.',
  'cli.policy': '{path} cannot be read as a policy: {error}.',
  'cli.output': '{path} cannot be written: {error}.',
  'cli.list': 'The list beside this program cannot be read ({error}). Reinstall it, or run npm run build.',
  'cli.unknown': '“{id}” is no vendor, regime, sign or package URL that we know. `list` shows what the list holds.',
  'cli.interrupted': 'Interrupted.',
  'cli.progress': 'Checking {done}/{found} …',
  'cli.editor': 'The same in the editor: npm run editor -- {folder}',
  'cli.old': 'The list is {days} days old, older than --max-list-age {limit}: out of date, do not rely on it for a representation.',
} as const satisfies Record<string, string> & Record<`problem.${ProblemId}`, string>;

export type WordId = keyof typeof english;
export type Words = Readonly<Record<WordId, string>>;
export type Args = Readonly<Record<string, string | number>>;

/** One sentence in the words of a language. An argument that is missing stays visible as `{name}`. */
export function say(words: Words, id: WordId, args: Args = {}): string {
  return words[id].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    if (one === undefined) return String(value);
    return `${typeof value === 'number' ? value.toLocaleString('en-US') : value} ${value === 1 ? one : many}`;
  });
}

/** Why something was not checked, as a sentence without the `Not checked:` before it. */
export function sayProblem(words: Words, { id, args }: Problem): string {
  return say(words, `problem.${id}`, { what: id === 'not-read' ? 'content' : 'bytes', ...args });
}
