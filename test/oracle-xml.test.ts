// Names in XML fixtures, as two other readers find them, are among ours: a plain one below, and Python's ElementTree where there is a python3.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { formats } from '../src/formats/index.ts';
import { claims } from '../src/match/claims.ts';
import type { Source } from '../src/model.ts';
import { sources } from './support/sources.ts';

const ROOT = 'test/formats';

/** Local names alone; `text` is the element's own, trimmed. */
interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}
interface Reader {
  readonly name: string;
  /** `undefined` for a text that is not well formed: a wound, a conflict, a template. */
  readonly parse: (texts: readonly string[]) => readonly (Element | undefined)[];
}

const READERS: readonly Reader[] = [
  { name: 'a plain reader', parse: texts => texts.map(whole) },
  { name: "Python's ElementTree", parse: elementTree },
];

/** What a kind of file names, as its own documentation has it. */
const NAMES: Readonly<Record<string, (root: Element) => readonly string[]>> = {
  'maven/pom': pom,
  'maven/ivy': root =>
    [...below(root)].flatMap(({ element, above }) =>
      element.tag === 'dependency' && above.includes('dependencies')
        ? [`${element.attributes['org'] ?? organisation(root)}/${element.attributes['name'] ?? ''}`]
        : [],
    ),
  'maven/ant-build': root =>
    [...below(root)].flatMap(({ element: { tag, attributes } }) =>
      tag === 'cachepath' || tag === 'retrieve'
        ? [`${attributes['organisation'] ?? ''}/${attributes['module'] ?? ''}`]
        : tag === 'dependency' && attributes['artifactId']
          ? [`${attributes['groupId'] ?? ''}/${attributes['artifactId']}`]
          : [],
    ),
  'maven/verification-metadata': root =>
    [...below(root)].flatMap(({ element: { tag, attributes } }) =>
      tag === 'component' ? [`${attributes['group'] ?? ''}/${attributes['name'] ?? ''}`] : [],
    ),
  'nuget/msbuild': root =>
    [...below(root)].flatMap(({ element: { tag, attributes } }) => {
      if (!/^(?:PackageReference|PackageVersion|GlobalPackageReference|PackageDownload|DotNetCliToolReference)$/.test(tag)) return [];
      return (attributes['Include'] ?? attributes['Update'] ?? '').split(';').map(name => name.trim());
    }),
  'nuget/packages-config': root =>
    [...below(root)].flatMap(({ element: { tag, attributes } }) => (tag === 'package' ? [attributes['id'] ?? ''] : [])),
  'nuget/nuspec': root =>
    [...below(root)].flatMap(({ element: { tag, attributes }, above }) =>
      tag === 'dependency' && above.includes('dependencies') ? [attributes['id'] ?? ''] : [],
    ),
};

describe('oracle for XML', () => {
  const python3 = spawnSync('python3', ['-c', 'import xml.etree.ElementTree']).status === 0;
  for (const reader of READERS) {
    for (const [id, names] of Object.entries(NAMES)) {
      it(`${id} against ${reader.name}`, () => {
        if (reader.parse === elementTree && !python3) {
          assert.equal(spawnSync('python3', ['--version']).status === 0, false, 'a python3 without ElementTree is broken');
          return; // the plain reader has compared the same files
        }
        let compared = 0;
        const format = formats.find(one => one.id === id);
        const all = [...everySource(id)];
        const roots = reader.parse(all.map(({ source }) => source.text.replace(/^\ufeff/, '')));
        for (const [index, { folder, source, near }] of all.entries()) {
          const root = roots[index];
          if (!root) continue;
          const ours = new Set<string>();
          for (const { clue } of format?.extract(source, near).references ?? [])
            if (clue.kind === 'package') ours.add(clue.name.toLowerCase());
          const theirs = names(root).filter(isWhole);
          const missing = theirs.filter(name => !ours.has(name.toLowerCase()));
          assert.deepEqual(missing, [], `${folder}/${source.path}: ${reader.name} finds what ${id} does not`);
          compared += theirs.length;
        }
        assert.ok(compared > 1, `only ${compared} names were compared`);
      });
    }
  }

  it('the plain reader refuses what is not well formed', () => {
    for (const text of ['<a>', '<a></b>', '<a b=c/>', '<a/><b/>', 'x', '<a>&nope;</a>', '<a>\n<<<<<<< HEAD\n</a>'])
      assert.throws(() => plain(text), text);
    assert.deepEqual(plain('<?xml version="1.0"?><!-- c --><x:a n:b="1&lt;"> t<![CDATA[<u>]]><c/></x:a>'), {
      tag: 'a',
      attributes: { b: '1<' },
      text: 't<u>',
      children: [{ tag: 'c', attributes: {}, text: '', children: [] }],
    });
  });
});

/** Computed names are for the fixtures; a name without its group is Maven's to find. */
function isWhole(name: string): boolean {
  return name !== '' && !/[${}@%*()]/.test(name) && !name.startsWith('/') && !name.endsWith('/');
}

