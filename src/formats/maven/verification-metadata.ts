// gradle/verification-metadata.xml: every component that a Gradle build checks. https://docs.gradle.org/current/userguide/dependency_verification.html
import type { Extraction, Format, Reference, Source } from '../../model.ts';
import { bothSides } from '../../parse/merge-markers.ts';
import { removal } from '../../parse/xml-removal.ts';
import { scanXml } from '../../parse/xml-scan.ts';

export const verificationMetadata: Format = {
  id: 'maven/verification-metadata',
  files: [{ name: 'verification-metadata.xml' }, { name: 'verification-metadata.dryrun.xml' }],
  extract: bothSides(extract),
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  let whole: Reference | undefined;
  let start = 0;
  const problems = scanXml(
    text,
    {
      open({ name, attributes, span }) {
        if (name !== 'component') return;
        const of = (wanted: string) => attributes.find(attribute => attribute.name === wanted);
        const [group, artifact, version] = [of('group'), of('name'), of('version')];
        whole = undefined;
        if (!group?.value || !artifact?.value) return;
        start = span[0];
        whole = {
          clue: {
            kind: 'package',
            type: 'maven',
            name: `${group.value}/${artifact.value}`,
            ...(version?.value ? { version: version.value } : {}),
          },
          token: artifact.span,
          role: 'runtime',
          state: 'resolved',
          certain: 'exact',
          group: 'components',
        };
      },
      close(name, span) {
        if (name !== 'component' || !whole) return;
        references.push({ ...whole, whole: removal(text, [start, Math.max(span[1], whole.token[1])]) });
        whole = undefined;
      },
    },
    { flat: new Set(['component']) },
  );
  return { references, edges: [], problems };
}
