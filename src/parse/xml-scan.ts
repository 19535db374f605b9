// Reads XML or HTML as events with exact offsets; keeps what stands before and after a half-typed tag. https://www.w3.org/TR/xml/
import { Tokenizer } from 'htmlparser2';
import type { Problem, Span } from '../model.ts';

export interface XmlAttribute {
  /** As written; HTML names in lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Decoded. */
  readonly value: string;
  /** Inside the quotes; empty after the name where there is no value. */
  readonly span: Span;
}

export interface XmlStart {
  /** Without its namespace prefix; HTML names in lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  /** From `<` to after `>`; of a half-typed tag, what stands of it. */
  readonly span: Span;
  readonly attributes: readonly XmlAttribute[];
}

/** Every `open` gets its `close`, also where the text does not say so. */
export interface XmlVisitor {
  readonly open?: (start: XmlStart) => void;
  /** Decoded, in pieces (entities and CDATA are pieces of their own); comments are no text. */
  readonly text?: (text: string, span: Span) => void;
  /** `span`: the end tag; empty where it is implied. */
  readonly close?: (name: string, span: Span) => void;
}

export interface XmlOptions {
  readonly html?: true;
  /** Elements that never stand in their like: `<dependency>` ends a `<dependency>` that was left open. */
  readonly flat?: ReadonlySet<string>;
}

/** Deeper elements are reported as a problem and not visited. */
const DEPTH = 1000;
/** A broken file tells the first of its wounds. */
const MOST = 20;
/** HTML elements whose end tag is often left out. */
const FLAT_HTML = new Set('dd dt li option p tbody td th thead tr'.split(' '));
/** HTML elements without content. https://html.spec.whatwg.org/#void-elements */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

interface Pending {
  readonly name: string;
  readonly nameSpan: Span;
  readonly start: number;
  readonly attributes: XmlAttribute[];
  attribute?: { readonly nameSpan: Span; value: string; from: number; to: number } | undefined;
}

