// Adds the place that artifacts come from or go to, as a reference.
import type { Problem, Reference, Span } from '../../model.ts';
import { removal } from '../../parse/xml-removal.ts';
import type { Computed } from './interpolate.ts';

/** Folders of the machine or of the project: nothing is fetched over a network. */
const FOLDER =
  /^\$\{(?:(?:(?:project|pom)\.)?(?:base[dD]ir|base[uU]ri|build\.directory|rootDirectory)|project[dD]ir|user\.(?:home|dir)|java\.io\.tmpdir|ivy\.(?:home|default\.ivy\.user\.dir|basedir|(?:default\.)?settings\.dir|cache\.dir)|maven\.multiModuleProjectDirectory|session\.(?:executionRootDirectory|(?:top|root)Directory))(?:\.ur[il])?\}/;

function isLocal({ literal, unknown }: Computed): boolean {
  const text = literal.trim();
  return /^file:/i.test(text) || (text === '' && unknown !== undefined && FOLDER.test(unknown));
}

/** `token`: the URL; `whole`: its declaration. A URL without a literal host becomes a problem; other texts than URLs are passed over. */
export function host(
  text: string,
  token: Span,
  url: Computed,
  whole: Span,
  group: string,
  references: Reference[],
  problems: Problem[],
): void {
  const literal = url.literal.trim();
  if (isLocal(url)) return;
  if (url.unknown !== undefined && !/^[a-z][a-z0-9+.-]*:\/\/[^/]+[:/]$|^[a-z][a-z0-9+.-]*:\/\/[^/]+\//i.test(literal)) {
    problems.push({ reason: 'dynamic', id: 'dynamic-name', at: token[0], args: { name: text.slice(...token) } });
    return;
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(literal)) return;
  references.push({
    clue: { kind: 'host', url: literal.replace(/:$/, '') },
    token,
    whole: removal(text, whole),
    role: 'source',
    state: 'configured',
    certain: url.unknown === undefined ? 'exact' : 'partial',
    group,
  });
}
