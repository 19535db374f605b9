// A manifest inside a template: read as it stands without its tags, and each tag that stands where a name would is told.
import type { Format, Problem } from '../model.ts';
import { templateTags, untemplated } from './template-tags.ts';

/** A broken file is told about, not buried. */
const PROBLEMS = 100;

/**
 * Wraps the reader of a format whose names stand at the beginning of their lines, as a key, an item or a word.
 * Both branches of a condition are read. What another file would put there is not, and is told.
 */
export function computedNames(extract: Format['extract']): Format['extract'] {
  const read = untemplated(extract);
  return (source, near) => {
    const { text } = source;
    const found = read(source, near);
    const tags = templateTags(text);
    if (tags.length === 0) return found;
    const told = new Set(found.problems.map(({ at }) => at));
    const literal = new Set(found.references.flatMap(({ certain, token }) => (certain === 'partial' ? [token[1]] : [])));
    const problems: Problem[] = [];
    for (const { span, kind } of tags) {
      const [at] = span;
      const tag = text.slice(...span).slice(0, 60);
      if (told.has(at) || problems.length === PROBLEMS) continue;
      if (kind === 'statement') {
        if (INCLUDES.test(tag) && /^\s*$/.test(before(text, at)))
          problems.push({ reason: 'dynamic', id: 'dynamic', at, args: { what: tag } });
      } else if (!literal.has(at) && NAME.test(before(text, at)))
        problems.push({ reason: 'dynamic', id: 'dynamic-name', at, args: { name: tag } });
    }
    return { ...found, problems: [...found.problems, ...problems] };
  };
}

/** Jinja's include and import, Go's template and block, a partial of Mustache, EJS' include. */
const INCLUDES = /^(?:\{%[-+]?\s*(?:include|import|from|extends)\b|\{\{[-~]?\s*(?:>|(?:template|block)\b)|<%[-_]?\s*include\b)/;

/** Only quotes, brackets and the beginning of a name stand before a name in its line. */
const NAME = /^\ufeff?[\s"'[,-]*[\w@./-]*$/;
const LONGEST = 200;

function before(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < LONGEST && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return text.slice(start, at);
}
