// The shared lexer: comments and strings of each language, exact; wounds end at their line; linear time.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the languages under test write their code so
import assert from 'node:assert/strict';
import { cmake } from '../../src/parse/languages/cmake.ts';
import { edn } from '../../src/parse/languages/edn.ts';
import { elixir } from '../../src/parse/languages/elixir.ts';
import { groovy } from '../../src/parse/languages/groovy.ts';
import { hcl } from '../../src/parse/languages/hcl.ts';
import { kotlin } from '../../src/parse/languages/kotlin.ts';
import { nix } from '../../src/parse/languages/nix.ts';
import { python } from '../../src/parse/languages/python.ts';
import { ruby } from '../../src/parse/languages/ruby.ts';
import { scala } from '../../src/parse/languages/scala.ts';
import { starlark } from '../../src/parse/languages/starlark.ts';
import { swift } from '../../src/parse/languages/swift.ts';
import { lex } from '../../src/parse/lexer.ts';
import type { Language } from '../../src/parse/lexer-language.ts';

const LANGUAGES = { cmake, edn, elixir, groovy, hcl, kotlin, nix, python, ruby, scala, starlark, swift };

/** Words as they are, strings as `«text»` with `{code}`, an end of line as `⏎`. */
function show(text: string, language: Language): string {
  return lex(text, language)
    .tokens.map(token => {
      if (token.kind === 'line') return '⏎';
      if (token.kind !== 'string') return token.text;
      return `«${token.parts.map(part => (part.kind === 'text' ? part.text : `{${text.slice(...part.span)}}`)).join('')}»`;
    })
    .join(' ');
}

const CASES: readonly (readonly [language: keyof typeof LANGUAGES, text: string, expected: string])[] = [
  [
    'groovy',
    `a 'it\\'s' // "no" \n/* 'no' /* */ b "x:$v.w:\${f("}")}" '''m\n'n''' """$q"""`,
    'a «it\'s» ⏎ b «x:{v.w}:{f("}")}» «m\n\'n» «{q}»',
  ],
  ['groovy', `implementation 'half\nimplementation "half \${a \nb "c"`, 'implementation «half» ⏎ implementation «half {a }» ⏎ b «c»'],
  ['groovy', '"com.\\u0068uawei" \'$no\' "\\$no" $word', '«com.huawei» «$no» «$no» $word'],
  ['groovy', '"$" "$1" "a$', '«$» «$1» «a$»'],
  ['groovy', '"${', '«{}»'],
  ['groovy', '"x${a', '«x{a}»'],
  ['kotlin', '/* a /* b */ "c" */ d """x"${"y"}""""\n// e\n@f("g$h.i")', 'd «x"{"y"}"» ⏎ ⏎ @f ( «g{h}.i» )'],
  ['kotlin', '\'"\' "it\'s"', '«"» «it\'s»'],
  ['scala', `"g" %% "a" % s"\${v}-$w" // c\n'"' 'sym "x" """a"b""" mvn"g::a:1"`, `«g» % % «a» % «{v}-{w}» ⏎ '"' ' sym «x» «a"b» «g::a:1»`],
  ['python', `x = 'a' "b" # 'c'\nr"\\n" Rb'\\'' f"{y['k']}{{z}}" """m\n"n"""`, `x = «a» «b» ⏎ «\\n» «\\'» «{y['k']}{{z}}» «m\n"n»`],
  ['python', 'prefix"x" urf"x"', 'prefix «x» urf «x»'],
  ['python', 's = \'half\nt = """doc\n\' # no\n"""\nu', "s = «half» ⏎ t = «doc\n' # no\n» ⏎ u"],
  ['starlark', `load("@x//:y.bzl", "z") # "c"\nr'\\d' """a\nb"""`, 'load ( «@x//:y.bzl» , «z» ) ⏎ «\\d» «a\nb»'],
  [
    'ruby',
    `gem "a#{b ? "}" : 'c'}", 'd\\'e' # f\n=begin\ngem "x"\n=end\n%w[a b[c] d] ?" x`,
    `gem «a{b ? "}" : 'c'}» , «d\\'e» ⏎ ⏎ «a b[c] d» ?" x`,
  ],
  ['ruby', 'x <<~A, <<-"B"\n  one #{1} two\n  A\n"b\nB\ny << z', 'x <<~A , <<-"B" ⏎ «  one {1} two\n» «"b\n» ⏎ y < < z'],
  [
    'ruby',
    'x = /\\A"([^"]+)\\//\nif /\'/\ny if a / b # "/\nputs /"/, (c) / 2',
    'x = /\\A"([^"]+)\\// ⏎ if /\'/ ⏎ y if a / b ⏎ puts /"/ , ( c ) / 2',
  ],
  ['ruby', 'a /b "c"\nd = /e\n"f"', 'a / b «c» ⏎ d = / e ⏎ «f»'],
  ['ruby', 'a = %q(it (is) fine) + %Q{#{x}}\n__END__\ngem "x"', 'a = «it (is) fine» + «{x}» ⏎'],
  [
    'swift',
    `.package(url: "a\\(b("c"))") // d\n/* /* */ "e" */ #"raw\\(x)\\#(y)"# """\nm "n"\n"""`,
    '. package ( url : «a{b("c")}» ) ⏎ «raw\\(x){y}» «\nm "n"\n»',
  ],
  ['elixir', '{:a, "~> #{v}"} # b\n~w(a b) ?" x~S|\\#{no}|', '{ : a , «~> {v}» } ⏎ «a b» ?" x «\\#{no}»'],
  [
    'hcl',
    'source = "a/${b["c"]}" # d\n// e\n/* f */ x-y = <<-EOT\n  ${z}\n  EOT\ng',
    'source = «a/{b["c"]}» ⏎ ⏎ x-y = <<-EOT ⏎ «  {z}\n» ⏎ g',
  ],
  ['nix', `a = ''x ''' \${b} ''\${c}''; # d\n"e\${"f"}" /* g */ h-i`, `a = «x ''' {b} ''\${c}» ; ⏎ «e{"f"}» h-i`],
  [
    'cmake',
    '#[[ no\n"x" ]] find_package(A 1.0) # b\nset(X [=[ ]] ]=] "${Y};z") ${X}/a',
    'find_package ( A 1.0 ) ⏎ set ( X « ]] » «{Y};z» ) ${X}/a',
  ],
  ['edn', '{a/b {:mvn/version "1"} ; c\n \\" "d"}', '{ a/b { :mvn/version «1» } ⏎ \\" «d» }'],
];

