// What the questions behind a decision answer together, and how one of them is put.
import * as vscode from 'vscode';
import type { DecisionKind, Finding } from '../model.ts';
import { DECISION_KINDS } from '../policy/read-decision.ts';
import type { Found } from './diagnostics.ts';
import type { At } from './walk.ts';

export interface Answers {
  readonly kind?: DecisionKind;
  /** Of an exemption: its words, and the rule that they stand in. */
  readonly exemption?: { readonly text: string; readonly regime: string } | undefined;
  /** Of a licence. */
  readonly number?: string;
  readonly issuer?: string;
  readonly covers?: string;
  readonly ends?: string;
  readonly reference?: string;
  readonly reason?: string;
  readonly approver?: string;
  readonly paths?: readonly string[];
  readonly regimes?: readonly string[];
  readonly expires?: string;
}

/** One box. */
export type Question = (found: Found, answers: Answers, at: At, title: string) => Promise<Answers | 'back' | number | undefined>;

/** As the policy writes it. */
export function referenceOf({ kind: decided, number, issuer, covers, ends, reference, exemption: one }: Answers): string | undefined {
  if (decided === 'authorised' && number !== undefined) return `${number}, ${issuer ?? ''}; ${covers ?? ''}${ends ? `; ends ${ends}` : ''}`;
  return decided === 'exempt' ? one?.text : reference;
}

/** Answers that a command was given, so that they are not asked for. */
export function isAnswers(value: unknown): value is Answers {
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  return entries.every(([, one]) => typeof one === 'string') && (!('kind' in value) || DECISION_KINDS.some(kind => kind === value.kind));
}

/** The answer under its name. */
export function as<K extends keyof Answers>(key: K, answer: string | 'back' | undefined): Answers | 'back' | undefined {
  return answer === 'back' ? 'back' : answer === undefined ? undefined : { [key]: answer };
}

/** A text that may not be empty. */
export function some(text: string): string | undefined {
  return text.trim() === '' ? vscode.l10n.t('This is needed.') : undefined;
}

/** What rules say of it that weighs anything. */
export function weighty({ verdicts }: Finding): Finding['verdicts'] {
  return verdicts.filter(({ severity }) => severity !== 'none');
}
