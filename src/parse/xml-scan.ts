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

const NONE: readonly XmlAttribute[] = [];

interface Pending {
  readonly name: string;
  readonly nameSpan: Span;
  readonly start: number;
  /** Most have none: they share one empty list. */
  attributes: readonly XmlAttribute[];
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
  let opened: Map<string, number> | undefined; // how often each name is open, counted once an end tag does not fit
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
    opened?.set(name, (opened.get(name) ?? 0) + 1);
    return true;
  };
  const pop = (span: Span): void => {
    const top = stack.pop();
    if (!top) return;
    opened?.set(top.name, (opened.get(top.name) ?? 1) - 1);
    visitor.close?.(top.name, span);
  };
  const flush = (end: number, empty: boolean): void => {
    if (!pending) return;
    endAttribute();
    const { name, nameSpan, start, attributes } = pending;
    pending = undefined;
    if (!name) return; // `<<`
    // looks two levels up: the open one may itself have an open child
    const up = stack.at(-1)?.name === name ? 1 : stack.at(-2)?.name === name ? 2 : 0;
    if (up > 0 && beyond === 0 && flat?.has(name)) {
      const left = stack.at(-1);
      if (left && !html) complain({ reason: 'syntax', id: 'unclosed', at: left.at, args: { what: `<${left.name}>` } });
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
    const read: XmlAttribute = { name: folded(text.slice(...nameSpan)), nameSpan, value, span: [from, to] };
    if (pending.attributes === NONE) pending.attributes = [read];
    else (pending.attributes as XmlAttribute[]).push(read);
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
        const end = nameEnd(base + from, base + to);
        const begins = localStart(base + from, end);
        pending = { name: folded(text.slice(begins, end)), nameSpan: [begins, end], start: base + from - 1, attributes: NONE };
        if (end < base + to) {
          flush(end, false);
          hurt(end, base + from - 1);
        }
      },
      onattribname(from, to) {
        if (wound >= 0 || !pending) return;
        const bad = nameEnd(base + from, base + to);
        if (bad < base + to) {
          const { start } = pending;
          flush(bad, false);
          hurt(bad, start);
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
        const stop = nameEnd(base + from, base + to);
        const begins = localStart(base + from, stop);
        let end = stop;
        while (end < text.length && text.charCodeAt(end) !== 62 && text.charCodeAt(end) !== 60) end++;
        if (text.charCodeAt(end) === 60) hurt(end, base + from - 2);
        else if (end < text.length) end++;
        closeTag(folded(text.slice(begins, stop)), base + from - 2, end);
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

  /** Where a name ends: a `<` in it begins another tag. */
  function nameEnd(from: number, to: number): number {
    let at = from;
    while (at < to && text.charCodeAt(at) !== 60) at++;
    return at;
  }

  /** Where a name without its namespace prefix begins. */
  function localStart(from: number, to: number): number {
    if (html) return from;
    for (let at = from; at < to; at++) if (text.charCodeAt(at) === 58) return at + 1;
    return from;
  }

  /** How many elements of that name are open; the counts are kept from then on. */
  function open(name: string): number {
    if (!opened) {
      opened = new Map();
      for (const one of stack) opened.set(one.name, (opened.get(one.name) ?? 0) + 1);
    }
    return opened.get(name) ?? 0;
  }

  function closeTag(name: string, start: number, end: number): void {
    if (beyond > 0) {
      beyond--;
      return;
    }
    const span: Span = [start, end];
    if (stack.at(-1)?.name === name) {
      pop(span);
      return;
    }
    if (open(name) === 0) {
      if (!html) complain({ reason: 'syntax', id: 'unexpected', at: start, args: { what: `</${name}>` } });
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

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
