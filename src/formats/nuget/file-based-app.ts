// A C# file that runs without a project: packages and SDKs in its directives. https://learn.microsoft.com/dotnet/core/sdk/file-based-apps
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { wholeLine } from '../../parse/whole-line.ts';
import { isPackageId, nugetPackage } from './package.ts';

export const fileBasedApp: Format = {
  id: 'nuget/file-based-app',
  files: [{ suffix: '.cs' }],
  sniff: head => head.includes('#:'),
  gated: true,
  extract,
};

/** `#:package Name@1.0`, `#:sdk Name@1.0`, before the first line of code. */
function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, Math.min(end, start + 4096));
    if (!/^\ufeff?\s*(?:$|#|\/\/)/.test(line)) break;
    const found = /^(\ufeff?\s*#:(package|sdk)\s+)([\w.-]+)(?:@(\S+))?/.exec(line);
    const [, before = '', kind, name = '', version] = found ?? [];
    if (!kind || !isPackageId(name) || (kind === 'sdk' && /^Microsoft\.NET\.Sdk(?:\.|$)/i.test(name) && version === undefined)) continue;
    const token: Span = [start + before.length, start + before.length + name.length];
    const role = kind === 'sdk' ? 'build' : 'runtime';
    references.push(nugetPackage({ name, version, token, whole: wholeLine(text, token), role, group: `#:${kind}` }));
  }
  return { references, edges: [], problems: [] };
}
