// What is kept while one shell text is read, and where its offsets lie in the file.
import type { Problem, Reference, Role, Span } from '../../model.ts';
import type { ShellOptions } from '../../parse/shell-words.ts';

export interface InstallOptions extends ShellOptions {
  /** Of packages; addresses are always `source`. */
  readonly role: Role;
  /** From an offset of the shell text to the file's; absent: the same. */
  readonly place?: (span: Span) => Span;
}

export interface Run {
  readonly options: InstallOptions;
  readonly references: Reference[];
  readonly problems: Problem[];
}

export type Place = (span: Span) => Span;
