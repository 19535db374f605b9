// Uses the workbench as a person would. What the API reports is not always what the user sees.
import fs from 'node:fs';
import { hovered } from './hovered.mjs';

export async function ui(page, report, screenshots) {
  const problems = page.locator('#status\\.problems');
  const rows = page.locator('.markers-panel .monaco-list-row');
  const warning = rows.filter({ hasText: 'Kaspersky: ' });
  const editor = page.locator('.editor-instance .view-lines');
  const status = page.locator('.statusbar-item').filter({ has: page.locator('.codicon-law') });
  const picture = async name => {
    await page.screenshot({ path: `${screenshots}/${name}.png` });
  };
  fs.mkdirSync(screenshots, { recursive: true });

  await status.filter({ hasText: /^\s*4\s*$/ }).waitFor();
  report(true, 'the status item counts four findings');
  await problems.filter({ hasText: /^\s*0\s+3/ }).waitFor(); // no error; one place carries two findings
  report(true, 'the status bar counts three places, although no other file was opened');

  const sideBar = page.getByRole('button', { name: /^Hide Secondary Side Bar/ });
  if (await sideBar.isVisible()) await sideBar.click(); // the empty chat would fill a quarter of the pictures

  await problems.click();
  await warning.first().waitFor();
  const texts = await rows.allInnerTexts();
  const ours = texts.filter(text => text.includes('restricted-deps'));
  report(ours.length === 3, `the Problems panel has a row a place, each with source and rule: ${ours.length}`);
  const related = texts.filter(text => text.startsWith('package-lock.json')).join(' ');
  report(
    /hexa-ui, resolved here/.test(related) && /hexa-ui-icons, resolved here/.test(related),
    'what a dependency brings in is named at its row',
  );
  report(
    ours.every(text => text.includes('us-ndaa-fy2018-sec-1634')),
    'each row links its rule',
  );
  await picture('problems');

  await page.getByRole('tab', { name: 'Restricted Dependencies' }).first().click();
  const tree = page.locator('.sidebar [role=treeitem]');
  await tree.filter({ hasText: '@kaspersky/hexa-ui-icons' }).waitFor();
  const via = await tree.filter({ hasText: '@kaspersky/hexa-ui-icons' }).textContent();
  report(/via @kaspersky\/hexa-ui/.test(via), `the findings view says what brings a component in: ${via.replaceAll('\n', ' ')}`);
  report((await tree.filter({ hasText: /^For counsel/ }).count()) === 1, 'the findings view has a group for counsel');
  await picture('findings');

  await hovered(page, status, '.monaco-hover', 'Checked');
  report(true, 'the tooltip of the status item is the summary');
  await picture('status');

  const named = editor.locator('span', { hasText: '@kaspersky/hexa-ui' }).last();
  const hover = await hovered(page, named, '.monaco-editor .monaco-hover', 'AO Kaspersky Lab');
  await hover.getByText('Record a decision…').first().waitFor();
  report(true, 'the hover explains offline and says what can be done');
  await picture('hover');
  await page.mouse.move(5, 5);

  await tree
    .filter({ hasText: /^kaspresso/ })
    .first()
    .dblclick();
  await editor.filter({ hasText: 'kaspresso' }).first().waitFor();
  report(true, 'a row of the findings view opens its place');
  await page.getByRole('tab', { name: /^package.json/ }).click();
  await editor.locator('span', { hasText: '@kaspersky/hexa-ui' }).last().click(); // puts the cursor into the squiggle
  await page.locator('.monaco-editor.focused').waitFor();
  await page.locator('.lightBulbWidget').first().click(); // shown once the fixes are known: a key pressed earlier is lost
  const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Remove @kaspersky/hexa-ui' });
  await fix.first().waitFor();
  await picture('quick-fix');
  await fix.first().click({ force: true }); // VS Code shields a new menu until the mouse moves
  await editor
    .filter({ hasText: /^(?!.*hexa-ui)/s })
    .first()
    .waitFor();
  await rows.filter({ hasText: 'package.json' }).filter({ hasText: 'dashboard' }).waitFor({ state: 'detached' });
  report(true, 'the quick fix edits the manifest and clears its row');
  await picture('fixed');
}
