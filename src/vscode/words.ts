// The words of reports as the editor says them: settings in place of options of the command line.
import * as vscode from 'vscode';
import { english, type Words } from '../report/message.ts';

export function editorWords(): Words {
  return {
    ...english,
    'summary.nobody': vscode.l10n.t('You have not said who you are, so rules are shown with their conditions.'),
    'summary.not-covering': vscode.l10n.t('{n|finding is|findings are} under rules whose audience you did not choose.'),
    'summary.not-read': vscode.l10n.t('{n|place|places} could not be checked'),
  };
}
