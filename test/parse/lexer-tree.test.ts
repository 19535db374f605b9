// Statements and arguments of several languages, through one reader; wounds stay small.
import assert from 'node:assert/strict';
import { elixir } from '../../src/parse/languages/elixir.ts';
import { groovy } from '../../src/parse/languages/groovy.ts';
import { hcl } from '../../src/parse/languages/hcl.ts';
import { kotlin } from '../../src/parse/languages/kotlin.ts';
import { python } from '../../src/parse/languages/python.ts';
import { ruby } from '../../src/parse/languages/ruby.ts';
import { swift } from '../../src/parse/languages/swift.ts';
import { lex } from '../../src/parse/lexer.ts';
import type { Language } from '../../src/parse/lexer-language.ts';
import { type Entry, everyEntry, type Group, labelOf, partsOf, readTree } from '../../src/parse/lexer-tree.ts';

function show({ entries }: Group): string {
  return entries.map(showEntry).join(' ; ');
}

function showEntry({ items }: Entry): string {
  return items
    .map(item => {
      if (item.kind === 'string') return `«${item.text}»`;
      return item.kind === 'group'
        ? `${item.head}${item.open}${show(item)}${{ '(': ')', '[': ']', '{': '}', do: '', '': '' }[item.open]}`
        : item.text;
    })
    .join(' ');
}

function read(text: string, language: Language): string {
  return show(readTree(lex(text, language).tokens).root);
}

describe('parse/lexer-tree', () => {
  it('reads calls, blocks and lists of several languages', () => {
    for (const [language, text, expected] of [
      [groovy, "a {\n  b 'x', 'y'\n  c.d('z') { e }\n}", 'a a{b «x» , «y» ; c . d c.d(«z») c.d{e}}'],
      [groovy, "a b('x')\n  .c()\nd", 'a b b(«x») . c c() ; d'],
      [kotlin, 'a<B>("x")\n"c"("y"); d[\n1,\n2]', 'a < B > a(«x») ; «c» c(«y») ; d d[1 ; 2]'],
      [swift, '.package(url: "u", from: "1"),\n', '. package package(url : «u» ; from : «1») ,'],
      [ruby, 'gem "a", "~> 1",\n  git: "g"\npod "b"', 'gem «a» , «~> 1» , git : «g» ; pod «b»'],
      [python, 'setup(\n  a=["x",\n  "y"],\n)', 'setup setup(a = [«x» ; «y»])'],
      [elixir, 'defp deps do\n  [\n    {:a, "1"},\n  ]\nend', 'defp deps do ; [{: a , «1»}] ; end'],
      [hcl, 'module "a" {\n  source = "b"\n}', 'module «a» a{source = «b»}'],
    ] as const) {
      assert.equal(read(text, language), expected);
    }
  });

  it('keeps what stands around a bracket that was left open', () => {
    assert.equal(read("a { b('x' }\nc('y')", groovy), 'a a{b b(«x»)} ; c c(«y»)');
    assert.equal(read('a { b) }\nc', groovy), 'a a{b} ; c');
    assert.deepEqual(
      readTree(lex('a { b( }', groovy).tokens).problems.map(problem => [problem.id, problem.at]),
      [['unclosed', 5]],
    );
  });

  it('tells labels and walks without recursion', () => {
    const labels = (text: string, language: Language): unknown =>
      readTree(lex(text, language).tokens).root.entries.flatMap(({ items }) => partsOf(items, 1).map(part => labelOf(part)?.name));
    assert.deepEqual(labels("x a: 1, 'b': 2, c = 3, d == 4", groovy), ['a', 'b', 'c', undefined]);
    assert.deepEqual(labels('x :a => 1, "b" => 2', ruby), ['a', 'b']);
    const deep = readTree(lex('('.repeat(100_000), groovy).tokens);
    assert.equal([...everyEntry(deep.root)].length, 200);
    assert.equal(deep.problems.filter(problem => problem.id === 'too-deep').length, 1);
    const order = [...everyEntry(readTree(lex('a(b(c), d) { e }\nf', groovy).tokens).root)].map(([{ span }]) => span[0]);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  });

  it('is linear on hostile input', () => {
    for (const piece of ['(', '[)', '{(', 'a.', 'f()', ')', '\n', '.\n', 'a\n.b', ',', 'x,\n', '"a"(', '<', 'a<b>(', '{', '}', '{[)']) {
      // What is quadratic would not end within the test's time.
      for (const _ of everyEntry(readTree(lex(piece.repeat(100_000), kotlin).tokens).root));
    }
  });
});
