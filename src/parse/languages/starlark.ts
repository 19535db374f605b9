// Starlark: BUILD, MODULE.bazel, .bzl. https://github.com/bazelbuild/starlark/blob/master/spec.md#lexical-elements
import type { Language, StringRule } from '../lexer-language.ts';

function rules(prefix: string): StringRule[] {
  return ['"""', "'''", '"', "'"].map(quote => ({
    open: prefix + quote,
    close: quote,
    lines: quote.length === 3 ? 'many' : 'one',
    backslash: prefix.includes('r') ? 'raw' : 'decode',
  }));
}

export const starlark: Language = {
  lineComments: ['#'],
  blockComments: [],
  strings: ['', 'r', 'b', 'rb'].flatMap(rules),
};
