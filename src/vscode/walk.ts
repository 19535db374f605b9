// Questions one after another, with a way back: each step is one box of the editor, and every answer is kept when one goes back.
import * as vscode from 'vscode';

/** The answer, `back`, the number of another step to change and come back from, or `undefined` where the user left. */
export type Step<A> = (answers: A, at: At) => Promise<Partial<A> | 'back' | number | undefined>;

export interface At {
  readonly pick: <T extends vscode.QuickPickItem>(items: readonly T[], how: Picking<T>) => Promise<T | 'back' | undefined>;
  readonly pickMany: <T extends vscode.QuickPickItem>(items: readonly T[], how: Picking<T>) => Promise<readonly T[] | 'back' | undefined>;
  readonly type: (how: Typing) => Promise<string | 'back' | undefined>;
}

interface Picking<T> {
  readonly title: string;
  readonly placeholder: string;
  /** One: what the cursor stands on at first. Many: what is ticked. */
  readonly selected?: readonly T[];
  /** Why this item cannot be chosen. */
  readonly refuses?: (item: T) => string | undefined;
}

interface Typing {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What is wrong with a text. */
  readonly check: (text: string) => string | undefined;
}

/** `stepsOf` is asked before each step: answers may change what else is asked. `undefined` where the user left. */
export async function walk<A extends object>(stepsOf: (answers: A) => readonly Step<A>[], start: A): Promise<A | undefined> {
  let answers = start;
  let index = 0;
  let last: number | undefined; // where to go on after a change
  for (let steps = stepsOf(answers); index < steps.length; steps = stepsOf(answers)) {
    const step = steps[index];
    const before = steps.length;
    const answer = await step?.(answers, at(index, steps.length));
    if (answer === undefined) return undefined;
    if (answer === 'back') index = Math.max(0, index - 1);
    else if (typeof answer === 'number') [last, index] = [index, answer];
    else {
      answers = { ...answers, ...answer };
      index = last !== undefined && stepsOf(answers).length === before ? last : index + 1;
      last = undefined;
    }
  }
  return answers;
}

function at(index: number, total: number): At {
  const buttons = index > 0 ? [vscode.QuickInputButtons.Back] : [];
  const placed = { step: index + 1, totalSteps: total, buttons, ignoreFocusOut: true };
  return {
    pick: (items, { title, placeholder, selected = [], refuses }) =>
      asked<vscode.QuickPick<(typeof items)[number]>, (typeof items)[number]>(vscode.window.createQuickPick(), (box, done) => {
        Object.assign(box, placed, { title, placeholder, items, matchOnDescription: true, matchOnDetail: true });
        if (selected.length > 0) box.activeItems = selected; // an empty choice would leave the cursor nowhere
        return [
          box.onDidAccept(() => {
            const [item] = box.selectedItems;
            const refusal = item && refuses?.(item);
            if (refusal !== undefined) box.title = `${title}: ${refusal}`;
            else if (item) done(item);
          }),
        ];
      }),
    pickMany: (items, { title, placeholder, selected = [] }) =>
      asked<vscode.QuickPick<(typeof items)[number]>, readonly (typeof items)[number][]>(vscode.window.createQuickPick(), (box, done) => {
        Object.assign(box, placed, { title, placeholder, canSelectMany: true, matchOnDetail: true, items, selectedItems: selected });
        return [box.onDidAccept(() => done([...box.selectedItems]))];
      }),
    type: ({ title, prompt, value, placeholder = '', check }) =>
      asked<vscode.InputBox, string>(vscode.window.createInputBox(), (box, done) => {
        Object.assign(box, placed, { title, prompt, value, placeholder });
        return [
          box.onDidChangeValue(text => {
            box.validationMessage = text.trim() === '' ? undefined : check(text);
          }),
          box.onDidAccept(() => {
            box.validationMessage = check(box.value);
            if (box.validationMessage === undefined) done(box.value.trim());
          }),
        ];
      }),
  };
}

interface Box {
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  readonly onDidHide: vscode.Event<void>;
  show(): void;
  dispose(): void;
}

function asked<B extends Box, T>(
  box: B,
  fill: (box: B, done: (value: T) => void) => readonly vscode.Disposable[],
): Promise<T | 'back' | undefined> {
  return new Promise(resolve => {
    const all: vscode.Disposable[] = [];
    const end = (value: T | 'back' | undefined): void => {
      resolve(value);
      for (const one of all.splice(0)) one.dispose();
      box.dispose();
    };
    all.push(
      ...fill(box, end),
      box.onDidTriggerButton(button => {
        if (button === vscode.QuickInputButtons.Back) end('back');
      }),
      box.onDidHide(() => end(undefined)),
    );
    box.show();
  });
}