describe('parse/lexer', () => {
  for (const [name, text, expected] of CASES) {
    it(`${name}: ${text.slice(0, 40)}`, () => assert.equal(show(text, LANGUAGES[name]), expected));
  }

  it('says what is not closed', () => {
    const at = (text: string, language: Language): unknown =>
      lex(text, language).problems.map(problem => [problem.at, problem.args?.['what']]);
    assert.deepEqual(at("a 'b\nc /* d", groovy), [
      [2, "'"],
      [7, '/*'],
    ]);
    assert.deepEqual(at('x <<A\nb', ruby), [[6, '<<A']]);
  });

  it('keeps spans exact in every prefix, with and without a byte-order mark', () => {
    for (const [name, text] of CASES) {
      for (const source of [text, `\ufeff${text.replaceAll('\n', '\r\n')}`]) {
        for (let cut = 0; cut <= source.length; cut++) {
          const prefix = source.slice(0, cut);
          let last = 0;
          for (const token of lex(prefix, LANGUAGES[name]).tokens) {
            assert.ok(token.span[0] >= last && token.span[0] < token.span[1] && token.span[1] <= cut, `${name} ${cut}`);
            last = token.span[1];
            if (token.kind !== 'string') {
              assert.equal(prefix.slice(...token.span), token.text);
              continue;
            }
            let inner = token.inner[0];
            for (const { span } of token.parts) {
              assert.ok(span[0] >= inner && span[0] <= span[1] && span[1] <= token.inner[1], `${name} ${cut}`);
              inner = span[1];
            }
          }
        }
      }
    }
  });

  it('is linear on hostile input', () => {
    const pieces = [
      '"',
      "'",
      '"""',
      "'''",
      '"${',
      '"#{',
      '/*',
      '/* */',
      '<<A\n',
      '<<A ',
      '\\',
      "'\\",
      '{',
      '(',
      '"\\(',
      '\n',
      'a',
      '$',
      '"$a.',
      '%w(',
      '#[[',
      '=begin\n',
      '~s(',
      "''",
      '"a\n',
      '"""${\n',
      'f"{',
    ];
    for (const language of Object.values(LANGUAGES)) {
      for (const piece of pieces) {
        lex(piece.repeat(100_000), language); // what is quadratic would not end within the test's time
      }
    }
  });
});
