// Uses the workbench as a person would. What the API reports is not always what the user sees.
export async function ui(page, report, screenshots) {
  const problems = page.locator('#status\\.problems');
  const warning = page.locator('.markers-panel .monaco-list-row', { hasText: "'left-pad' is restricted" });
  const editor = page.locator('.editor-instance .view-lines');

  await problems.filter({ hasText: /^\s*0\s+1\s*$/ }).waitFor(); // no error, one warning
  report(true, 'the status bar counts one warning');

  const sideBar = page.getByRole('button', { name: /^Hide Secondary Side Bar/ });
  if (await sideBar.isVisible()) await sideBar.click(); // the empty chat would fill a quarter of the pictures

  await page.locator('.pane-header', { hasText: 'Restricted Dependencies' }).click();
  await page.locator('[role=treeitem]', { hasText: /^left-pad\s*package\.json$/ }).waitFor();
  report(true, 'the tree view shows the finding');

  await problems.click();
  await warning.waitFor();
  await page.screenshot({ path: `${screenshots}/problems.png` });
  report(true, 'the Problems panel shows the finding');

  await warning.dblclick(); // puts the cursor into the squiggle
  await page.locator('.monaco-editor.focused').waitFor();
  await page.locator('.lightBulbWidget').click(); // shown once the fixes are known: a key pressed earlier is lost
  const fix = page.locator('.action-widget .monaco-list-row', { hasText: "Replace with 'pad-start'" });
  await fix.click({ force: true }); // VS Code shields a new menu until the mouse moves
  await editor.filter({ hasText: '"pad-start": "1.3.0"' }).waitFor();
  await warning.waitFor({ state: 'detached' });
  await page.screenshot({ path: `${screenshots}/fixed.png` });
  report(true, 'the quick fix edits the manifest and clears the finding');
}
