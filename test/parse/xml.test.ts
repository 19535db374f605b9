// XML and HTML with exact spans: entities, CDATA, comments, wounds, depth, every prefix, linear time.
import assert from 'node:assert/strict';
import { parseXml, type XmlElement } from '../../src/parse/xml.ts';
import { everyElement } from '../../src/parse/xml-find.ts';
import { scanXml, type XmlOptions } from '../../src/parse/xml-scan.ts';

const FLAT: XmlOptions = { flat: new Set(['d']) };

/** `name@attr=value{text}[children]` of a tree: enough to compare by eye. */
function show(elements: readonly XmlElement[]): string {
  return elements
    .map(({ name, attributes, text, children }) => {
      const list = attributes.map(attribute => ` ${attribute.name}=${attribute.value}`).join('');
      return `${name}${list}${text ? `{${text}}` : ''}${children.length > 0 ? `(${show(children)})` : ''}`;
    })
    .join(',');
}

function tree(text: string, options?: XmlOptions): string {
  return show(parseXml(text, options).roots);
}

function first(text: string, name: string): XmlElement {
  for (const [element] of everyElement(parseXml(text).roots)) if (element.name === name) return element;
  throw new Error(`no ${name}`);
}

describe('parse/xml', () => {
  it('keeps names, attributes and text with their spans', () => {
    const text = '\ufeff<?xml version="1.0"?>\r\n<p:a x="1"><b y=\'two\' />\r\n  <c> hi there </c></p:a>';
    const { roots, problems } = parseXml(text);
    assert.deepEqual(problems, []);
    assert.equal(show(roots), 'a x=1(b y=two,c{hi there})');
    const c = first(text, 'c');
    assert.equal(text.slice(...c.textSpan), 'hi there');
    assert.equal(text.slice(...c.span), '<c> hi there </c>');
    assert.equal(text.slice(...c.nameSpan), 'c');
    const b = first(text, 'b');
    assert.equal(text.slice(...b.span), "<b y='two' />");
    assert.deepEqual(
      b.attributes.map(({ nameSpan, span }) => [text.slice(...nameSpan), text.slice(...span)]),
      [['y', 'two']],
    );
    assert.equal(text.slice(...(roots[0]?.nameSpan ?? [0, 0])), 'a');
  });

  it('decodes entities and CDATA and skips comments, with the span on the source', () => {
    for (const [text, value, source] of [
      ['<a>com.&#104;uawei</a>', 'com.huawei', 'com.&#104;uawei'],
      ['<a>&#x68;uawei</a>', 'huawei', '&#x68;uawei'],
      ['<a> hua&#119;ei&amp; </a>', 'huawei&', 'hua&#119;ei&amp;'],
      ['<a><![CDATA[ huawei ]]></a>', 'huawei', 'huawei'],
      ['<a>hua<!-- no -->wei</a>', 'huawei', 'hua<!-- no -->wei'],
      ['<a>\n<!-- first -->\n huawei\n<!-- last --></a>', 'huawei', 'huawei'],
      ['<a>&unknown;x</a>', '&unknown;x', '&unknown;x'],
      ['<a><b>inner</b>tail</a>', 'tail', 'tail'],
    ] as const) {
      const a = first(text, 'a');
      assert.equal(a.text, value);
      assert.equal(text.slice(...a.textSpan), source, text);
    }
    const text = '<a x="&#104;ua&lt;wei"/>';
    const attribute = first(text, 'a').attributes[0];
    assert.equal(attribute?.value, 'hua<wei');
    assert.equal(text.slice(...(attribute?.span ?? [0, 0])), '&#104;ua&lt;wei');
  });

  it('does not expand entities of the document type', () => {
    const bomb = '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>';
    assert.equal(first(bomb, 'l').text, '&b;');
  });

  it('keeps what stands around a half-typed tag', () => {
    for (const [text, expected] of [
      ['<r><d><g>1</g></d><d><gro\n</d><d><g>2</g></d></r>', 'r(d(g{1}),d(gro),d(g{2}))'],
      ['<r><g\n<d>1</d><d>2</d></r>', 'r(g(d{1},d{2}))'],
      ['<r><d>1</d\n<d>2</d></r>', 'r(d{1},d{2})'],
      ['<r><d>1</d><\n<d>2</d></r>', 'r(d{1},d{2})'],
      ['<r><d>1</d><<d>2</d></r>', 'r(d{1},d{2})'],
      ['<r><d>1</d></\n<d>2</d></r>', 'r(d{1},d{2})'],
      ['<r><gro<d>1</d><d>2</d></r>', 'r(gro(d{1},d{2}))'],
      ['<r><d><a>1<d><a>2</a></d></r>', 'r(d(a{1}),d(a{2}))'],
      ['<r><d><a>1</a><d><a>2</a></d></r>', 'r(d(a{1}),d(a{2}))'],
      ['<r><p i="Foo />\n  <p i="Bar"/></r>', 'r(p i=Foo(p i=Bar))'],
      ['<r><p i="Foo\r\n  <p i="Bar"/><p i="Baz"/></r>', 'r(p i=Foo(p i=Bar,p i=Baz))'],
      ["<r><p i='Foo\n</r>", 'r(p i=Foo)'],
      ['<r><p i=\n<p i="Bar"/></r>', 'r(p i=(p i=Bar))'],
      ['<r><p i\n<p j="Bar"/></r>', 'r(p i=(p j=Bar))'],
      ['<r><p i="Fo', 'r(p i=Fo)'],
      ['<r><p>text', 'r(p{text})'],
      ['<r><p>text</p', 'r(p{text})'],
      ['<r><p>text<!-- never', 'r(p{text})'],
      ['<r><p><![CDATA[text', 'r(p{text})'],
      ['<r></x><p>1</p></r>', 'r(p{1})'],
      ['<?xml version="1.0">\n<r><p>1</p></r>', 'r(p{1})'],
    ] as const) {
      assert.equal(tree(text, FLAT), expected, text);
    }
    assert.ok(parseXml('<r><gro\n</r>').problems.length > 0);
  });

  it('reads HTML: case, void elements, raw text, left-out end tags', () => {
    const text =
      '<!doctype html><HEAD><SCRIPT SRC=a.js></SCRIPT><link href="b.css"><script>if (a<b) "<script>"</script></head><p>x<p>y &eacute;';
    assert.equal(tree(text, { html: true }), 'head(script src=a.js,link href=b.css,script{if (a<b) "<script>"}),p{x},p{y é}');
    assert.equal(tree('<script src="a"\n<script src="b"></script>', { html: true }), 'script src=a(script src=b)');
    let count = 0;
    scanXml('<div>'.repeat(5000), { open: () => count++ }, { html: true });
    assert.equal(count, 5000);
  });

  it('never throws on any prefix, and opens and closes in step', () => {
    const text =
      '\ufeff<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE p [<!ENTITY v "1">]>\r\n<p:project a="1" b=\'&lt;\'><!-- c --><d><![CDATA[x]]>&#65;</d><e/></p:project>';
    for (let cut = 0; cut <= text.length; cut++) {
      for (const options of [{}, { html: true }, FLAT] as const) {
        const prefix = text.slice(0, cut);
        let depth = 0;
        const inside = ([from, to]: readonly [number, number]): void => assert.ok(from >= 0 && from <= to && to <= cut);
        const problems = scanXml(
          prefix,
          {
            open(start) {
              depth++;
              for (const span of [start.span, start.nameSpan, ...start.attributes.flatMap(x => [x.span, x.nameSpan])]) inside(span);
            },
            text: (_, span) => inside(span),
            close(_, span) {
              depth--;
              inside(span);
            },
          },
          options,
        );
        assert.equal(depth, 0);
        for (const { at } of problems) assert.ok(at !== undefined && at <= cut);
      }
    }
  });

  it('bounds depth and says so', () => {
    const { roots, problems } = parseXml(`${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}<b/>`);
    assert.equal(problems.filter(problem => problem.id === 'too-deep').length, 1);
    assert.equal(roots.length, 2);
    assert.equal([...everyElement(roots)].length, 1001);
  });

  it('is linear on hostile input', () => {
    for (const piece of [
      '<a ',
      '<a x="',
      '<a x=\'\n<b y="',
      '</a ',
      '<a',
      '<<',
      '&',
      '<!--',
      '<![CDATA[',
      '<?x>',
      '<a b="c">\n',
      '<a\n<b ',
      '</',
      '"',
      '<a x="\n<',
      'a="" ',
      '&#1',
      '\n',
      '<d><x>',
      '<a x="\n\n\n\n',
    ]) {
      for (const options of [FLAT, { html: true } as const]) {
        parseXml(`<r ${piece.repeat(160_000)}`, options); // what is quadratic would not end within the test's time
      }
    }
  });
});
