// A manifest of Android's repo tool: remotes that projects are fetched from, and projects that lie elsewhere.
// https://gerrit.googlesource.com/git-repo/+/HEAD/docs/manifest-format.md
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { scanXml } from '../../parse/xml-scan.ts';
import { origin } from './origin.ts';

export const repoManifest: Format = {
  id: 'vendored/repo-manifest',
  files: [{ name: 'default.xml' }, { suffix: '.xml', under: 'manifests' }, { suffix: '.xml', under: 'local_manifests' }],
  sniff: head => /<manifest\b/.test(head) && /<(?:remote|project|default|include)\b/.test(head) && !/xmlns:android/.test(head),
  extract,
};

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  remote: ['fetch', 'pushurl'],
  'manifest-server': ['url'],
  submanifest: ['project'],
  project: ['name'],
  'extend-project': ['name'],
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  const problems = scanXml(text, {
    open({ name, attributes }) {
      const wanted = ADDRESSES[name] ?? [];
      for (const attribute of attributes) {
        const found = wanted.includes(attribute.name) ? origin(attribute.value, attribute.span, name) : undefined;
        if (found) references.push(found);
      }
    },
  });
  return { references, edges: [], problems };
}
