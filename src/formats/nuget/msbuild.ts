// MSBuild projects, .props and .targets: packages, central versions, SDKs, package sources. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files
import type { Companion, Extraction, Format, Problem, Reference, Role, Source, Span } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { untemplated } from '../../parse/template-tags.ts';
import { parseXml, type XmlElement } from '../../parse/xml.ts';
import { attributeOf, childOf, everyElement } from '../../parse/xml-find.ts';
import { removal } from '../../parse/xml-removal.ts';
import type { XmlAttribute } from '../../parse/xml-scan.ts';
import { type Computed, importedFiles, msbuildProperties } from './msbuild-properties.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const msbuild: Format = {
  id: 'nuget/msbuild',
  files: [
    '.csproj',
    '.fsproj',
    '.vbproj',
    '.sqlproj',
    '.vcxproj',
    '.shproj',
    '.esproj',
    '.pyproj',
    '.dbproj',
    '.proj',
    '.props',
    '.targets',
  ].map(suffix => ({
    suffix,
  })),
  sniff: head => /^[\ufeff\s]*</.test(head),
  wants,
  extract: bothSides(untemplated(extract)),
};

const ITEMS: Readonly<Record<string, Role>> = {
  packagereference: 'runtime',
  packageversion: 'constraint',
  globalpackagereference: 'development',
  packagedownload: 'build',
  dotnetclitoolreference: 'tool',
};
const FLAT = new Set([
  'PackageReference',
  'PackageVersion',
  'GlobalPackageReference',
  'PackageDownload',
  'DotNetCliToolReference',
  'ItemGroup',
  'PropertyGroup',
]);
const SOURCES = new Set(['restoresources', 'restoreadditionalprojectsources', 'restoreadditionalprojectfallbackfolders', 'packagesource']);

