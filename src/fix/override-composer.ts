// A replace of Composer.
import type { Source } from '../model.ts';
import { parseJson } from '../parse/json.ts';
import { entered } from './enter-json.ts';
import type { Fix } from './fix.ts';
import type { Package } from './override.ts';

/** https://getcomposer.org/doc/04-schema.md#replace: the project says that it brings the package itself, so that none is fetched. */
export function inComposer(clue: Package, { path, text }: Source): Fix | undefined {
  const { root, problems } = parseJson(text);
  if (root?.kind !== 'object' || problems.length > 0) return undefined;
  const edit = entered(path, text, root, ['replace'], clue.name, '*');
  return edit && { title: `Add a replace that leaves ${clue.name} out (what asks for it may break)`, edits: [edit] };
}
