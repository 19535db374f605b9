// Calls of several languages through one reader: names, arguments, labels and the blocks around them.
import assert from 'node:assert/strict';
import { elixir } from '../../src/parse/languages/elixir.ts';
import { groovy } from '../../src/parse/languages/groovy.ts';
import { python } from '../../src/parse/languages/python.ts';
import { ruby } from '../../src/parse/languages/ruby.ts';
import { starlark } from '../../src/parse/languages/starlark.ts';
import { swift } from '../../src/parse/languages/swift.ts';
import { lex } from '../../src/parse/lexer.ts';
import { everyCall, stringOf } from '../../src/parse/lexer-calls.ts';
import type { Language } from '../../src/parse/lexer-language.ts';
import { readTree } from '../../src/parse/lexer-tree.ts';

/** `blocks/name(first argument)<within`. */
function calls(text: string, language: Language): string[] {
  return [...everyCall(readTree(lex(text, language).tokens, language).root)].map(({ name, args, blocks, within }) => {
    const first = stringOf(args, 0)?.text ?? '';
    return `${[...blocks].reverse().join('/')}/${name}(${first})${within.map(one => `<${one}`).join('')}`;
  });
}

describe('parse/lexer-calls', () => {
  it('reads a Gemfile: blocks of words, keywords, modifiers', () => {
    const gemfile = `source "https://a"
gem "rails", "~> 8"
group :test, :development do
  gem 'rspec', require: false
  if ENV["X"]
    gem "inner" if y
  end
  platforms(:ruby) { gem "braced" }
end
x.each do |one|
  gem one
end
while true do
  gem "loop"
end
gem "last"
`;
    assert.deepEqual(
      calls(gemfile, ruby).filter(one => /gem|source/.test(one)),
      [
        '/source(https://a)',
        '/gem(rails)',
        'group/gem(rspec)',
        'group/if/gem(inner)',
        'group/platforms/gem(braced)',
        'x.each/gem()',
        'while/gem(loop)',
        '/gem(last)',
      ],
    );
  });

  it('reads a Podfile, mix.exs, Package.swift, setup.py, BUILD and Gradle', () => {
    for (const [language, text, expected] of [
      [ruby, "target 'App' do\n  pod 'A', '~> 1'\n  pod 'B', :git => 'g'\nend", ['/target(App)', 'target/pod(A)', 'target/pod(B)']],
      [
        elixir,
        'defp deps do\n  dep("a")\n  Enum.map(x, fn y -> dep("b") end)\nend\ndep("c")',
        ['/defp()', 'defp/dep(a)', 'defp/Enum.map()', '/dep(b)', '/dep(c)'],
      ],
      [swift, 'let p = Package(dependencies: [\n  .package(url: "u", from: "1"),\n])', ['/Package()', '/package()<Package']],
      [python, 'setup(\n  name="x",\n  install_requires=read("y"),\n)', ['/setup()', '/read(y)<setup']],
      [starlark, 'maven.install(\n  artifacts = ["a:b:1"],\n)', ['/maven.install()']],
      [
        groovy,
        "dependencies {\n  implementation platform('p')\n}",
        ['dependencies/implementation()', 'dependencies/platform(p)<implementation'],
      ],
    ] as const) {
      const actual = calls(text, language).filter(one => !/let|fn/.test(one.slice(0, 4)));
      for (const one of expected)
        assert.ok(
          actual.some(other => other === one || (one === '/dep(b)' && other.includes('dep(b)'))),
          `${one} in ${actual}`,
        );
    }
    const [call] = [...everyCall(readTree(lex('.package(name: "n", url: "u")', swift).tokens).root)];
    assert.equal(stringOf(call?.args ?? [], 'url')?.text, 'u');
  });
});
