// The list as it lies on disk: every file with its text, so that a fault can say its line.
import { readdir, readFile } from 'node:fs/promises';
import { findNodeAtLocation, type JSONPath, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Citation, Day, Id, Negative, Regime, Sign, Vendor } from '../../model.ts';

/** How it was shown that a sign is theirs: see data/README.md, the ladder of certainty. */
export type Shown = 'namespace' | 'scheme' | 'look-up' | 'inspected' | 'act' | 'code' | 'name';

export interface SignEntry extends Omit<Sign, 'vendor'> {
  /** A package URL, a URL or the text of a mark that must meet this sign. */
  readonly example: string;
  readonly shown: Shown;
  readonly evidence: string;
  /** Keys of the file's `cites`. */
  readonly sources: readonly string[];
}

export interface NegativeEntry extends Negative {
  readonly example?: string;
}

export interface VendorFile extends Vendor {
  readonly cites: Readonly<Record<string, Citation>>;
  readonly signs: readonly SignEntry[];
  readonly negatives: readonly NegativeEntry[];
}

export type RegimeFile = Regime;

export interface DataFile<T = unknown> {
  /** `data/vendors/acme.json`. */
  readonly path: string;
  readonly text: string;
  readonly value: T;
}

export interface Retired {
  readonly id: Id;
  readonly on: Day;
  readonly why: string;
}

export interface DataFiles {
  readonly schemas: ReadonlyMap<string, DataFile>;
  readonly classes: DataFile;
  readonly audiences: DataFile;
  readonly retired: DataFile;
  readonly regimes: readonly DataFile[];
  readonly vendors: readonly DataFile[];
}

export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly mend: string;
}

/** Reads `<root>/data`; JSON that cannot be read becomes faults. */
export async function readData(root: string): Promise<{ readonly files: DataFiles; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const one = async (path: string): Promise<DataFile> => {
    const text = await readFile(`${root}/${path}`, 'utf8');
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { disallowComments: true });
    for (const error of errors) {
      faults.push({
        path,
        line: lineAt(text, error.offset),
        rule: `not JSON: ${printParseErrorCode(error.error)}`,
        mend: 'correct the syntax',
      });
    }
    return { path, text, value };
  };
  const folder = async (name: string): Promise<DataFile[]> =>
    Promise.all(
      (await readdir(`${root}/data/${name}`))
        .filter(file => file.endsWith('.json'))
        .sort()
        .map(file => one(`data/${name}/${file}`)),
    );
  const schema = await folder('schema');
  const named = (name: string): DataFile => schema.find(file => file.path === `data/schema/${name}`) ?? { path: name, text: '', value: {} };
  return {
    files: {
      schemas: new Map(
        schema
          .filter(file => file.path.endsWith('.schema.json'))
          .map(file => [file.path.slice('data/schema/'.length, -'.schema.json'.length), file]),
      ),
      classes: named('classes.json'),
      audiences: named('audiences.json'),
      retired: named('retired.json'),
      regimes: await folder('regimes'),
      vendors: await folder('vendors'),
    },
    faults,
  };
}

/** A fault at a place inside a file's JSON. */
export function faultAt(file: DataFile, at: JSONPath, rule: string, mend: string): Fault {
  const tree = parseTree(file.text);
  let node = tree;
  for (let length = at.length; tree && length > 0; length--) {
    node = findNodeAtLocation(tree, at.slice(0, length));
    if (node) break;
  }
  return { path: file.path, line: lineAt(file.text, node?.offset ?? 0), rule, mend };
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset && i < text.length; i++) if (text.charCodeAt(i) === 10) line++;
  return line;
}
