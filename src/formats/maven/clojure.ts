// deps.edn, bb.edn and project.clj: dependencies of a Clojure project. https://clojure.org/reference/deps_edn https://codeberg.org/leiningen/leiningen/src/branch/main/sample.project.clj
import type { Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { edn } from '../../parse/languages/edn.ts';
import { lex } from '../../parse/lexer.ts';
import { everyEntry, type Group, type Item, readTree } from '../../parse/lexer-tree.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { removal } from '../../parse/xml-removal.ts';

export const clojure: Format = {
  id: 'maven/clojure',
  files: [{ name: 'deps.edn' }, { name: 'bb.edn' }, { name: 'project.clj' }, { name: 'profiles.clj' }, { name: 'build.boot' }],
  sniff: head => head.includes('(defproject') || !/^\(ns\s/m.test(head), // code may bear the name too
  extract: bothSides(extract),
};

/** Keys whose value is a map or a vector of libraries. */
const LISTS: Readonly<Record<string, Role>> = {
  ':deps': 'runtime',
  ':extra-deps': 'runtime',
  ':replace-deps': 'runtime',
  ':override-deps': 'constraint',
  ':default-deps': 'constraint',
  ':dependencies': 'runtime',
  ':managed-dependencies': 'constraint',
  ':plugins': 'plugin',
  ':pom-plugins': 'build',
  ':extensions': 'build',
  ':java-agents': 'runtime',
};
const REPOSITORIES = new Set([':mvn/repos', ':repositories', ':plugin-repositories', ':mirrors', ':deploy-repositories']);

function extract({ text }: Source): Extraction {
  const lexed = lex(text, edn);
  const tree = readTree(lexed.tokens);
  const references: Reference[] = [];
  const problems: Problem[] = [...lexed.problems, ...tree.problems];
  const done = new Set<Group>([tree.root]);
  const taken = new Set<Group>();
  read(text, tree.root, '', references, problems, taken);
  const labels = new Map<Group, string>();
  for (const [entry] of everyEntry(tree.root)) {
    for (const item of entry.items) {
      if (item.kind !== 'group' || done.has(item)) continue;
      done.add(item);
      const items = itemsOf(item);
      const above = labels.get(item) ?? '';
      for (const [index, inner] of items.entries()) {
        const key = items[index - 1];
        if (inner.kind === 'group' && key?.kind === 'word' && key.text.startsWith(':') && !labels.has(inner))
          labels.set(inner, `${above} ${key.text}`.slice(-200));
        else if (inner.kind === 'group' && !labels.has(inner)) labels.set(inner, above);
      }
      read(text, item, above, references, problems, taken);
    }
  }
  return { references, edges: [], problems };
}

/** Blanks, commas and line ends all part: what stands in a bracket, without what `#_` takes out, quotes and `^metadata`. */
function itemsOf(group: Group): Item[] {
  const out: Item[] = [];
  let skip = 0;
  for (const { items } of group.entries) {
    for (const item of items) {
      if (item.kind === 'symbol' && (item.text === '#_' || item.text === '^')) skip++;
      else if (item.kind === 'symbol' && READER.has(item.text)) continue;
      else if (skip > 0) skip--;
      else out.push(item);
    }
  }
  return out;
}

/** What a reader does with the form behind it changes no name. */
const READER = new Set([',', '#', "'", '`', '~', '@']);

function read(text: string, group: Group, above: string, references: Reference[], problems: Problem[], taken: Set<Group>): void {
  const items = itemsOf(group);
  for (const [index, key] of items.entries()) {
    const value = items[index + 1];
    if (key.kind !== 'word' || !value) continue;
    const listed = LISTS[key.text];
    if (listed && (value.kind === 'word' || (value.kind === 'group' && value.open === '('))) computed(text, value.span, problems);
    if (value.kind !== 'group') continue;
    const role = /:(?:test|check)\b/.test(above) ? 'test' : /:dev\b/.test(above) && listed === 'runtime' ? 'development' : listed;
    if (listed && role) libraries(text, value, role, key.text.slice(1), references, problems);
    else if (REPOSITORIES.has(key.text)) repositories(text, value, key.text.slice(1), references, taken);
  }
}

/** `{g/a {:mvn/version "1"}}` or `[[g/a "1"]]`. */
function libraries(text: string, list: Group, role: Role, group: string, references: Reference[], problems: Problem[]): void {
  const items = itemsOf(list);
  if (list.open === '(') return; // code
  if (list.open === '[') {
    for (const item of items) {
      if (item.kind === 'word' || (item.kind === 'group' && item.open === '(')) computed(text, item.span, problems); // `~@common`
      if (item.kind !== 'group' || item.open !== '[') continue;
      const [name, version] = itemsOf(item);
      if (name?.kind === 'group') {
        // `~(symbol "g" "a")`
        const [word, first, second] = itemsOf(name);
        if (word?.kind === 'word' && word.text === 'symbol' && first?.kind === 'string') {
          const written = second?.kind === 'string' ? `${first.text}/${second.text}` : first.text;
          const given = version?.kind === 'string' ? version.text : undefined;
          add(text, written, name.span, given, item.span, role, group, references);
        } else computed(text, name.span, problems);
      }
      if (name?.kind === 'word')
        add(text, name.text, name.span, version?.kind === 'string' ? version.text : undefined, item.span, role, group, references);
    }
    return;
  }
  for (const [index, name] of items.entries()) {
    const value = items[index + 1];
    if (name.kind !== 'word' || name.text.startsWith(':')) continue;
    const given = value?.kind === 'group' ? itemsOf(value) : [];
    if (given.some(item => item.kind === 'word' && item.text === ':local/root')) continue; // a folder of ours
    const of = (key: string): Item | undefined =>
      given[given.findIndex(item => item.kind === 'word' && item.text === key) + 1 || given.length];
    const version = of(':mvn/version');
    const end = value?.kind === 'group' ? value.span[1] : name.span[1];
    add(text, name.text, name.span, version?.kind === 'string' ? version.text : undefined, [name.span[0], end], role, group, references);
    const url = of(':git/url');
    if (url?.kind === 'string' && url.text) {
      references.push({
        clue: { kind: 'host', url: url.text },
        token: url.inner,
        role: 'source',
        state: 'declared',
        certain: 'exact',
        group,
      });
    }
  }
}

/** `~deps`, `(symbol "g" "a")`: code. */
function computed(text: string, span: Span, problems: Problem[]): void {
  const name = text.slice(span[0], Math.min(span[1], span[0] + 80));
  if (!name.startsWith(':') && name !== 'nil') problems.push({ reason: 'dynamic', id: 'dynamic-name', at: span[0], args: { name } });
}

/** A name without a group is its own group. */
function add(
  text: string,
  name: string,
  token: Span,
  version: string | undefined,
  whole: Span,
  role: Role,
  group: string,
  references: Reference[],
): void {
  const [first = '', second = first] = name.split('/', 2);
  const artifact = second.replace(/\$.*$/, ''); // `$classifier`
  if (!/^[\w.-]+$/.test(first) || !/^[\w.-]+$/.test(artifact)) return;
  references.push({
    clue: {
      kind: 'package',
      type: 'maven',
      name: `${first}/${artifact}`,
      ...(version ? (/^[[(]/.test(version) ? { range: version } : { version }) : {}),
    },
    token,
    whole: removal(text, whole),
    role,
    state: 'declared',
    certain: 'exact',
    group,
  });
}

/** `{"name" {:url "https://…"}}`, `[["name" "https://…"]]`. */
function repositories(text: string, list: Group, group: string, references: Reference[], taken: Set<Group>): void {
  const left: Group[] = [list];
  for (let next = left.pop(); next; next = left.pop()) {
    if (taken.has(next)) continue;
    taken.add(next);
    for (const item of itemsOf(next)) {
      if (item.kind === 'group') left.push(item);
      else if (item.kind === 'string' && /^(?:https?|s3p?):\/\/[^/]/i.test(item.text)) {
        references.push({
          clue: { kind: 'host', url: item.text },
          token: item.inner,
          whole: removal(text, item.span),
          role: 'source',
          state: 'configured',
          certain: 'exact',
          group,
        });
      }
    }
  }
}
