// Texts that say one thing ten thousand times: every reader takes each in linear time, tells a bounded number of wounds and keeps its spans inside.
import assert from 'node:assert/strict';
import { YAMLError } from 'yaml';
import { dockerfile } from '../../src/formats/docker/dockerfile.ts';
import type { Problem } from '../../src/model.ts';
import { parseIni } from '../../src/parse/ini.ts';
import { parseJson } from '../../src/parse/json.ts';
import { lines } from '../../src/parse/lines.ts';
import { parseToml } from '../../src/parse/toml.ts';
import { parseXml } from '../../src/parse/xml.ts';
import { parseYaml } from '../../src/parse/yaml.ts';

const UNITS = [
  ...'[ { ] } " \' # < > & = : , \\ \n \r \t | ? * ! % @ ` -'.split(' '),
  ' ',
  '- ',
  ': ',
  '? ',
  '${',
  '{{',
  '<%',
  '"""',
  "'''",
  '"\n',
  "'\n",
  '[[a]]\n',
  '[a]\n',
  '[\n',
  '{\n',
  '{a: ',
  '[a, ',
  '"a": {',
  'a = [\n',
  'a = {',
  'a."',
  'a: |\n  b\n',
  '&a *a\n',
  '- - ',
  '- a\n - b\n',
  '/*',
  '//',
  '<a>',
  '</a>',
  '<a b="',
  '<!--',
  '<![CDATA[',
  '&#65;',
  '---\n',
  '<<<<<<< x\n',
  '=======\n',
  '||||||| b\n',
  '\ufeff',
  '\0',
];
const SIZE = 100_000;

interface Read {
  readonly problems: readonly Problem[];
}

/** A linear reader needs milliseconds for each; one that is not runs into the limit of all tests. */
const READERS: Readonly<Record<string, (text: string) => Read>> = {
  JSON: parseJson,
  TOML: parseToml,
  XML: text => parseXml(text),
  HTML: text => parseXml(text, { html: true }),
  INI: text => parseIni(text),
  'INI by indent': text => parseIni(text, { lines: 'indent' }),
  lines: text => {
    let last = 0;
    for (const [from, to] of lines(text)) {
      assert.ok(from >= last && to >= from && to <= text.length);
      last = to;
    }
    return { problems: [] };
  },
};

describe('hostile texts', () => {
  for (const [name, read] of Object.entries(READERS)) {
    it(`${name}: the same again and again`, () => {
      for (const unit of UNITS) told(read, unit.repeat(Math.ceil(SIZE / unit.length)));
    });
  }

  it('YAML: the same again and again, up to what the library is given and beyond', () => {
    for (const unit of UNITS) {
      told(parseYaml, unit.repeat(Math.ceil(SIZE / 4 / unit.length)));
      told(parseYaml, unit.repeat(Math.ceil((SIZE * 3) / unit.length)));
    }
  });

  it('YAML: a text of wounds costs no Error for each', () => {
    const base = Object.getPrototypeOf(YAMLError) as ErrorConstructor;
    let made = 0;
    const counting = function (...parts: unknown[]): object {
      made++;
      return Reflect.construct(base, parts, new.target ?? base) as object;
    };
    Object.setPrototypeOf(YAMLError, counting);
    try {
      new YAMLError('YAMLWarning', [0, 0], 'IMPOSSIBLE', 'counted');
      for (const unit of ['[[a]]\n', '"', "'\n", '&a *a\n', '!!a ']) parseYaml(unit.repeat(5000));
    } finally {
      Object.setPrototypeOf(YAMLError, base);
    }
    assert.equal(made, 1);
  });
});

describe('hostile files', () => {
  it('a Dockerfile whose one line installs a hundred thousand things', () => {
    const text = `RUN [${'"pip", "install", "exec-form", '.repeat(1e5)}"x"]`;
    const { references } = dockerfile.extract({ path: 'Dockerfile', text }, new Map());
    assert.ok(references.length >= 1e5);
    for (const { token } of [references[0], references[5e4], references.at(-1)].filter(one => one !== undefined))
      assert.match(text.slice(...token), /^[\w-]+$/);
  });
});

function told(read: (text: string) => Read, text: string): void {
  const { problems } = read(text);
  assert.ok(problems.length <= 300, `${JSON.stringify(text.slice(0, 10))}: ${problems.length} problems`);
  for (const { at = 0 } of problems) assert.ok(at >= 0 && at <= text.length);
}