/** Linear in time, constant in memory but for the stack of open elements; never throws. Offsets count from the start of `text`. */
export function scanXml(text: string, visitor: XmlVisitor, options: XmlOptions = {}): readonly Problem[] {
  const html = options.html === true;
  const problems: Problem[] = [];
  const complain = (problem: Problem): void => {
    if (problems.length < MOST) problems.push(problem);
  };
  const flat = options.flat ?? (html ? FLAT_HTML : undefined);
  const stack: { readonly name: string; readonly at: number }[] = [];
  const opened = new Map<string, number>();
  let pending: Pending | undefined;
  let base = 0; // where the tokenizer's text begins
  let wound = -1; // where to begin anew, behind a half-typed tag
  let beyond = 0; // open elements below the depth limit
  let rescued = false;

  const hurt = (at: number, from: number): void => {
    wound = at;
    if (!html)
      complain({ reason: 'syntax', id: 'truncated', at: from, args: { what: text.slice(from, Math.min(at, from + 40)).trimEnd() } });
    tokenizer.reset(); // or it would read on to the next `>` first
    tokenizer.pause();
  };
  const folded = (name: string): string => (html ? name.toLowerCase() : name);

  const push = (name: string, at: number): boolean => {
    if (stack.length >= DEPTH && html) return false;
    if (beyond > 0 || stack.length >= DEPTH) {
      if (beyond === 0) complain({ reason: 'size', id: 'too-deep', at, args: { levels: DEPTH } });
      beyond++;
      return false;
    }
    stack.push({ name, at });
    opened.set(name, (opened.get(name) ?? 0) + 1);
    return true;
  };
  const pop = (span: Span): void => {
    const top = stack.pop();
    if (!top) return;
    opened.set(top.name, (opened.get(top.name) ?? 1) - 1);
    visitor.close?.(top.name, span);
  };
  const flush = (end: number, empty: boolean): void => {
    if (!pending) return;
    endAttribute();
    const { name, nameSpan, start, attributes } = pending;
    pending = undefined;
    if (!name) return; // `<<`
    if (flat?.has(name) && beyond === 0) {
      // looks two levels up: the open one may itself have an open child
      const up = stack.at(-1)?.name === name ? 1 : stack.at(-2)?.name === name ? 2 : 0;
      const left = stack.at(-1);
      if (up > 0 && left && !html) complain({ reason: 'syntax', id: 'unclosed', at: left.at, args: { what: `<${left.name}>` } });
      for (let count = up; count > 0; count--) pop([start, start]);
    }
    if (!push(name, start)) {
      if (empty && !html) beyond--;
      if (!html) return;
      visitor.open?.({ name, nameSpan, span: [start, end], attributes }); // its place in the tree matters to nobody
      visitor.close?.(name, [end, end]);
      return;
    }
    visitor.open?.({ name, nameSpan, span: [start, end], attributes });
    if (empty || (html && VOID.has(name))) pop([end, end]);
  };
  const endAttribute = (): void => {
    const attribute = pending?.attribute;
    if (!pending || !attribute) return;
    const { nameSpan, value, from, to } = attribute;
    pending.attributes.push({ name: folded(text.slice(...nameSpan)), nameSpan, value, span: [from, to] });
    pending.attribute = undefined;
  };
  /** Where a value begins: an entity does not say so itself. */
  const begin = (attribute: NonNullable<Pending['attribute']>): void => {
    if (attribute.from > attribute.nameSpan[1]) return;
    let at = attribute.nameSpan[1];
    while (isBlank(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 61) at++;
    while (isBlank(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 34 || text.charCodeAt(at) === 39) at++;
    attribute.from = at;
    attribute.to = at;
  };
  const emit = (from: number, to: number): void => {
    if (from < to && beyond === 0) visitor.text?.(text.slice(from, to), [from, to]);
  };

  const tokenizer = new Tokenizer(
    { xmlMode: !html, decodeEntities: true, recognizeSelfClosing: true },
    {
      onopentagname(from, to) {
        if (wound >= 0) return;
        const bad = text.slice(base + from, base + to).indexOf('<');
        const end = bad < 0 ? base + to : base + from + bad;
        const [name, nameSpan] = local(text, [base + from, end], html);
        pending = { name, nameSpan, start: base + from - 1, attributes: [] };
        if (bad >= 0) {
          flush(end, false);
          hurt(end, base + from - 1);
        }
      },
      onattribname(from, to) {
        if (wound >= 0 || !pending) return;
        const bad = text.slice(base + from, base + to).indexOf('<');
        if (bad >= 0) {
          const { start } = pending;
          flush(base + from + bad, false);
          hurt(base + from + bad, start);
          return;
        }
        pending.attribute = { nameSpan: [base + from, base + to], value: '', from: base + to, to: base + to };
      },
      onattribdata(from, to) {
        const attribute = pending?.attribute;
        if (wound >= 0 || !attribute) return;
        begin(attribute);
        attribute.to = base + to;
        attribute.value += text.slice(base + from, base + to);
      },
      onattribentity(code) {
        const attribute = pending?.attribute;
        if (wound >= 0 || !attribute) return;
        begin(attribute);
        attribute.value += String.fromCodePoint(code);
      },
      onattribend(quote, end) {
        const attribute = pending?.attribute;
        if (wound >= 0 || !attribute) return;
        const quoted = quote >= 2;
        if (quoted) {
          begin(attribute);
          attribute.to = base + end - 1;
        }
        if (!html && quote !== 0 && unclosedValue()) return;
        endAttribute();
      },
      onopentagend(end) {
        if (wound < 0) flush(base + end + 1, false);
      },
      onselfclosingtag(end) {
        if (wound < 0) flush(base + end + 1, true);
      },
      onclosetag(from, to) {
        if (wound >= 0) return;
        const bad = text.slice(base + from, base + to).indexOf('<');
        const nameEnd = bad < 0 ? base + to : base + from + bad;
        let end = nameEnd;
        while (end < text.length && text.charCodeAt(end) !== 62 && text.charCodeAt(end) !== 60) end++;
        if (text.charCodeAt(end) === 60) hurt(end, base + from - 2);
        else if (end < text.length) end++;
        closeTag(local(text, [base + from, nameEnd], html)[0], [base + from - 2, end]);
      },
      ontext(from, to) {
        if (wound >= 0 || pending || from < 0) return;
        const atEnd = base + to === text.length;
        if (atEnd && text.charCodeAt(base + from - 2) === 60) trailing(base + from);
        else if (text.charCodeAt(base + from) !== 60) emit(base + from, base + to);
        else if (!atEnd) emit(base + from + 1, base + to); // a lone `<` is no text
      },
      ontextentity(code, to) {
        if (wound >= 0) return;
        // the text before the entity was its own event, so the entity begins at an ampersand at or after it
        const from = text.lastIndexOf('&', base + to - 1);
        if (beyond === 0) visitor.text?.(String.fromCodePoint(code), [Math.max(from, base), base + to]);
      },
      oncdata(from, to, extra) {
        if (wound >= 0) return;
        emit(base + from, base + to - extra);
      },
      oncomment(from, to) {
        if (wound >= 0) return;
        if (base + to === text.length && !text.endsWith('>')) {
          complain({ reason: 'syntax', id: 'unclosed', at: Math.max(0, base + from - 4), args: { what: '<!--' } });
        }
      },
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );

  /** A value that runs over a line end into a tag lost its closing quote: `<` may not stand in a value. */
  function unclosedValue(): boolean {
    const attribute = pending?.attribute;
    if (!attribute) return false;
    const raw = text.slice(attribute.from, attribute.to);
    for (let found = raw.indexOf('<'); found >= 0; found = raw.indexOf('<', found + 1)) {
      const at = attribute.from + found;
      let line = at;
      while (line > attribute.from && isBlank(text.charCodeAt(line - 1))) line--;
      if (line === attribute.from ? at > line : !isLineEnd(text.charCodeAt(line - 1))) continue;
      let stop = line;
      const trim = (): void => {
        while (stop > attribute.from && (isBlank(text.charCodeAt(stop - 1)) || isLineEnd(text.charCodeAt(stop - 1)))) stop--;
      };
      trim();
      if (text.charCodeAt(stop - 1) === 62 && stop > attribute.from) stop--; // its own `/>`
      if (text.charCodeAt(stop - 1) === 47 && stop > attribute.from) stop--;
      trim();
      attribute.value = text.slice(attribute.from, stop);
      attribute.to = stop;
      const from = pending?.start ?? at;
      flush(at, false);
      hurt(at, from);
      return true;
    }
    return false;
  }

  /** The end of the text within `<!…`, `<![CDATA…` or `<?…`: no text; a declaration without its `?>` does not hide the rest, once. */
  function trailing(from: number): void {
    if (text.charCodeAt(from - 1) !== 63) return;
    const close = text.indexOf('>', from);
    if (close < 0 || rescued) return;
    rescued = true;
    hurt(close + 1, from - 2);
  }

  function closeTag(name: string, span: Span): void {
    if (beyond > 0) {
      beyond--;
      return;
    }
    if ((opened.get(name) ?? 0) === 0) {
      if (!html) complain({ reason: 'syntax', id: 'unexpected', at: span[0], args: { what: `</${name}>` } });
      return;
    }
    while (stack.length > 0 && stack.at(-1)?.name !== name) {
      const top = stack.at(-1);
      if (top && !html) complain({ reason: 'syntax', id: 'unclosed', at: top.at, args: { what: `<${top.name}>` } });
      pop([span[0], span[0]]);
    }
    pop(span);
  }

  do {
    base = Math.max(base, wound);
    wound = -1;
    tokenizer.reset();
    tokenizer.write(base === 0 ? text : text.slice(base));
    if (wound < 0) tokenizer.end();
    if (wound < 0 && pending) {
      // the text ends within a tag
      if (html || !pending.attribute || !unclosedValue()) {
        complain({ reason: 'syntax', id: 'truncated', at: pending.start, args: { what: `<${pending.name}` } });
        flush(text.length, false);
      }
    }
  } while (wound >= 0 && wound > base && wound < text.length);

  while (stack.length > 0) {
    const top = stack.at(-1);
    if (top && !html) complain({ reason: 'syntax', id: 'unclosed', at: top.at, args: { what: `<${top.name}>` } });
    pop([text.length, text.length]);
  }
  return problems;
}

function local(text: string, [from, to]: Span, html: boolean): [name: string, span: Span] {
  const written = text.slice(from, to);
  if (html) return [written.toLowerCase(), [from, to]];
  const colon = written.indexOf(':');
  return colon < 0 ? [written, [from, to]] : [written.slice(colon + 1), [from + colon + 1, to]];
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
