// The settings as plain data, read per folder; what a policy file says goes before them.
import * as vscode from 'vscode';
import type { Policy, Severity } from '../model.ts';

export const SECTION = 'restrictedDependencies';

export interface Settings {
  /** `undefined`: nobody chose. */
  readonly audiences: readonly string[] | undefined;
  /** Whose settings say so. */
  readonly audiencesFrom: 'workspace' | 'user' | undefined;
  readonly automatically: 'workspace' | 'openFiles';
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly regimes: Readonly<Record<string, Severity | 'off'>>;
  readonly development: Severity | undefined;
  readonly interoperates: Severity | undefined;
  readonly mirrored: Severity | undefined;
  readonly showDecided: boolean;
  readonly showNotChecked: boolean;
  /** Badges on files that cannot carry a squiggle. */
  readonly marksFiles: boolean;
  /** Days. */
  readonly maximumListAge: number;
}

export type Grouping = 'vendor' | 'regime' | 'file' | 'severity';

export function settings(scope: vscode.Uri | undefined): Settings {
  const read = vscode.workspace.getConfiguration(SECTION, scope);
  const audiences = strings(read.get('audiences'));
  const said = read.inspect('audiences');
  const isOfWorkspace = said?.workspaceFolderValue !== undefined || said?.workspaceValue !== undefined;
  return {
    audiences: audiences.length > 0 ? audiences : undefined,
    audiencesFrom: audiences.length === 0 ? undefined : isOfWorkspace && vscode.workspace.isTrusted ? 'workspace' : 'user',
    automatically: read.get('scan.automatically') === 'openFiles' ? 'openFiles' : 'workspace',
    include: strings(read.get('scan.include')),
    exclude: strings(read.get('scan.exclude')),
    regimes: regimes(read.get('severity.regimes')),
    development: severity(read.get('severity.development')),
    interoperates: severity(read.get('severity.interoperates')),
    mirrored: severity(read.get('severity.mirrored')),
    showDecided: read.get('problems.decided') === 'show',
    showNotChecked: read.get('problems.notChecked') !== 'hide',
    marksFiles: read.get('findings.markFiles') === true,
    maximumListAge: Number(read.get('list.maximumAge') ?? 90),
  };
}

export function grouping(): Grouping {
  const value = vscode.workspace.getConfiguration(SECTION).get('findings.groupBy');
  return value === 'regime' || value === 'file' || value === 'severity' ? value : 'vendor';
}

/** The policy with the settings where it is silent. */
export function completed(policy: Policy, chosen: Settings): Policy {
  const audiences = policy.audiences ?? chosen.audiences;
  const development = chosen.development ? { development: chosen.development, test: chosen.development } : {};
  return {
    ...policy,
    ...(audiences ? { audiences } : {}),
    regimes: { ...chosen.regimes, ...policy.regimes },
    severities: {
      effects: policy.severities.effects,
      roles: { ...development, ...policy.severities.roles },
      certainties: {
        ...(chosen.interoperates ? { interoperates: chosen.interoperates } : {}),
        ...(chosen.mirrored ? { mirrored: chosen.mirrored } : {}),
        ...policy.severities.certainties,
      },
    },
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
}

function severity(value: unknown): Severity | undefined {
  return value === 'error' || value === 'warning' || value === 'information' || value === 'none' ? value : undefined;
}

function regimes(value: unknown): Record<string, Severity | 'off'> {
  const out: Record<string, Severity | 'off'> = {};
  if (typeof value !== 'object' || value === null) return out;
  for (const [id, one] of Object.entries(value)) {
    const known = one === 'off' ? one : severity(one);
    if (known) out[id] = known;
  }
  return out;
}