function* everySource(id: string): Generator<{ folder: string; source: Source; near: ReadonlyMap<string, Source> }> {
  const format = formats.find(one => one.id === id);
  assert.ok(format, id);
  const ecosystem = id.slice(0, id.indexOf('/'));
  for (const name of readdirSync(`${ROOT}/${ecosystem}`)) {
    const all = sources(`${ROOT}/${ecosystem}/${name}`);
    const near = new Map(all.map(source => [source.path, source]));
    for (const source of all) {
      const isRead = format.files.some(pattern => claims(pattern, source.path)) && (format.sniff?.(source.text.slice(0, 4096)) ?? true);
      if (isRead) yield { folder: `${ecosystem}/${name}`, source, near };
    }
  }
}

// ── what POMs and Ivy files say ──────────────────────────────────────────────────────────────────

const COORDINATES = new Set(['dependency', 'plugin', 'extension', 'parent', 'path', 'artifactItem']);

function pom(root: Element): string[] {
  return [...below(root)].flatMap(({ element, above }) => {
    const parent = above.at(-1) ?? '';
    if (!COORDINATES.has(element.tag) || above.includes('exclusions')) return [];
    if (above.includes('configuration') && element.tag !== 'artifactItem' && parent !== 'annotationProcessorPaths') return [];
    if (element.tag === 'path' && parent !== 'annotationProcessorPaths') return [];
    const text = (tag: string): string | undefined => element.children.find(child => child.tag === tag)?.text;
    const group = text('groupId') ?? (element.tag === 'plugin' ? 'org.apache.maven.plugins' : '');
    return [`${group}/${text('artifactId') ?? ''}`];
  });
}

function organisation(root: Element): string {
  return root.children.find(({ tag }) => tag === 'info')?.attributes['organisation'] ?? '';
}

function* below(root: Element): Generator<{ element: Element; above: readonly string[] }> {
  const left: { element: Element; above: readonly string[] }[] = [{ element: root, above: [] }];
  for (let next = left.pop(); next; next = left.pop()) {
    yield next;
    const { element, above } = next;
    for (const child of element.children) left.push({ element: child, above: [...above, element.tag] });
  }
}

// ── the readers ──────────────────────────────────────────────────────────────────────────────────

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^<>[]*(?:\[[\s\S]*?\]\s*)?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

interface Growing {
  tag: string;
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Growing[];
}

function plain(text: string): Element {
  const stack: Growing[] = [];
  let root: Growing | undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`not well formed at ${at}`);
    const [, cdata, close, open, attributes = '', empty, characters] = found;
    const top = stack.at(-1);
    if (open !== undefined) {
      const element: Growing = { tag: local(open), name: open, attributes: attributesOf(attributes), text: '', children: [] };
      if (top) top.children.push(element);
      else if (root) throw new Error('two roots');
      else root = element;
      if (!empty) stack.push(element);
    } else if (close !== undefined) {
      if (stack.pop()?.name !== close) throw new Error(`</${close}> closes nothing`);
    } else if (characters !== undefined || cdata !== undefined) {
      if (top && (top.children.length === 0 || cdata !== undefined)) top.text += cdata ?? decoded(characters ?? '');
      else if (!top && characters?.trim()) throw new Error('text outside');
      else if (characters) decoded(characters);
    }
  }
  if (!root || stack.length > 0) throw new Error('not closed');
  return finished(root);
}

function finished({ tag, attributes, text, children }: Growing): Element {
  return { tag, attributes, text: text.trim(), children: children.map(finished) };
}

function attributesOf(text: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const key = local(name);
    if (key in out && !name.includes(':')) throw new Error(`${name} stands twice`);
    out[key] = decoded(double ?? single ?? '');
  }
  return out;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+)?;?/gi, (whole, name: string | undefined) => {
    if (name?.startsWith('#')) return String.fromCodePoint(Number(name.replace(/^#x/i, '0x').replace('#', '')));
    const known = name === undefined ? undefined : ENTITIES[name];
    if (known === undefined || !whole.endsWith(';')) throw new Error(`unknown entity ${whole}`);
    return known;
  });
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function whole(text: string): Element | undefined {
  try {
    return plain(text);
  } catch {
    return undefined;
  }
}

const PROGRAM = `
import sys, json, xml.etree.ElementTree as E
def tag(name): return name.rsplit('}', 1)[-1]
def read(e): return {'tag': tag(e.tag), 'attributes': {tag(k): v for k, v in e.attrib.items()}, 'text': (e.text or '').strip(), 'children': [read(c) for c in e if isinstance(c.tag, str)]}
def whole(text):
  try: return read(E.fromstring(text.encode()))
  except E.ParseError: return None
print(json.dumps([whole(text) for text in json.load(sys.stdin)]))
`;

function elementTree(texts: readonly string[]): readonly (Element | undefined)[] {
  const input = JSON.stringify(texts.map(text => text.replace(/(<\?xml[^>]*?)\s+encoding=(["'])[^"']*\2/, '$1')));
  const run = spawnSync('python3', ['-c', PROGRAM], { input, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return (JSON.parse(run.stdout) as (Element | null)[]).map(one => one ?? undefined);
}
