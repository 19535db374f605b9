// Reads a version range of the `vers` form, `vers:npm/>=1.0|<2`. https://github.com/package-url/vers-spec

export interface Vers {
  /** `npm`; absent where the range is written without one. */
  readonly scheme?: string;
  /** `*` stands alone. */
  readonly constraints: readonly VersConstraint[];
}

export interface VersConstraint {
  readonly comparator: '=' | '!=' | '<' | '<=' | '>' | '>=' | '*';
  readonly version: string;
}

const CONSTRAINT = /^(>=|<=|!=|>|<|=)?\s*([^\s<>=!*]+)$/;

/** `undefined` where the text is no range. Commas part constraints like `|` does, for ranges written by hand. */
export function readVers(text: string): Vers | undefined {
  const prefix = /^\s*vers:([a-z][a-z0-9.-]*)\//.exec(text);
  const rest = text.slice(prefix?.[0].length ?? 0);
  const constraints: VersConstraint[] = [];
  for (const part of rest.split(/[|,]/)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    if (trimmed === '*') {
      constraints.push({ comparator: '*', version: '' });
      continue;
    }
    const found = CONSTRAINT.exec(trimmed);
    if (!found?.[2]) return undefined;
    constraints.push({ comparator: (found[1] ?? '=') as VersConstraint['comparator'], version: decode(found[2]) });
  }
  if (constraints.length === 0 || (constraints.length > 1 && constraints.some(one => one.comparator === '*'))) return undefined;
  return { ...(prefix?.[1] ? { scheme: prefix[1] } : {}), constraints };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
