// The code cells of a Jupyter notebook and the language they are written in. https://nbformat.readthedocs.io/en/latest/format_description.html
import type { Problem, Span } from '../../model.ts';
import { jsonText, scanJson } from '../../parse/json.ts';
import { jsonMapped } from '../../parse/json-mapped.ts';
import type { MappedText } from '../../parse/mapped-text.ts';

export interface Notebook {
  readonly cells: readonly MappedText[];
  /** Lower case; empty where it is not said. */
  readonly language: string;
  readonly problems: readonly Problem[];
}

/** Version 4 keeps `source` in `cells`, version 3 `input` in the cells of `worksheets`; a source is one text or one for each line. */
export function notebookCells(text: string): Notebook {
  const cells: MappedText[] = [];
  let language = '';
  let isCode = true;
  let source: Span[] = [];
  const problems = scanJson(text, {
    enter(path) {
      const depth = path.depth();
      const base = path.is(0, 'worksheets') ? 2 : 0;
      if (depth < 1) return true;
      if (path.is(0, 'metadata')) return depth < 3;
      if (base === 0 && !path.is(0, 'cells')) return false;
      if (depth === base + 2) {
        isCode = true;
        source = [];
      }
      if (depth <= base) return true;
      return path.is(base, 'cells') && (depth < base + 3 || (depth === base + 3 && isSource(path.key(base + 2))));
    },
    leave(path) {
      const base = path.is(0, 'worksheets') ? 2 : 0;
      if (path.depth() !== base + 2 || !path.is(base, 'cells')) return;
      if (isCode && source.length > 0) cells.push(jsonMapped(text, source));
    },
    scalar(path, from, to) {
      const depth = path.depth();
      if (path.is(0, 'metadata')) {
        if (depth === 3 && (path.is(1, 'kernelspec') ? path.is(2, 'language') : path.is(1, 'language_info') && path.is(2, 'name')))
          language = jsonText(text, from, to).toLowerCase();
        return;
      }
      const base = path.is(0, 'worksheets') ? 2 : 0;
      if (depth < base + 3) return;
      const key = path.key(base + 2);
      if (depth === base + 3 && key === 'cell_type') isCode = jsonText(text, from, to) === 'code';
      else if (isSource(key) && depth <= base + 4) source.push([from, to]);
    },
  });
  return { cells, language, problems };
}

function isSource(key: string): boolean {
  return key === 'source' || key === 'input';
}
