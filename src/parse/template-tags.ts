// Tags of templates around a manifest: Jinja, Go templates, Mustache, ERB, EJS, cookiecutter. https://jinja.palletsprojects.com/templates/ https://pkg.go.dev/text/template https://docs.ruby-lang.org/en/master/ERB.html

import type { Format, Span } from '../model.ts';

export interface TemplateTag {
  /** With its brackets. */
  readonly span: Span;
  /** `value`: its text comes to stand there; `statement`: a condition, a loop, a comment. */
  readonly kind: 'value' | 'statement';
}

const CLOSE: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>' };
/** What `{{` begins where it prints nothing, in Go templates and Mustache. */
const STATEMENT =
  /^(?:[-~]?\s*(?:if|else|end|range|with|define|block|template|break|continue|unless|each|endif|endfor|for|set|macro)\b|[-~]?\s*(?:[#/^!>&]|\$?\w+\s*:?=[^=]))/;
/** Longer ones are no tags. */
const LONGEST = 2000;

/** In the order of the text; linear. A `{{` that nothing closes within its paragraph is text. */
export function templateTags(text: string): readonly TemplateTag[] {
  const out: TemplateTag[] = [];
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('<%') && !text.includes('{#')) return out;
  const last = new Map(Object.values(CLOSE).map(close => [close, text.lastIndexOf(close)]));
  for (let at = 0; at < text.length - 1; at++) {
    const first = text.charCodeAt(at);
    if (first !== 123 && first !== 60) continue;
    const open = text.slice(at, at + 2);
    const close = CLOSE[open];
    const before = text.charAt(at - 1);
    if (
      close === undefined ||
      (last.get(close) ?? -1) < at ||
      before === '$' ||
      before === '#' ||
      (open === '{{' && text.charAt(at + 2) === '{' && before === '{')
    )
      continue; // `${{`, `#{{`
    const limit = text.slice(at + 2, at + LONGEST);
    const end = limit.indexOf(close);
    if (end < 0) continue;
    const inner = limit.slice(0, end);
    if (inner.includes('\n\n') || (open === '{{' && inner.includes('{{'))) continue;
    const stop = at + 2 + end + 2 + (open === '{{' && text.startsWith('}}}', at + 2 + end) ? 1 : 0); // `{{{unescaped}}}`
    const isValue = open === '{{' ? !STATEMENT.test(inner) : open === '<%' && /^[=-]?=/.test(inner);
    out.push({ span: [at, stop], kind: isValue ? 'value' : 'statement' });
    at = stop - 1;
  }
  return out;
}

/** Wraps the reader of a format, so that it sees a text without tags. */
export function untemplated(extract: Format['extract'], fill?: Fill): Format['extract'] {
  return (source, near) => {
    const text = withoutTags(source.text, fill);
    return extract(text === source.text ? source : { path: source.path, text }, near);
  };
}

/** What comes in the place of a tag, cut or filled up to its length; `behind`: what follows it, a little. */
export type Fill = (kind: TemplateTag['kind'], tag: string, behind: string) => string;

/** A text of the same length, line ends kept: values stand as `{{…}}`, statements as blanks. */
export function withoutTags(text: string, fill: Fill = asMustache): string {
  const tags = templateTags(text);
  if (tags.length === 0) return text;
  const out: string[] = [];
  let kept = 0;
  for (const tag of tags) {
    const [start, end] = tag.span;
    const given = fill(tag.kind, text.slice(start, end), text.slice(end, end + 40))
      .slice(0, end - start)
      .padEnd(end - start);
    let filled = '';
    for (let at = start; at < end; at++) {
      const sign = text.charAt(at);
      filled += sign === '\n' || sign === '\r' ? sign : given.charAt(at - start);
    }
    out.push(text.slice(kept, start), filled);
    kept = end;
  }
  return out.join('') + text.slice(kept);
}

function asMustache(kind: TemplateTag['kind'], tag: string): string {
  return kind === 'value' ? `{{${tag.slice(2, -2).replace(/[<>&"'={}]/g, ' ')}}}` : '';
}
