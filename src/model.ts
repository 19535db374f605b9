// Every noun of the product as readonly plain data: the only vocabulary that all rooms share.

/** UTF-16 code units, half-open. */
export type Span = readonly [start: number, end: number];
/** An ISO day, `2024-09-29`. Days compare as strings. */
export type Day = string;
export type Id = string;

/** A text with its place. `path` is relative to the scanned root, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Bounded reads of a file's bytes; `read` may return fewer bytes at the end of the file, never more. */
export interface RangeReader {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

// ── what a file says ─────────────────────────────────────────────────────────────────────────────

/** What a mark is: where in a file or on disk the text was found. */
export type Field =
  | 'file' // base name on disk
  | 'folder' // a folder's base name
  | 'import' // dotted or slashed module or package name
  | 'include' // path of an #include
  | 'load' // name handed to a loader or linker, and names of imported modules
  | 'symbol' // an exported or imported symbol
  | 'class' // Java class or package name, dotted
  | 'export-name' // the name a binary gives itself: PE export directory, SONAME, dylib id
  | 'company' // CompanyName of version information, or a manifest's vendor field
  | 'product'
  | 'copyright'
  | 'signer'; // a claim: signatures are not verified

export type Clue =
  /** `name` includes its namespace, joined by `/`, decoded: `@scope/name`, `group.id/artifact`, `github.com/x/y`. */
  | { readonly kind: 'package'; readonly type: string; readonly name: string; readonly version?: string; readonly range?: string }
  | { readonly kind: 'host'; readonly url: string }
  | { readonly kind: 'mark'; readonly field: Field; readonly text: string }
  | { readonly kind: 'digest'; readonly sha256: string };

export type Role = 'runtime' | 'development' | 'optional' | 'peer' | 'build' | 'test' | 'plugin' | 'constraint' | 'source' | 'tool';
export type State = 'declared' | 'resolved' | 'replaced' | 'configured';

export interface Reference {
  readonly clue: Clue;
  /** Exactly the name: inside its quotes, of one coordinate part, of an alias' target. Empty `[0, 0]` for a binary. */
  readonly token: Span;
  /** The whole declaration, so that it can be removed cleanly. */
  readonly whole?: Span;
  readonly role: Role;
  readonly state: State;
  /** `partial`: a part of the name is computed elsewhere; matched on its literal part. */
  readonly certain: 'exact' | 'partial';
  /** The table it stands in, as the file names it: `devDependencies`, `dev`, `build-system`. */
  readonly group?: string;
}

/** Component ids (`npm:@scope/name`), from the one that asks to the one asked for; `''` is the project itself. */
export type Edge = readonly [from: string, to: string];

export interface Extraction {
  readonly references: readonly Reference[];
  readonly edges: readonly Edge[];
  readonly problems: readonly Problem[];
}

export type Reason = 'syntax' | 'encoding' | 'version' | 'dynamic' | 'size' | 'access' | 'crash' | 'policy';

/** The sentences of `report/message.ts` about what could not be checked. */
export type ProblemId =
  | 'unexpected' // syntax: something stands where nothing of the kind may
  | 'unclosed' // syntax: {what} opened here and not closed
  | 'too-deep' // size: nested deeper than {levels} levels
  | 'duplicate-key' // syntax: {key} stands twice; both were read
  | 'conflict' // syntax: merge-conflict markers; both sides were read
  | 'not-text' // encoding: binary content in a file that should be text
  | 'encoding' // encoding: the bytes are not {encoding}
  | 'future-version' // version: format version {version} is newer than we know
  | 'dynamic-name' // dynamic: {name} is computed elsewhere
  | 'dynamic' // dynamic: {what} is computed when the build runs
  | 'too-large' // size: {size} bytes; at most {limit} are read
  | 'truncated' // syntax: ends in the middle of {what}
  | 'unreadable' // access: {error}
  | 'missing' // access: {path} is named here and was not found
  | 'outside' // access: {path} lies outside the scanned folder
  | 'cycle' // access: {path} leads back to itself
  | 'not-regular' // access: a device, pipe or socket
  | 'not-read' // access: content not read, judged by its name
  | 'crash' // crash: {error}
  | 'policy-syntax'
  | 'policy-unknown-key' // {key}; known: {known}
  | 'policy-value' // {key}: {expected}
  | 'policy-missing' // {key} is required
  | 'policy-audience' // {audience} is none of ours
  | 'decision-expired' // {what}, {expires}
  | 'decision-unused'
  | 'decision-refused'
  | 'decision-too-long'
  | 'policy-ignored';

/** Something that could not be checked. `at` is an offset into the file's text. */
export interface Problem {
  readonly reason: Reason;
  readonly id: ProblemId;
  readonly at?: number;
  readonly args?: Readonly<Record<string, string | number>>;
}

// ── formats and probes ───────────────────────────────────────────────────────────────────────────

/** All stated parts must hold; ASCII case is folded. `under` is a folder path that must stand above the file. */
export interface FilePattern {
  readonly name?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly under?: string;
}

/** A companion: the nearest file of that name upward (`all`: every one up to the root), or a path relative to the file. */
export type Companion = { readonly up: string; readonly all?: true } | { readonly path: string };

export interface Format {
  /** `<ecosystem>/<format>`, as its file lies. */
  readonly id: string;
  readonly files: readonly FilePattern[];
  /** For shared names: does the head (first 4,096 code units) look like ours? */
  readonly sniff?: (head: string) => boolean;
  readonly wants?: (text: string) => readonly Companion[];
  /** Source text: read only where a sign's own letters occur. Such a file holds no place without them, and no Problem of its own. */
  readonly gated?: true;
  /** Pure; never throws. `near` is keyed by root-relative path. */
  readonly extract: (source: Source, near: ReadonlyMap<string, Source>) => Extraction;
}

/** A format for bytes: reads ranges, at most 64 KB of a large file, up to 512 KB more for the names of a small one; archives as much as `evidence/archive/limits.ts` allows. */
export interface Probe {
  readonly id: string;
  readonly files: readonly FilePattern[];
  readonly inspect: (path: string, bytes: RangeReader) => Promise<Extraction>;
}

// ── the list ─────────────────────────────────────────────────────────────────────────────────────

export interface Citation {
  readonly url: string;
  readonly title: string;
  readonly read: Day;
  readonly publication?: string;
}

/** How a fact of law was seen; bounds its severity. */
export type Seen = 'act' | 'transcription' | 'corroborated' | 'summary' | 'memory';
export type Reach = 'reached' | 'indicates' | 'unclear' | 'exempt' | 'outside';
export type Effect =
  | 'use-or-supply'
  | 'procurement'
  | 'government-device'
  | 'equipment'
  | 'network-equipment'
  | 'dealings-blocked'
  | 'export'
  | 'advisory'
  | 'context';
export type Forbids = 'integrate' | 'resell' | 'use' | 'procure' | 'deal' | 'export' | 'authorise' | 'warn';
export type Status = 'in-force' | 'not-yet' | 'proposed' | 'enjoined' | 'revoked' | 'ended';

export interface Cell {
  readonly is: Reach;
  readonly why: string;
  readonly source?: string;
}

export interface Limb {
  readonly id: Id;
  readonly forbids: readonly Forbids[];
  readonly effect: Effect;
  /** Ids of `data/schema/audiences.json`; one of them is enough. */
  readonly audiences: readonly Id[];
  readonly from: Day;
  readonly until?: Day;
  readonly seen: Seen;
  /** A clause for one line: `its anti-virus software may not be resold or built into products in the US`. */
  readonly says: string;
  /** A clause for `unclear` and `exempt`: `the 2024 US rule speaks of security software`. */
  readonly covers: string;
  readonly reach: Readonly<Record<Id, Cell>>;
  readonly otherwise: Cell;
}

export interface Regime {
  readonly id: Id;
  readonly title: string;
  /** How a person names it in a line: `s.1634`, `ICTS-2021-002`. */
  readonly short: string;
  readonly jurisdiction: string;
  readonly authority: string;
  readonly citation: string;
  readonly url: string;
  readonly issued: Day;
  readonly ended?: Day;
  readonly status: Status;
  readonly asOf: Day;
  readonly limbs: readonly Limb[];
  readonly exemptions: readonly string[];
  /** What it asks of whoever finds such a thing, in words; nothing is computed from it. */
  readonly duty?: { readonly says: string; readonly source: string };
  /** What it means for a dependency. */
  readonly means: { readonly own: string; readonly component: string; readonly interoperation: string };
  readonly notes?: readonly string[];
  readonly sources: readonly Citation[];
}

export interface Listing {
  readonly regime: Id;
  readonly name: string;
  readonly since: Day;
  readonly until?: Day;
  readonly seen: Seen;
  readonly scope?: string;
  /** Only these limbs list the vendor; absent: all. */
  readonly limbs?: readonly Id[];
  /** Cells that this vendor's listing changes, by class. */
  readonly reach?: Readonly<Record<Id, Cell>>;
  readonly sources: readonly Citation[];
}

export type SignKind =
  | 'package'
  | 'family'
  | 'host'
  | 'host-path'
  | 'owner'
  | 'image'
  | 'provider'
  | 'action'
  | 'model'
  | 'extension'
  | 'file'
  | 'folder'
  | 'import'
  | 'class-prefix'
  | 'include'
  | 'load'
  | 'symbol'
  | 'field';
export type Certainty = 'named' | 'owned' | 'interoperates' | 'mirrored' | 'similar';

export interface Sign {
  readonly id: Id;
  readonly vendor: Id;
  readonly kind: SignKind;
  /** `pkg:npm/@scope/name`, `pkg:maven/com.kavsdk/*` (family), a host, a file name, a dotted prefix. */
  readonly match: string;
  readonly class: Id;
  readonly certainty: Certainty;
  readonly product: string;
  /** For `field`: which one. */
  readonly field?: Field;
  /** For `family`: names that the prefix does not claim; for `host`: hosts below it that it does not. */
  readonly except?: readonly string[];
  /** For `file` and `folder`: what must confirm a name. */
  readonly needs?: 'magic' | 'sibling';
  /** For `symbol`: how many different hits are needed. */
  readonly min?: number;
  /** Only these versions (vers range), where a hand-over matters. */
  readonly versions?: string;
}

export interface Vendor {
  readonly id: Id;
  /** For a line: `Kaspersky`. */
  readonly name: string;
  /** As registered: `AO Kaspersky Lab`. */
  readonly entity: string;
  readonly names: readonly string[];
  readonly listings: readonly Listing[];
  readonly alternatives?: readonly { readonly instead: string; readonly of: string; readonly url: string }[];
  readonly confusable?: readonly string[];
  readonly notes?: readonly string[];
  /** Somebody contests an entry: said wherever it shows. */
  readonly disputed?: string;
  /** Present when an organisation's own policy brought it in. */
  readonly theirs?: true;
}

export interface Negative {
  readonly kind: SignKind;
  readonly match: string;
  readonly why: string;
}

export interface ClassOfThing {
  readonly id: Id;
  /** `a user-interface kit`, for sentences. */
  readonly noun: string;
  readonly meaning: string;
}

export interface Audience {
  readonly id: Id;
  readonly jurisdiction: string;
  /** Yes or no. */
  readonly question: string;
  /** `you supply federal agencies`, for `(if …)`. */
  readonly condition: string;
}

/** The compiled list. */
export interface List {
  /** Date and content hash. */
  readonly version: string;
  readonly date: Day;
  readonly classes: readonly ClassOfThing[];
  readonly audiences: readonly Audience[];
  readonly regimes: readonly Regime[];
  readonly vendors: readonly Vendor[];
  readonly signs: readonly Sign[];
  readonly negatives: readonly Negative[];
}

// ── what we conclude ─────────────────────────────────────────────────────────────────────────────

export interface Hit {
  readonly reference: Reference;
  readonly sign: Sign;
}

/** One file, checked. Only what a conclusion needs stays in memory. */
export interface Checked {
  readonly path: string;
  /** Ids of the formats or probes that read it. */
  readonly formats: readonly string[];
  readonly hits: readonly Hit[];
  readonly edges: readonly Edge[];
  /** Component ids declared here, kept for anchors when the project has hits. */
  readonly declared: readonly (readonly [component: string, token: Span, role: Role])[];
  readonly references: number;
  readonly problems: readonly Problem[];
}

export type Severity = 'error' | 'warning' | 'information' | 'none';

/** One limb of one listing, graded for one finding. */
export interface Verdict {
  readonly regime: Id;
  readonly limb: Id;
  readonly reach: Reach;
  readonly why: string;
  readonly severity: Severity;
  readonly covered: 'covers' | 'not-covered' | 'nobody-chose';
  readonly time: 'in-force' | 'soon' | 'later' | 'ended';
  readonly date: Day;
  readonly seen: Seen;
}

export interface Place {
  readonly path: string;
  readonly token: Span;
  readonly whole?: Span;
  readonly clue: Clue;
  readonly role: Role;
  readonly state: State;
  readonly sign: Id;
  readonly certainty: Certainty;
  readonly class: Id;
  readonly anchor: boolean;
  readonly group?: string;
}

export interface Finding {
  /** 16 hex digits; survives upgrades and moved lines. */
  readonly key: string;
  readonly vendor: Id;
  /** `npm:@kaspersky/hexa-ui`, `kaspersky@mirror.example`, `hikvision:Device Network SDK`. */
  readonly component: string;
  readonly project: string;
  readonly sign: Id;
  readonly class: Id;
  readonly certainty: Certainty;
  readonly severity: Severity;
  /** The headline first. */
  readonly verdicts: readonly Verdict[];
  readonly forCounsel: boolean;
  readonly decision?: Applied;
  /** The anchor first, then by path and position. */
  readonly places: readonly Place[];
  /** Component ids from the project's direct dependency to this one; `[]` when direct or unknown. */
  readonly via: readonly string[];
}

// ── policy ───────────────────────────────────────────────────────────────────────────────────────

export type DecisionKind = 'false-match' | 'outside-the-rule' | 'exempt' | 'authorised' | 'being-removed' | 'risk-accepted';

export interface Decision {
  readonly kind: DecisionKind;
  /** A package URL without version, or `sign:<id>`, or `vendor:<id>`. */
  readonly what: string;
  readonly range?: string;
  readonly paths?: readonly string[];
  readonly regimes?: readonly Id[];
  readonly reason: string;
  readonly approver: string;
  readonly created: Day;
  readonly expires: Day;
  readonly reference?: string;
  readonly list?: string;
  /** Where it stands in the policy file. */
  readonly at: number;
}

export interface Applied {
  readonly decision: Decision;
  readonly state: 'applies' | 'expired' | 'refused' | 'not-trusted';
}

export interface Policy {
  readonly path?: string;
  /** `undefined`: nobody chose yet. */
  readonly audiences?: readonly Id[];
  readonly regimes: Readonly<Record<Id, Severity | 'off'>>;
  readonly severities: {
    readonly effects: Readonly<Partial<Record<Effect, Severity>>>;
    readonly roles: Readonly<Partial<Record<Role, Severity>>>;
    readonly certainties: Readonly<Partial<Record<Certainty, Severity>>>;
  };
  readonly decisions: readonly Decision[];
  readonly maximumDays: number;
  readonly approvers: readonly string[];
  /** Regimes under which an accepted risk is allowed though they are reached. */
  readonly acceptRiskUnder: readonly Id[];
  readonly allowedRegistries: readonly string[];
  /** `false` in an untrusted workspace: decisions are counted and not applied. */
  readonly trusted: boolean;
}

// ── the world ────────────────────────────────────────────────────────────────────────────────────

export interface Entry {
  readonly path: string;
  /** Bytes; -1 where the edge cannot say. */
  readonly size: number;
  /** Changes when the content may have changed. */
  readonly stamp: string;
}

export interface Signal {
  readonly aborted: boolean;
}

/** What to look for: data where an edge can use it, a predicate where it cannot. */
export interface Wanted {
  readonly patterns: readonly FilePattern[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  takes(path: string): boolean;
  /** Folders not entered, by base name. */
  skips(folder: string): boolean;
}

/** The world, in four functions. A missing file rejects; the pure part turns that into a Problem. */
export interface Files {
  /** Entries in any order; what could not be listed is yielded as a Missed. */
  find(wanted: Wanted, signal: Signal): AsyncIterable<Entry | Missed>;
  text(path: string): Promise<string>;
  open(path: string): Promise<RangeReader>;
  digest(path: string): Promise<string>;
}

export interface Missed {
  readonly path: string;
  readonly problem: Problem;
}
