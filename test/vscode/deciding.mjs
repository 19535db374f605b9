// Walks through the decision form by hand: every step, the way back, what is refused, the look at the whole, the unsaved draft.
import { hovered } from './hovered.mjs';

export async function deciding(page, report, screenshots) {
  const box = page.locator('.quick-input-widget');
  const title = box.locator('.quick-input-title');
  const rows = box.locator('.monaco-list-row');
  const editor = page.locator('.editor-instance .view-lines');
  const bulb = page.locator('.action-widget .monaco-list-row');
  const at = text => title.filter({ hasText: text }).waitFor();
  const answer = async text => {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

  await page
    .locator('.statusbar-item')
    .filter({ has: page.locator('.codicon-law') })
    .waitFor();
  const sideBar = page.getByRole('button', { name: /^Hide Secondary Side Bar/ });
  if (await sideBar.isVisible()) await sideBar.click();

  await page.keyboard.press('Control+P');
  await page.keyboard.type('board/panel.js');
  await rows.filter({ hasText: 'panel.js' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.editor-instance .squiggly-hint').first().waitFor();
  const named = editor.locator('span', { hasText: '@kaspersky/hexa-ui' }).last();
  await hovered(page, named, '.monaco-editor .monaco-hover', 'AO Kaspersky Lab');
  report(true, 'an import of what a manifest declares has its dots and its hover');
  await page.screenshot({ path: `${screenshots}/hint.png` });
  await page.mouse.move(5, 5);
  await page.getByRole('tab', { name: /^package.json/ }).click();

  await editor.locator('span', { hasText: '@kaspersky/hexa-ui' }).last().click();
  await page.locator('.monaco-editor.focused').waitFor();
  await page.locator('.lightBulbWidget').first().waitFor(); // shown once the fixes are known
  await page.keyboard.press('Control+.');
  await bulb.filter({ hasText: 'More about @kaspersky/hexa-ui' }).waitFor();
  await page.screenshot({ path: `${screenshots}/bulb.png` });
  await bulb.filter({ hasText: 'More about @kaspersky/hexa-ui' }).click({ force: true });
  await rows.filter({ hasText: 'Copy questions for the supplier' }).click();
  await page.locator('.statusbar-item', { hasText: 'Copied.' }).waitFor();
  report(true, 'what is rarely wanted stands behind one row; questions for a supplier are copied');

  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+.'); // the cursor still stands there
  await bulb.filter({ hasText: 'Record a decision about @kaspersky/hexa-ui' }).first().click({ force: true });
  await at('(1/6)');
  await rows.filter({ hasText: 'Risk accepted' }).click();
  await at('not ours to accept under s.1634');
  report(true, 'a risk that is not ours to accept is refused at once, with the rule');
  await page.screenshot({ path: `${screenshots}/decide-kind.png` });
  await rows.filter({ hasText: 'Authorised' }).click();
  await at('(2/10)');
  await answer('2026-117');
  await at('(3/10)');
  await box.locator('.quick-input-titlebar [class*=arrow-left], .quick-input-titlebar [class*=quick-input-back]').first().click();
  await at('(2/10)');
  report(
    (await box.locator('input[type=text], input:not([type])').first().inputValue()) === '2026-117',
    'the way back keeps what was typed',
  );
  await box.locator('.quick-input-titlebar [class*=arrow-left], .quick-input-titlebar [class*=quick-input-back]').first().click();
  await at('(1/10)');
  await rows.filter({ hasText: 'Being removed' }).click();
  await at('(2/6)');
  await answer('Leaves with release 7.');
  await at('(3/6)');
  await answer('A. Reviewer');
  await at('(4/6)');
  await page.screenshot({ path: `${screenshots}/decide-limits.png` });
  await page.keyboard.press('Enter');
  await at('(5/6)');
  await page.keyboard.press('Enter');
  await at('(6/6)');
  await page.screenshot({ path: `${screenshots}/decide-look.png` });
  await rows.filter({ hasText: 'Leaves with release 7.' }).click();
  await at('(2/6)');
  await answer('Leaves with release 8.');
  await at('(6/6)');
  report(true, 'a row of the last box leads to its question and back');
  await rows.filter({ hasText: 'Write it into' }).click();
  await editor.filter({ hasText: 'Leaves with release 8.' }).waitFor();
  await page.locator('.tab.dirty', { hasText: 'restricted-dependencies.jsonc' }).waitFor();
  report(true, 'the decision stands in the policy file, unsaved');
  await page.screenshot({ path: `${screenshots}/decide-draft.png` });

  await page.keyboard.press('Control+P');
  await page.keyboard.type('native/note.c');
  await rows.filter({ hasText: 'note.c' }).first().waitFor();
  await page.keyboard.press('Enter');
  const words = editor.locator('.view-line').first();
  await words.filter({ hasText: 'restricted-deps: decided' }).waitFor();
  const colourOf = async text => (await words.locator('span span', { hasText: text }).first().getAttribute('class')) ?? '';
  const plain = await colourOf('/*');
  for (const end = Date.now() + 10_000; (await colourOf('being-removed')) === plain && Date.now() < end; ) await page.waitForTimeout(100);
  const kinds = new Set([plain, await colourOf('being-removed'), await colourOf('pkg:pypi'), await colourOf('2027-01-31')]);
  report(kinds.size === 4, 'a decision in a comment has colours of its own');
  const after = editor.locator('.view-line').nth(1).locator('span span').first();
  report((await after.getAttribute('class')) !== plain, 'and they end with the comment');
}
