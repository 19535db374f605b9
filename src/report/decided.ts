// What was decided about a finding, in one sentence.
import type { Applied } from '../model.ts';
import { say, type Words } from './message.ts';

export function decided(words: Words, { decision, state }: Applied): string {
  const { kind, expires, approver, reason } = decision;
  return say(words, state === 'applies' ? 'text.decided' : `text.decision-${state}`, { kind, expires, approver, reason });
}
