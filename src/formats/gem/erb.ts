// A Gemfile that ERB writes: `<%= … %>` becomes code, other tags blanks, at the same length. https://docs.ruby-lang.org/en/master/ERB.html
import type { Format, Problem } from '../../model.ts';
import { templateTags, withoutTags } from '../../parse/template-tags.ts';

/** A line that a tag writes alone may name anything: it is said. */
export function fromErb(extract: Format['extract']): Format['extract'] {
  return (source, near) => {
    if (!source.text.includes('<%')) return extract(source, near);
    const { path, text } = source;
    const problems: Problem[] = [];
    for (const { kind, span } of templateTags(text)) {
      if (kind !== 'value' || !text.startsWith('<%', span[0])) continue;
      if (/(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, span[0] - 200), span[0])))
        problems.push({ reason: 'dynamic', id: 'dynamic-name', at: span[0], args: { name: text.slice(...span) } });
    }
    const found = extract({ path, text: withoutTags(text, asRuby) }, near);
    return { ...found, problems: [...problems, ...found.problems] };
  };
}

function asRuby(kind: 'value' | 'statement', tag: string): string {
  if (!tag.startsWith('<%')) return tag; // `{{` is Ruby
  return kind === 'value' ? `#{${tag.slice(3, -2)} }` : '';
}