function wants(text: string): readonly Companion[] {
  const imports = importedFiles(text).map(path => ({ path }));
  if (!/(?:Include|Update|Version|VersionOverride|Sdk|Name)\s*=\s*["'][^"']{0,200}\$\(/i.test(text) && !/<Version>\s*\$\(/i.test(text))
    return imports.length > 0 && !/<Project[^>]*\sSdk=|PackageReference/i.test(text) ? imports : []; // a file in between
  return [{ up: 'Directory.Build.props', all: true }, { up: 'Directory.Build.targets' }, { up: 'Directory.Packages.props' }, ...imports];
}

function extract(source: Source, near: ReadonlyMap<string, Source>): Extraction {
  const { text } = source;
  const { roots, problems: broken } = parseXml(text, { flat: FLAT });
  const evaluate = msbuildProperties(source, roots, near);
  const references: Reference[] = [];
  const problems: Problem[] = [...broken];
  for (const [element, above] of everyElement(roots)) {
    const name = element.name.toLowerCase();
    const role = ITEMS[name];
    if (role) items(text, element, role, evaluate, references, problems);
    else if (name === 'project' || name === 'import') {
      const sdk = attributeOf(element, 'Sdk');
      const version = name === 'import' ? attributeOf(element, 'Version')?.value : undefined;
      if (sdk) sdks(sdk, name === 'import' ? removal(text, element.span) : undefined, version, references);
    } else if (name === 'sdk' && above.length <= 1) {
      const sdk = attributeOf(element, 'Name');
      if (sdk) sdks(sdk, removal(text, element.span), attributeOf(element, 'Version')?.value, references);
    } else if (above.at(-1)?.name === 'PropertyGroup') {
      if (SOURCES.has(name)) urls(text, element, evaluate, references);
      else if (name === 'containerbaseimage') image(text, element, evaluate, references, problems);
    }
  }
  return { references, edges: [], problems };
}

function items(
  text: string,
  element: XmlElement,
  role: Role,
  evaluate: (raw: string) => Computed,
  references: Reference[],
  problems: Problem[],
): void {
  const include = attributeOf(element, 'Include');
  const named = include?.value ? include : attributeOf(element, 'Update');
  if (!named) return;
  const given = attributeOf(element, 'VersionOverride') ?? attributeOf(element, 'Version');
  const child = childOf(element, 'VersionOverride') ?? childOf(element, 'Version');
  const version = given ? evaluate(given.value) : child && evaluate(child.text);
  const assets = attributeOf(element, 'PrivateAssets')?.value ?? childOf(element, 'PrivateAssets')?.text ?? '';
  const list = cut(text, named);
  for (const [part, token] of list) {
    const { literal, unknown } = evaluate(part);
    if (unknown !== undefined) problems.push({ reason: 'dynamic', id: 'dynamic-name', at: token[0], args: { name: part } });
    if (!isPackageId(literal)) continue;
    references.push(
      nugetPackage({
        name: literal,
        version: version?.unknown === undefined ? version?.text.trim() : undefined,
        token,
        whole: list.length === 1 ? removal(text, element.span) : undefined,
        role: named !== include ? 'constraint' : role === 'runtime' && /^\s*all\s*$/i.test(assets) ? 'development' : role,
        group: element.name,
        certain: unknown === undefined ? 'exact' : 'partial',
      }),
    );
  }
}

/** The parts of a `;` list with their places, trimmed; of a value with entities, the whole value's place. */
function cut(text: string, { value, span }: XmlAttribute): (readonly [part: string, span: Span])[] {
  const exact = text.slice(...span) === value;
  const out: (readonly [string, Span])[] = [];
  let at = 0;
  for (const piece of value.split(';')) {
    const part = piece.trim();
    const start = span[0] + at + piece.length - piece.trimStart().length;
    if (part) out.push([part, exact ? [start, start + part.length] : span]);
    at += piece.length + 1;
  }
  return out;
}

/** `Name`, `Name/1.0`, `A;B/2`. https://learn.microsoft.com/visualstudio/msbuild/how-to-use-project-sdk */
function sdks({ value, span }: XmlAttribute, whole: Span | undefined, version: string | undefined, references: Reference[]): void {
  let at = span[0];
  for (const piece of value.split(';')) {
    const [name = '', own] = piece.trim().split('/', 2);
    const start = at + piece.length - piece.trimStart().length;
    at += piece.length + 1;
    if (!isPackageId(name) || start + name.length > span[1]) continue;
    if (/^Microsoft\.NET\.Sdk(?:\.|$)/i.test(name) && own === undefined && version === undefined) continue; // part of the .NET SDK, not fetched
    references.push(
      nugetPackage({ name, version: own ?? version, token: [start, start + name.length], whole, role: 'build', group: 'Sdk' }),
    );
  }
}

function urls(text: string, { textSpan, span }: XmlElement, evaluate: (raw: string) => Computed, references: Reference[]): void {
  const list = cut(text, { name: '', nameSpan: textSpan, value: text.slice(...textSpan), span: textSpan });
  for (const [part, token] of list) {
    const { literal, unknown } = evaluate(part);
    if (part.startsWith('$(') && part.endsWith(')')) continue; // what was there before, or read where it is set
    if (!/^https?:\/\/[^/]/i.test(literal)) continue;
    references.push({
      clue: { kind: 'host', url: literal },
      token,
      ...(list.length === 1 ? { whole: removal(text, span) } : {}),
      role: 'source',
      state: 'configured',
      certain: unknown === undefined ? 'exact' : 'partial',
      group: 'RestoreSources',
    });
  }
}

/** https://learn.microsoft.com/dotnet/core/containers/publish-configuration#containerbaseimage */
function image(text: string, element: XmlElement, evaluate: (raw: string) => Computed, references: Reference[], problems: Problem[]): void {
  const { literal, unknown } = evaluate(element.text);
  if (unknown !== undefined)
    problems.push({ reason: 'dynamic', id: 'dynamic-name', at: element.textSpan[0], args: { name: element.text } });
  const found = /^([^\s@:]+(?::\d+\/[^\s@:]+)?)(?:[:@](\S+))?$/.exec(literal);
  if (!found?.[1]) return;
  const start = element.textSpan[0];
  references.push({
    clue: { kind: 'package', type: 'docker', name: found[1], ...(found[2] && unknown === undefined ? { version: found[2] } : {}) },
    token: text.startsWith(found[1], start) ? [start, start + found[1].length] : element.textSpan,
    whole: removal(text, element.span),
    role: 'runtime',
    state: 'declared',
    certain: unknown === undefined ? 'exact' : 'partial',
    group: 'ContainerBaseImage',
  });
}
