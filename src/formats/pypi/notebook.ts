// Jupyter notebooks: what their cells install, download and import. https://ipython.readthedocs.io/en/stable/interactive/magics.html
import type { Extraction, Format, Problem, Reference, Source } from '../../model.ts';
import { type MappedText, mappedPart, type Piece, sourceSpan } from '../../parse/mapped-text.ts';
import { installCommands } from '../scripts/install-command.ts';
import { python } from '../source/python.ts';
import { notebookCells } from './notebook-cells.ts';

export const notebook: Format = { id: 'pypi/notebook', files: [{ suffix: '.ipynb' }], extract };

const MOST_PROBLEMS = 20;
/** Cells of these languages are read; a kernel of another one knows no such commands. */
const PYTHON = /^(?:$|i?python|sage|pyspark|xpython)/;
const SHELL = /^(?:bash|shell|sh|zsh)/;
/** A first line that makes the whole cell a script, or leaves it Python. Any other one makes it something else. */
const SCRIPT = /^%%(?:bash|sh|shell|system|sx|!|script\s+(?:\S*\/)?(?:ba|z|da)?sh)\b/;
const STILL_PYTHON = /^%%(?:capture|time|timeit|prun|memit|mprun|cython|debug|px|python3?|ipytest|scalene|profile)\b/;
/** `!command`, `files = !command`, `%pip install`, and `pip install` alone, which IPython takes for its magic. */
const COMMANDS: readonly RegExp[] = [
  /^[ \t]*(?:[\w.,[\] \t]{1,200}=[ \t]*)?!!?[ \t]*/,
  /^[ \t]*%(?:(?:sh|system|sx)[ \t]+|(?=(?:pip|conda|mamba|micromamba|uv)\b))/,
  /^[ \t]*(?=(?:pip3?|conda|mamba)[ \t]+(?:install|download)\b)/,
];

function extract({ path, text }: Source): Extraction {
  const { cells, language, problems: found } = notebookCells(text);
  const references: Reference[] = [];
  const problems: Problem[] = [...found];
  const shell = (mapped: MappedText): void => {
    const script = filled(mapped);
    const installs = installCommands(script.text, { role: 'runtime', place: span => sourceSpan(script, span) });
    for (const one of installs.references) references.push(one);
    for (const one of installs.problems) if (problems.length < MOST_PROBLEMS) problems.push(one);
  };
  const modules = (cell: MappedText, code: string): void => {
    if (!/import|dll|dlopen|load_?library|find_library|\.so\b|dylib|\.ocx/i.test(code)) return; // nothing that Python's reader knows
    for (const one of python.extract({ path, text: code }, new Map()).references)
      references.push({ ...one, token: sourceSpan(cell, one.token) });
  };
  const isPython = PYTHON.test(language);
  for (const cell of cells) {
    if (SHELL.test(language)) shell(cell);
    if (!isPython) continue;
    const head = /^\s*(%%[^\n]*)/.exec(cell.text.slice(0, 500))?.[1] ?? '';
    if (SCRIPT.test(head)) shell(mappedPart(cell, [cell.text.indexOf(head) + head.length, cell.text.length]));
    else if (head === '' || STILL_PYTHON.test(head)) modules(cell, commands(cell, shell));
  }
  references.sort((a, b) => a.token[0] - b.token[0]);
  return { references, edges: [], problems };
}

/** Hands each command of a cell to `shell`; returns the cell's code with commands and magics blank. */
function commands(cell: MappedText, shell: (command: MappedText) => void): string {
  const { text } = cell;
  if (!/[!%]|(?:^|\n)[ \t]*(?:pip|conda|mamba)/.test(text)) return text;
  const out: string[] = [];
  for (let start = 0; start < text.length; ) {
    let lf = text.indexOf('\n', start);
    const line = text.slice(start, lf < 0 ? text.length : lf);
    const lead = COMMANDS.map(form => form.exec(line)?.[0]).find(found => found !== undefined);
    if (lead !== undefined) while (lf > start && text.charAt(lf - 1) === '\\') lf = text.indexOf('\n', lf + 1); // goes on
    const end = lf < 0 ? text.length : lf;
    const whole = text.slice(start, end);
    if (lead !== undefined) shell(mappedPart(cell, [start + lead.length, end]));
    out.push(lead !== undefined || /^[ \t]*%/.test(whole) ? whole.replace(/[^\n]/g, ' ') : whole, lf < 0 ? '' : '\n');
    start = end + 1;
  }
  return out.join('');
}

/** `{expression}` as a variable of the shell; `{sys.executable}` is the interpreter. */
function filled(mapped: MappedText): MappedText {
  const { text } = mapped;
  if (!text.includes('{') && !text.includes('$sys.executable')) return mapped;
  const pieces: Piece[] = [];
  const out: string[] = [];
  let length = 0;
  const add = (piece: string, spans: readonly Piece[]): void => {
    for (const { at, span } of spans) pieces.push({ at: length + at, span });
    out.push(piece);
    length += piece.length;
  };
  let last = 0;
  for (const found of text.matchAll(/(?<![$\\{])\{[A-Za-z_][\w.[\]'"]{0,100}\}|\$sys\.executable\b/g)) {
    const before = mappedPart(mapped, [last, found.index]);
    add(before.text, before.pieces);
    last = found.index + found[0].length;
    const name = /[A-Za-z_]\w*/.exec(found[0])?.[0] ?? '_';
    add(found[0].includes('sys.executable') ? 'python' : `\${${name}}`, [{ at: 0, span: sourceSpan(mapped, [found.index, last]) }]);
  }
  const rest = mappedPart(mapped, [last, text.length]);
  add(rest.text, rest.pieces);
  return { text: out.join(''), pieces };
}
