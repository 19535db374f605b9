// Who we are, asked in plain questions; the answer goes into the settings or, for everybody and for the terminal, into the policy.
import * as vscode from 'vscode';
import { chooseAudiences } from '../fix/choose-audiences.ts';
import type { Audience } from '../model.ts';
import { editPolicy } from './policy-document.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import { SECTION } from './settings.ts';
import { type Step, walk } from './walk.ts';

interface Answers {
  readonly audiences?: readonly string[];
  readonly target?: Target;
}
/** Letters that a row shows. */
const ROW = 72;

type Target = 'policy' | 'workspace' | 'user';

export async function sayWhoYouAre(session: Session): Promise<void> {
  const { list } = await session.engine();
  const active = vscode.window.activeTextEditor?.document.uri;
  const root = (active && session.rootOf(active)) ?? session.roots()[0];
  const now = root?.setup.policy.audiences ?? [];
  const isSaid = session.roots().some(saysItself);
  const title = vscode.l10n.t('Who are you? To follow a foreign rule is a business decision: ask counsel.');
  const steps: readonly Step<Answers>[] = [
    async (answers, at) => {
      const items = itemsOf(list.audiences, answers.audiences ?? now);
      const picked = await at.pickMany(items, {
        title,
        placeholder: vscode.l10n.t('Tick what is true; type to search'),
        selected: items.filter(item => item.picked === true),
      });
      return picked === 'back' ? 'back' : picked && { audiences: picked.flatMap(({ id }) => (id === undefined ? [] : [id])) };
    },
    async (answers, at) => {
      const picked = await at.pick(targets(root, isSaid, answers.audiences ?? []), {
        title,
        placeholder: vscode.l10n.t('For whom is that true?'),
      });
      return picked === 'back' ? 'back' : picked && { target: picked.target };
    },
  ];
  const answers = await walk<Answers>(() => steps, {});
  if (!answers?.audiences || !answers.target) return;
  const { audiences, target } = answers;
  if (target === 'policy' && root) return editPolicy(root, policy => chooseAudiences(policy, audiences));
  const where = target === 'user' ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  // Nothing ticked is nobody chosen: the setting goes.
  await vscode.workspace.getConfiguration(SECTION).update('audiences', audiences.length > 0 ? audiences : undefined, where);
}

/** Its policy file says who we are, so that settings are not asked. */
function saysItself({ setup, settings }: Root): boolean {
  return setup.policy.audiences !== undefined && String(setup.policy.audiences) !== String(settings.audiences);
}

interface AudienceItem extends vscode.QuickPickItem {
  readonly id?: string;
}

/** By country, in the order of the list. */
function itemsOf(all: readonly Audience[], chosen: readonly string[]): readonly AudienceItem[] {
  const names = new Intl.DisplayNames([vscode.env.language, 'en'], { type: 'region', fallback: 'code' });
  const out: AudienceItem[] = [];
  let last = '';
  for (const { id, jurisdiction, question } of all) {
    const country = jurisdiction.slice(0, 2);
    if (country !== last) out.push({ kind: vscode.QuickPickItemKind.Separator, label: names.of(country) ?? country });
    last = country;
    out.push({ id, ...inTwo(question), picked: chosen.includes(id) });
  }
  return out;
}

/** A question that is too long for its row goes on below. */
function inTwo(question: string): { readonly label: string; readonly detail?: string } {
  if (question.length <= ROW) return { label: question };
  const or = question.lastIndexOf(', or ');
  const at = or > 0 && or < ROW ? or + 2 : question.lastIndexOf(' ', ROW) + 1;
  return { label: question.slice(0, at).trimEnd(), detail: question.slice(at) };
}

function targets(
  root: Root | undefined,
  isSaid: boolean,
  chosen: readonly string[],
): readonly (vscode.QuickPickItem & { target: Target })[] {
  const behind = isSaid ? ` ${vscode.l10n.t('Has no effect here: the policy file says it already.')}` : '';
  const policy = {
    target: 'policy' as const,
    label: `$(law) ${vscode.l10n.t('For this repository, in its policy')}`,
    detail: vscode.l10n.t('For everybody, for the terminal and for CI. Shown unsaved for you to read.'),
  };
  return [
    ...(root && chosen.length > 0 ? [policy] : []),
    ...(root
      ? [
          {
            target: 'workspace' as const,
            label: `$(folder) ${vscode.l10n.t('For this workspace, in its settings')}`,
            detail: vscode.l10n.t('.vscode/settings.json; the terminal does not read it.') + behind,
          },
        ]
      : []),
    {
      target: 'user' as const,
      label: `$(account) ${vscode.l10n.t('For me, in every workspace')}`,
      detail: vscode.l10n.t('Your user settings.') + behind,
    },
  ];
}
