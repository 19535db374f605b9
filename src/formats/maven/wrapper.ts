// gradle-wrapper.properties and maven-wrapper.properties: where the build tool itself comes from. https://docs.gradle.org/current/userguide/gradle_wrapper.html https://maven.apache.org/wrapper/
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { wholeLine } from '../../parse/whole-line.ts';

export const wrapper: Format = {
  id: 'maven/wrapper',
  files: [{ name: 'gradle-wrapper.properties' }, { name: 'maven-wrapper.properties' }],
  extract,
};

function extract({ text }: Source): Extraction {
  const references: Reference[] = [];
  for (const [start, end] of lines(text)) {
    const found = /^(\s*(distributionUrl|wrapperUrl)\s*[=:]\s*)(\S+)/.exec(text.slice(start, Math.min(end, start + 4096)));
    const [, before = '', group = '', written = ''] = found ?? [];
    const url = written.replace(/\\(.)/g, '$1'); // `https\://`
    if (!/^https?:\/\/[^/]/i.test(url)) continue;
    const token: Span = [start + before.length, start + before.length + written.length];
    references.push({
      clue: { kind: 'host', url },
      token,
      whole: wholeLine(text, token),
      role: 'source',
      state: 'configured',
      certain: 'exact',
      group,
    });
  }
  return { references, edges: [], problems: [] };
}
