// Does a text still parse, for the oracle library of its kind? `undefined`: sound, or of a kind without an oracle here.
import { Parser } from 'htmlparser2';
import { type ParseError, parse as parseJsonc, printParseErrorCode } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';

export function unsound(path: string, text: string): string | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const end = base.slice(base.lastIndexOf('.') + 1);
  if (end === 'json' || end === 'jsonc' || base === 'composer.lock' || base === 'pipfile.lock') return jsonFault(text);
  if (end === 'toml' || base === 'pipfile' || base === 'cargo.lock') return caught(() => parseToml(text.replace(/^\ufeff/, '')));
  if (end === 'yaml' || end === 'yml') return yamlFault(text);
  if (['xml', 'csproj', 'vbproj', 'fsproj', 'props', 'targets', 'config', 'pom', 'vcxproj', 'nuspec', 'iml'].includes(end))
    return xmlFault(text);
  return undefined;
}

function jsonFault(text: string): string | undefined {
  const errors: ParseError[] = [];
  parseJsonc(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  return errors[0] && `${printParseErrorCode(errors[0].error)} at ${errors[0].offset}`;
}

function yamlFault(text: string): string | undefined {
  const errors = parseAllDocuments(text, { uniqueKeys: false }).flatMap(document => document.errors);
  return errors[0]?.message;
}

/** Every element that opens closes, in order. */
function xmlFault(text: string): string | undefined {
  let fault: string | undefined;
  const opened = [
    ...text.matchAll(
      /<([A-Za-z][\w.:-]*)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>|<\/([A-Za-z][\w.:-]*)\s*>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g,
    ),
  ];
  const stack: string[] = [];
  for (const [, open, self, close] of opened) {
    if (open && !self) stack.push(open);
    if (close && stack.pop() !== close) fault ??= `</${close}> does not close what is open`;
  }
  if (stack.length > 0) fault ??= `<${stack.at(-1)}> is not closed`;
  const parser = new Parser({ onerror: error => (fault ??= error.message) }, { xmlMode: true });
  parser.write(text);
  parser.end();
  return fault;
}

function caught(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
