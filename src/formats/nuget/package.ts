// A reference to a NuGet package. https://learn.microsoft.com/nuget/concepts/package-versioning
import type { Reference, Role, Span, State } from '../../model.ts';

export interface Named {
  readonly name: string;
  readonly version?: string | undefined;
  readonly token: Span;
  readonly whole?: Span | undefined;
  readonly role: Role;
  readonly state?: State;
  readonly group: string;
  readonly certain?: Reference['certain'];
}

export function nugetPackage({ name, version, token, whole, role, state = 'declared', group, certain = 'exact' }: Named): Reference {
  const more = !version ? {} : /[[(*,~<>]/.test(version) ? { range: version } : { version };
  return { clue: { kind: 'package', type: 'nuget', name, ...more }, token, ...(whole ? { whole } : {}), role, state, certain, group };
}

/** A NuGet id, so far as one can tell. https://learn.microsoft.com/nuget/reference/nuspec#id */
export function isPackageId(text: string): boolean {
  return text.length <= 200 && /^\w[\w.-]*$/.test(text);
}
