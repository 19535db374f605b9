// What the shared lexer must know of a language, as data.

/** How one kind of string is written. */
export interface StringRule {
  readonly open: string;
  readonly close: string;
  /** `one`: an end of line ends it, closed or not. */
  readonly lines: 'one' | 'many';
  /** `\`: the next character is escaped and decoded; `raw`: it keeps the close from closing and both stay; absent: it is a character. */
  readonly backslash?: 'decode' | 'raw';
  /** Whole sequences that do not close: `""`, Nix' `''$`. */
  readonly verbatim?: readonly string[];
  /** Code inside. `close` is one bracket, and nested brackets of its kind count; without it, a name follows: `$name`, `$a.b`. */
  readonly code?: readonly { readonly open: string; readonly close?: '}' | ')'; readonly dotted?: true }[];
  /** `%q(…)`: this bracket nests. */
  readonly nests?: string;
  /** `""""`: the last quotes of a run close it. */
  readonly greedy?: true;
}

export interface Language {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly { readonly open: string; readonly close: string; readonly nested?: true; readonly atLineStart?: true }[];
  readonly strings: readonly StringRule[];
  /** Characters of words beside letters, digits and `_`. */
  readonly wordStart?: string;
  readonly wordPart?: string;
  /** Texts that hide a quote: `?"`, `\"` as characters. */
  readonly symbols?: readonly string[];
  /** `'x'` is a character, and a lone `'` is a symbol. */
  readonly characters?: true;
  /** `tail`: code goes on behind the word that closes it: PHP's `EOT;`. */
  readonly heredocs?: { readonly open: readonly string[]; readonly code?: StringRule['code']; readonly tail?: true };
  /** Blocks of words: `begin` opens one anywhere, a keyword where a statement or value begins. */
  readonly blocks?: { readonly begin: string; readonly keywords: readonly string[]; readonly end: string };
  /** `/x/` on one line where a value begins; behind these words, too; `spaced`: and behind a name, as in `match /x/`; `classes`: `[/]` does not close it. */
  readonly regexps?: { readonly behind: readonly string[]; readonly spaced?: true; readonly classes?: true };
  /** A line that ends the program. */
  readonly end?: string;
}

interface Table {
  /** ASCII characters at which a comment, string or guarded symbol may begin. */
  readonly first: readonly boolean[];
  readonly rules: ReadonlyMap<number, readonly StringRule[]>;
  /** For each rule: characters that mean something inside. */
  readonly stops: ReadonlyMap<StringRule, readonly boolean[]>;
  readonly wordStart: string;
  readonly wordPart: string;
}

const tables = new WeakMap<Language, Table>();

/** What the lexer looks up, made once a language. */
export function prepareLanguage(language: Language): Table {
  const known = tables.get(language);
  if (known) return known;
  const rules = new Map<number, StringRule[]>();
  for (const rule of [...language.strings].sort((a, b) => b.open.length - a.open.length)) {
    const code = rule.open.charCodeAt(0);
    rules.set(code, [...(rules.get(code) ?? []), rule]);
  }
  const opens = [...language.blockComments.map(one => one.open), ...language.lineComments, ...(language.symbols ?? [])];
  const table: Table = {
    first: marks([
      ...opens,
      ...language.strings.map(one => one.open),
      ...(language.heredocs?.open ?? []),
      ...(language.characters ? ["'"] : []),
      ...(language.regexps ? ['/'] : []),
    ]),
    rules,
    stops: new Map(
      language.strings.map(rule => [
        rule,
        marks([
          rule.close,
          '\n',
          '\r',
          ...(rule.verbatim ?? []),
          ...(rule.code ?? []).map(one => one.open),
          ...(rule.backslash ? ['\\'] : []),
          ...(rule.nests ? [rule.nests] : []),
        ]),
      ]),
    ),
    wordStart: language.wordStart ?? '',
    wordPart: (language.wordPart ?? '') + (language.wordStart ?? ''),
  };
  tables.set(language, table);
  return table;
}

function marks(texts: readonly string[]): readonly boolean[] {
  const out = new Array<boolean>(128).fill(false);
  for (const one of texts) out[one.charCodeAt(0)] = true;
  return out;
}
