import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY, WOO } from './set-up.ts';

const MUG = 'EM-350-FG';
const PLACES = [`Harbour Street · ${SHOPIFY}`, `Store stock · ${WOO}`] as const;

const rows = (page: Page) => page.getByRole('list', { name: 'History' }).getByRole('listitem');
const ofMug = (page: Page, text: RegExp) => rows(page).filter({ hasText: MUG }).filter({ hasText: text });

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}

/** Both themes without a fault of accessibility, and pictures of them where a folder is named. */
async function looked(page: Page, name: string, width = 1280): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width, height: 900 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect([name, colorScheme, ...(await axe(page))]).toEqual([name, colorScheme]);
    const folder = process.env.ACTIVITY_SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([name, width, sideways <= 0]).toEqual([name, width, true]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (size) await page.setViewportSize(size);
}

test('an edit and a sale are in the history at once; the trace, undo, the counts of then, the file, the check', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  test.setTimeout(180_000);
  const { page } = ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  await ready.go('activity');
  await expect(ofMug(page, /First count/)).toBeVisible();
  const before = Date.now();
  await page.waitForTimeout(1_100);

  // Live: the page is only looked at.
  await panel.setCount(MUG, 'Leeds', '55');
  await expect(ofMug(page, /Typed here/)).toContainText('55');
  woo.control.sell(MUG, 6);
  await (await popup()).syncNow();
  await expect(ofMug(page, /Sold or lowered/)).toContainText('49');
  await looked(page, 'history');
  await looked(page, 'history', 1600);
  await looked(page, 'history', 360);

  // The trace has both locations, each sent, answered and read back.
  await ofMug(page, /Typed here/)
    .getByRole('link')
    .click();
  const dialog = page.getByRole('dialog', { name: `Change of ${MUG}` });
  for (const place of PLACES) {
    const line = dialog.getByRole('row', { name: place });
    await expect(line).toContainText('40');
    await expect(line).toContainText('55');
    await expect(line).toContainText('Done');
    await expect(line).toContainText(/\d ms/);
  }
  await expect(dialog.getByText('Not read back yet')).toHaveCount(0);
  await looked(page, 'trace');
  await looked(page, 'trace', 360);
  await page.reload();
  await expect(dialog.getByRole('row', { name: PLACES[0] })).toContainText('Done');

  // Undo keeps the sale.
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('Undone. The count is now 34.')).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => [shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([34, 34]);
  await page.keyboard.press('Escape');
  await expect(ofMug(page, /Undone/)).toContainText('34');
  await ofMug(page, /Typed here/)
    .getByRole('link')
    .click();
  await expect(dialog.getByText('It was undone.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  // Filters combine, and are in the address.
  await page.getByRole('searchbox', { name: 'SKU' }).fill(MUG);
  await page.getByRole('combobox', { name: 'What changed it' }).selectOption({ label: 'A shop’s own change' });
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Sold or lowered');
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file.trim().split('\r\n')).toHaveLength(2);
  expect(file).toContain(`,${MUG},Leeds,Sold or lowered on ${WOO},channel,Store stock · ${WOO},,55,49,`);
  const other = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  expect(JSON.parse(await readFile(await (await other).path(), 'utf8'))).toMatchObject([
    { sku: MUG, before: 55, after: 49 },
  ]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(ofMug(page, /First count/)).toBeVisible();

  // The counts before the edit, beside those of now.
  await page.goto(`${page.url().split('#')[0]}#/activity/as-of?at=${before}`);
  const row = page.getByRole('row', { name: new RegExp(MUG) });
  await expect(row.getByRole('cell').nth(1)).toHaveText(/^40now 34$/);
  await expect(row.getByRole('cell').nth(2)).toHaveText(/^–/);
  await looked(page, 'as-of');
  await looked(page, 'as-of', 360);

  await page.getByRole('button', { name: 'Check the history' }).click();
  const check = page.getByRole('dialog', { name: 'Check the history' });
  await check.getByRole('button', { name: 'Start' }).click();
  await expect(check.getByText('Everything adds up')).toBeVisible({ timeout: 20_000 });
  await looked(page, 'check');
});

test('problems are settled right where they are listed: a choice between two counts, a new key', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
  stopWorker,
}) => {
  test.setTimeout(180_000);
  const { page } = ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  await ready.showProblems();
  await expect(page.getByText('No problems')).toBeVisible();
  await looked(page, 'problems-none');

  // The browser repeats a write whose reply is lost, and a shop that takes no signature adds it twice: a person is asked.
  woo.setKnownAs('https://inside.example.test');
  await stopWorker();
  woo.control.faults.dropReply(1);
  await panel.type(MUG, 'Leeds', '48');
  await panel.save();
  const problem = page
    .getByRole('list', { name: NAMES.options.problems })
    .getByRole('listitem')
    .filter({ hasText: MUG });
  await expect(problem.getByRole('button')).toHaveCount(2, { timeout: 30_000 });
  await looked(page, 'problems-choose');
  await looked(page, 'problems-choose', 360);
  await problem.getByRole('button', { name: /48/ }).click();
  await expect(problem).toHaveCount(0, { timeout: 20_000 });
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('48');
  await expect.poll(() => [shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([48, 48]);

  woo.control.faults.revoke();
  await (await popup()).syncNow();
  const key = page.getByRole('listitem').filter({ hasText: `${WOO} no longer accepts the key` });
  await key.getByRole('button', { name: NAMES.integrations.reconnect }).click({ timeout: 20_000 });
  await expect(page.getByLabel('Consumer key', { exact: true })).toBeVisible();
  woo.control.faults.restore();
  await ready.fill(woo.connect);
  await page.getByRole('button', { name: NAMES.integrations.test, exact: true }).click();
  await ready.showProblems();
  await expect(page.getByText('No problems')).toBeVisible({ timeout: 20_000 });
});
