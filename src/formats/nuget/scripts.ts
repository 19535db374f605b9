// C# and F# scripts and Cake: packages named in directives. https://learn.microsoft.com/dotnet/fsharp/tools/fsharp-interactive/#referencing-packages-in-f-interactive https://cakebuild.net/docs/writing-builds/preprocessor-directives/addin
import type { Extraction, Format, Reference, Role, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const scripts: Format = { id: 'nuget/scripts', files: [{ suffix: '.csx' }, { suffix: '.fsx' }, { suffix: '.cake' }], extract };

const ROLES: Readonly<Record<string, Role>> = {
  r: 'runtime',
  addin: 'plugin',
  tool: 'tool',
  module: 'plugin',
  load: 'build',
  l: 'build',
  i: 'source',
};

/** `#r "nuget: Name, 1.0"`, `#i "nuget: https://…"`, `#addin nuget:https://…?package=Name&version=1.0`. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  for (const [start, end] of lines(text)) {
    if (text.charCodeAt(firstOf(text, start, end)) !== 35) continue;
    const line = text.slice(start, Math.min(end, start + 4096));
    const found = /^(\s*#(r|i|addin|tool|module|load|l)\s+"?(?:nuget|dotnet)\s*:\s*)([^"\s][^"]*)/i.exec(line);
    const [, before = '', verb = '', rest = ''] = found ?? [];
    const role = ROLES[verb.toLowerCase()];
    if (!role) continue;
    const at = start + before.length;
    const question = rest.indexOf('?');
    const url = /^https?:\/\/[^\s?]*[^\s?/]\/?/i.exec(rest)?.[0];
    if (url) references.push(host(text, url, [at, at + url.length], `#${verb}`));
    if (question >= 0) cake(references, text, rest, question, at, role, `#${verb}`);
    else if (!url) direct(references, text, rest, at, role, `#${verb}`);
  }
  return { references, edges: [], problems: [] };
}

function firstOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at;
}

function cake(references: Reference[], text: string, rest: string, question: number, at: number, role: Role, group: string): void {
  let from = question + 1;
  let name: Span | undefined;
  let version: string | undefined;
  for (const part of (rest.slice(from).split(/\s/, 1)[0] ?? '').split('&')) {
    const equals = part.indexOf('=');
    const key = part.slice(0, equals).toLowerCase();
    if (key === 'package') name = [at + from + equals + 1, at + from + part.length];
    else if (key === 'version') version = part.slice(equals + 1);
    from += part.length + 1;
  }
  if (name) add(references, text, name, version, role, group);
}

function direct(references: Reference[], text: string, rest: string, at: number, role: Role, group: string): void {
  const cut = rest.search(/[,/]/);
  const name = cut < 0 ? rest : rest.slice(0, cut);
  const version = cut < 0 ? undefined : rest.slice(cut + 1);
  add(references, text, [at, at + name.trimEnd().length], version?.trim(), role, group);
}

function add(references: Reference[], text: string, token: Span, version: string | undefined, role: Role, group: string): void {
  const name = text.slice(...token);
  if (isPackageId(name)) references.push(nugetPackage({ name, version, token, whole: wholeLine(text, token), role, group }));
}

function host(text: string, url: string, token: Span, group: string): Reference {
  return {
    clue: { kind: 'host', url },
    token,
    whole: wholeLine(text, token),
    role: 'source',
    state: 'configured',
    certain: 'exact',
    group,
  };
}
