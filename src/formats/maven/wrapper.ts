// gradle-wrapper.properties, gradle-daemon-jvm.properties, maven-wrapper.properties, .mvn/maven.config: where the build tool and its Java come from. https://docs.gradle.org/current/userguide/gradle_wrapper.html https://docs.gradle.org/current/userguide/gradle_daemon.html#sec:daemon_jvm_provisioning https://maven.apache.org/wrapper/ https://maven.apache.org/configure.html
import type { Extraction, Format, Reference, Source, Span } from '../../model.ts';
import { lines } from '../../parse/lines.ts';
import { wholeLine } from '../../parse/whole-line.ts';

export const wrapper: Format = {
  id: 'maven/wrapper',
  files: [
    { name: 'gradle-wrapper.properties' },
    { name: 'maven-wrapper.properties' },
    { name: 'gradle-daemon-jvm.properties' },
    { under: '.mvn', name: 'maven.config' },
    { under: '.mvn', name: 'jvm.config' },
  ],
  extract,
};

const PROPERTY = /^(\s*(distributionUrl|wrapperUrl|toolchainUrl)[.\w]*\s*[=:]\s*)(\S+)/;
/** `-Dmaven.repo.remote=https://…`, `-DaltDeploymentRepository=id::https://…`. */
const OPTION = /((?:^|\s)-D([\w.-]{1,200})=(?:[\w-]{1,100}::){0,2})(https?:[^\s"']+)/g;

function extract({ path, text }: Source): Extraction {
  const references: Reference[] = [];
  const ofMaven = /\.config$/i.test(path);
  for (const [start, end] of lines(text)) {
    const line = text.slice(start, Math.min(end, start + 4096));
    for (const found of ofMaven ? line.matchAll(OPTION) : [PROPERTY.exec(line)]) {
      const [, before = '', group = '', written = ''] = found ?? [];
      const url = written.replace(/\\(.)/g, '$1'); // `https\://`
      if (!found || !/^https?:\/\/[^/]/i.test(url)) continue;
      const from = start + found.index + before.length;
      const token: Span = [from, from + written.length];
      const whole = ofMaven ? {} : { whole: wholeLine(text, token) };
      references.push({ clue: { kind: 'host', url }, token, ...whole, role: 'source', state: 'configured', certain: 'exact', group });
    }
  }
  return { references, edges: [], problems: [] };
}
