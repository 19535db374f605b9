// A policy with what only some rooms need: path scopes, own lists, inline decisions, and where each value was said.
import type { Id, Policy } from '../model.ts';

export interface FullPolicy extends Policy {
  /** In the order of the file; the last one that takes a project wins, key by key. */
  readonly scopes: readonly Scope[];
  /** Files with own vendors and signs, relative to the policy's root. */
  readonly lists: readonly string[];
  /** Are decisions in comments honoured? */
  readonly inlineDecisions: boolean;
  /** Where a key got its value, as `audiences` or `regimes.us-…`; a key that is not here has its default. */
  readonly origins: Readonly<Record<string, Origin>>;
}

export interface Scope {
  readonly paths: readonly string[];
  readonly audiences?: readonly Id[];
  readonly regimes: Policy['regimes'];
  readonly severities: Policy['severities'];
  /** The file that says it, which may be an extended one, and the offset there. */
  readonly file: string;
  readonly at: number;
}

export interface Origin {
  readonly path: string;
  /** UTF-16 offset of the key. */
  readonly at: number;
}
