// The other states that a person may meet: nothing found, and very much found.
import fs from 'node:fs';
import path from 'node:path';

const FOLDERS = 40;
const EACH = 40;

/** More findings than the editor ships in one call, in as many manifests. */
export function writeMany(folder) {
  for (let index = 0; index < FOLDERS; index++) {
    const names = Array.from({ length: EACH }, (_, one) => [`@kaspersky/part-${one}`, '1.0.0']);
    fs.mkdirSync(path.join(folder, `app-${index}`), { recursive: true });
    const manifest = { name: `app-${index}`, dependencies: Object.fromEntries(names) };
    fs.writeFileSync(path.join(folder, `app-${index}/package.json`), JSON.stringify(manifest, undefined, 2));
  }
}

export async function many(page, report, screenshots) {
  await page
    .locator('.statusbar-item')
    .filter({ has: page.locator('.codicon-law') })
    .filter({ hasText: String(FOLDERS * EACH) })
    .waitFor();
  const problems = page.locator('#status\\.problems [aria-label*="Warnings"], #status\\.problems[aria-label*="Warnings"]');
  await problems.first().waitFor();
  const said = async () => (await problems.first().getAttribute('aria-label')) ?? '';
  for (const end = Date.now() + 15_000; !/\b1,?600\b/.test(await said()) && Date.now() < end; ) await page.waitForTimeout(100);
  report(/\b1,?600\b/.test(await said()), `of 1,600 findings in 40 files none is lost on the way to the Problems panel: ${await said()}`);
  await page.screenshot({ path: `${screenshots}/many.png` });
}

export async function clean(page, report, screenshots) {
  await page
    .locator('.statusbar-item')
    .filter({ has: page.locator('.codicon-check') })
    .filter({ hasText: 'checked' })
    .waitFor();
  report(true, 'the status item says checked, not clean');
  await page.getByRole('tab', { name: 'Restricted Dependencies' }).first().click();
  const welcome = page.locator('.sidebar .welcome-view-content');
  await welcome.filter({ hasText: 'Checked: no sign on the list matched' }).waitFor();
  report(true, 'the empty findings view says what was checked and what was not');
  report((await page.locator('.notification-toast').count()) === 0, 'no toast came up');
  await page.screenshot({ path: `${screenshots}/clean.png` });
}
