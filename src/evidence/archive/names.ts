// What the names inside an archive say: packages of classes, files and folders that can be somebody's, modules of Python.
import type { Findings } from '../read/findings.ts';
import { NAMES } from './limits.ts';

/** Kinds of files that no sign names: they would only crowd out the others. */
const PLAIN =
  /\.(?:java|kt|html?|css|scss|m?js|cjs|ts|map|svg|png|jpe?g|gif|webp|ico|ttf|woff2?|eot|properties|json|md|txt|xml|xsd|dtd|ya?ml|flat|dex|arsc|pyc|py|pyi|RSA|SF|MF|kotlin_module|rst)$/i;
/** Where classes lie that are not at the root. */
const ROOTS = /^(?:BOOT-INF\/classes|WEB-INF\/classes|META-INF\/versions\/\d+|classes)\//;
const BUNDLE = /\.(?:framework|xcframework|bundle|app)$/i;

export interface Names {
  add(name: string): void;
}

/** `python`: the archive is a wheel or an egg, whose top folders are modules. */
export function names(found: Findings, kind: 'python' | 'other'): Names {
  const seen = new Set<string>();
  function mark(field: 'class' | 'file' | 'folder' | 'import', text: string, group: string): void {
    if (text === '' || text === '.' || text === '..' || seen.has(`${field}\0${text}`)) return;
    if (seen.size >= NAMES) {
      found.problem('size', 'too-large', { size: seen.size + 1, limit: NAMES, what: 'names' });
      return;
    }
    seen.add(`${field}\0${text}`);
    found.mark(field, text, group);
  }
  return {
    add(name) {
      const path = name.replaceAll('\\', '/');
      if (path.endsWith('.class')) {
        const inner = path.replace(ROOTS, '');
        mark('class', inner.slice(0, Math.max(0, inner.lastIndexOf('/'))).replaceAll('/', '.'), 'classes');
        return;
      }
      const parts = path.split('/');
      const base = parts.pop() ?? '';
      for (const part of parts) {
        if (!BUNDLE.test(part)) continue; // a folder to the disk and a file to its makers
        mark('folder', part, 'entries');
        mark('file', part, 'entries');
      }
      const top = parts[0] ?? base;
      if (kind === 'python' && path.endsWith('.py') && !top.includes('-')) mark('import', top.replace(/\.py$/, ''), 'modules');
      if (base === '' || PLAIN.test(base)) return;
      mark('file', base, 'entries');
      if (!path.startsWith('META-INF/')) mark('folder', parts.at(-1) ?? '', 'entries');
    },
  };
}
