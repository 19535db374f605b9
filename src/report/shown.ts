// Which findings a report shows, and the counts that every surface gives.
import type { Finding } from '../model.ts';
import type { Report } from './report.ts';

export interface Counts {
  readonly findings: number;
  readonly places: number;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly files: number;
  readonly forCounsel: number;
  readonly decided: number;
  /** Graded to nothing because their audience was not chosen. */
  readonly notCovering: number;
}

/** Findings with a weight; those of an audience nobody chose are counted only. */
export function shown(report: Report): readonly Finding[] {
  return report.findings.filter(finding => finding.severity !== 'none');
}

export function isDecided(finding: Finding): boolean {
  return finding.decision?.state === 'applies';
}

export function counts(report: Report): Counts {
  const all = shown(report);
  const open = all.filter(finding => !isDecided(finding));
  return {
    findings: all.length,
    places: all.reduce((sum, finding) => sum + finding.places.length, 0),
    errors: open.filter(finding => finding.severity === 'error').length,
    warnings: open.filter(finding => finding.severity === 'warning').length,
    informations: open.filter(finding => finding.severity === 'information').length,
    files: new Set(all.flatMap(finding => finding.places.map(place => place.path))).size,
    forCounsel: all.filter(finding => finding.forCounsel).length,
    decided: all.length - open.length,
    notCovering: report.findings.length - all.length,
  };
}
