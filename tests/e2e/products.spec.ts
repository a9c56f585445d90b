import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { StandIn } from '../shops/shop.ts';
import { expect, test } from './fixtures.ts';
import { countOf, NAMES } from './names.ts';
import type { OptionsPage } from './pages/options.ts';
import { Products } from './pages/products.ts';

const THROW = 'FW-THR-130';
const MUG = 'EM-350-FG';
const FLASK = 'TF-750-NB';

async function openProducts(ready: OptionsPage): Promise<Products> {
  await ready.go('products');
  const products = new Products(ready.page);
  await expect(products.row(MUG)).toBeVisible();
  return products;
}

/** What both shops have of a SKU in Leeds. */
const leeds = (shopify: StandIn, woo: StandIn, sku: string) => [
  shopify.control.figure(sku, 'Harbour Street'),
  woo.control.figure(sku),
];

async function faults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await axe.analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}

test('products are found by SKU, title and barcode, sorted by any column and filtered', async ({ ready, woo }) => {
  woo.control.addProduct({ title: 'Woo only', sku: 'WOO-1', quantity: 3 });
  const products = await openProducts(ready);
  const { page } = products;
  await products.search('5012345678900');
  await expect(products.rows).toHaveCount(1);
  await expect(products.row(THROW)).toBeVisible();
  await products.search('merino');
  await expect(products.rows).toHaveCount(4);
  // What is searched for stays through a reload.
  await expect.poll(() => page.url()).toContain('search=merino');
  await page.reload();
  await expect(products.rows).toHaveCount(4);
  await products.search('');

  const head = page.getByRole('columnheader', { name: /^Leeds/ });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => (await products.skus())[0]).toBe('tea-001');
  await head.getByRole('button').press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await products.skus())[0]).toBe('HB-M6-40-A4');

  await expect(products.filter('Zero')).toHaveText(/Zero\s*1/);
  await products.filter('Zero').click();
  await expect(products.rows).toHaveCount(1);
  await products.filter('Differs').click();
  await expect(page.getByText('Every location has what it should')).toBeVisible();
  await page.getByRole('button', { name: 'Show all products' }).click();

  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'call', name: 'sync.now', request: {} }));
  await expect(products.filter('Not in master')).toHaveText(/1/, { timeout: 20_000 });
  await products.filter('Not in master').click();
  await expect(products.row('WOO-1')).toContainText('on Acme Woo');
});

test('a bulk edit shows old and new, reaches both shops, and one Undo takes it back and keeps what was sold', async ({
  ready,
  shopify,
  woo,
  popup,
}) => {
  const products = await openProducts(ready);
  await products.select(MUG, THROW);
  await expect(products.bar).toContainText('2 selected');
  const dialog = await products.preview('Leeds', 'Set to', '77', 'Stocktake');
  await expect(dialog.getByRole('row', { name: new RegExp(MUG) })).toContainText(/Raise.*Leeds\s*40→77/);
  await expect(dialog.getByText('2 counts will be changed')).toBeVisible();
  expect(leeds(shopify, woo, MUG)).toEqual([40, 40]);
  await dialog.getByRole('button', { name: 'Confirm' }).click();

  await expect(ready.page.getByText('Saved. 2 counts were changed')).toBeVisible();
  await expect.poll(() => leeds(shopify, woo, MUG), { timeout: 15_000 }).toEqual([77, 77]);
  await expect.poll(() => leeds(shopify, woo, THROW), { timeout: 15_000 }).toEqual([77, 77]);
  await expect(products.row(MUG)).toContainText('77');

  woo.control.sell(MUG, 5);
  await (await popup()).syncNow();
  await expect.poll(() => leeds(shopify, woo, MUG), { timeout: 15_000 }).toEqual([72, 72]);
  // The note with its Undo went with the page; the history has it.
  await ready.page.reload();
  await ready.go('activity');
  await ready.page.getByRole('link', { name: /^Bulk edit of 2 counts/ }).click();
  const bulk = ready.page.getByRole('dialog', { name: 'Bulk edit of 2 counts' });
  await expect(bulk.getByRole('listitem')).toHaveCount(2);
  await bulk.getByRole('button', { name: NAMES.panel.undo, exact: true }).click();
  await expect(bulk.getByText('Undone. 2 counts went back')).toBeVisible();
  await expect.poll(() => leeds(shopify, woo, MUG), { timeout: 15_000 }).toEqual([35, 35]);
  await expect.poll(() => leeds(shopify, woo, THROW), { timeout: 15_000 }).toEqual([12, 12]);

  // The focus is back on the row that was opened, so the list doesn't move under it until it is asked to.
  await ready.page.keyboard.press('Escape');
  await expect(ready.page.getByRole('link', { name: /^Bulk edit of 2 counts/ })).toBeFocused();
  await ready.page.getByRole('button', { name: 'Show 1 new change' }).click();
  await expect(ready.page.getByRole('link', { name: /^Undo of a bulk edit: 2 counts/ })).toBeVisible();
  await ready.go('products');
  await products.row(MUG).getByRole('link').click();
  const product = ready.page.getByRole('dialog', { name: /^Enamel Mug/ });
  await expect(product.getByText('Typed: Stocktake')).toBeVisible();
  await expect(product.getByRole('img', { name: /^Leeds in the last \d+ s: \d+ changes/ })).toBeVisible();
  await expect(product.getByRole('textbox', { name: countOf(MUG, 'Leeds') })).toHaveValue('35');
});

test('what can’t be changed is told in the preview, and a count that moved meanwhile offers both results', async ({
  ready,
  shopify,
  woo,
}) => {
  const products = await openProducts(ready);
  const { page } = products;
  await page.getByRole('checkbox', { name: /^Select all \d+ that match$/ }).check();
  await expect(products.bar).toContainText('11 selected');
  let dialog = await products.preview('Every warehouse', 'Adjust by', '-8');
  await expect(dialog.getByRole('button', { name: /^Refused/ })).toBeVisible();
  await dialog.getByRole('button', { name: /^Refused/ }).click();
  await expect(dialog.getByRole('row', { name: /CD-02-MW/ }).first()).toContainText('less than 0');
  await dialog.getByRole('button', { name: NAMES.firstSync.cancel }).click();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();

  await products.select(MUG, THROW);
  dialog = await products.preview('Leeds', 'Set to', '50');
  await expect(dialog.getByRole('button', { name: 'Confirm' })).toBeEnabled();
  woo.control.sell(MUG, 2);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('1 count moved since you saw it, so it was left alone')).toBeVisible();
  await expect(dialog.getByText('1 count was changed')).toBeVisible();
  expect(shopify.control.writes.some(({ sku, to }) => sku === MUG && to === 50)).toBe(false);
  await dialog.getByRole('button', { name: /^Apply \+10 \(makes 48\)$/ }).click();
  await expect(dialog.getByText('Set to 48')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => leeds(shopify, woo, MUG), { timeout: 15_000 }).toEqual([48, 48]);
  await expect.poll(() => leeds(shopify, woo, THROW), { timeout: 15_000 }).toEqual([50, 50]);
});

test('an export that is edited in a spreadsheet and imported changes just what was edited, and can be undone', async ({
  ready,
  shopify,
  woo,
}) => {
  const products = await openProducts(ready);
  const exported = await products.export();
  expect(exported.startsWith('\uFEFFsku,title,barcode,Leeds,Rotterdam\r\n')).toBe(true);
  expect(exported).toContain('5012345678900,12,\r\n');
  expect(exported.trim().split('\r\n')).toHaveLength(12);

  const edited = exported
    .replace(/^(EM-350-FG,.*),40,\r$/m, '$1,44,9\r')
    .replace(/^(TF-750-NB,.*),1204,\r$/m, '$1,0,\r')
    .replaceAll(/,(?=(?:[^"\n]*"[^"\n]*")*[^"\n]*$)/gm, ';');
  const dialog = await products.import(edited);
  await expect(dialog.getByText('3 counts will be changed')).toBeVisible();
  await expect(dialog.getByText('· 1 to zero')).toBeVisible();
  await dialog.getByRole('button', { name: /^To zero/ }).click();
  await expect(dialog.getByRole('row', { name: new RegExp(FLASK) })).toContainText(/Leeds\s*1,204→0/);
  expect(leeds(shopify, woo, MUG)).toEqual([40, 40]);
  await dialog.getByRole('button', { name: 'Confirm' }).click();

  await expect(ready.page.getByText('Saved. 3 counts were changed')).toBeVisible();
  await expect.poll(() => leeds(shopify, woo, MUG), { timeout: 15_000 }).toEqual([44, 44]);
  await expect.poll(() => leeds(shopify, woo, FLASK), { timeout: 15_000 }).toEqual([0, 0]);
  await expect.poll(() => shopify.control.figure(MUG, 'Rotterdam DC'), { timeout: 15_000 }).toBe(9);
  // What was left empty was left alone.
  expect(shopify.control.figure(FLASK, 'Rotterdam DC')).toBe(318);

  await ready.page.getByRole('button', { name: NAMES.panel.undo, exact: true }).click();
  await expect(ready.page.getByText('Undone. 2 counts went back')).toBeVisible();
  await expect(ready.page.getByText('Its count wasn’t known before')).toBeVisible();
  await expect.poll(() => leeds(shopify, woo, MUG), { timeout: 15_000 }).toEqual([40, 40]);
  await expect.poll(() => leeds(shopify, woo, FLASK), { timeout: 15_000 }).toEqual([1204, 1204]);
});

test('rows that can’t be taken are told with their lines, and nothing is taken until they are left out', async ({
  ready,
  shopify,
  woo,
}) => {
  const products = await openProducts(ready);
  const dialog = await products.import(
    [
      '\uFEFFSKU;Leeds;Price',
      `${MUG};44;1`,
      `${THROW};12.5;1`,
      'NOBODY;3;1',
      `${FLASK};;1`,
      'tea-001;-4;1',
      'CD-02-MW;3;1',
      'CD-02-MW;4;1',
      '',
    ].join('\r\n'),
  );
  await expect(dialog.getByRole('alert')).toContainText('5 rows can’t be taken');
  const list = dialog.getByRole('region', { name: 'Rows that can’t be taken' });
  await expect(list.getByRole('listitem').filter({ hasText: /^Line 3/ })).toContainText('“12.5” in Leeds');
  await expect(list.getByRole('listitem').filter({ hasText: /^Line 4/ })).toContainText('NOBODY isn’t in your master');
  await expect(list.getByRole('listitem').filter({ hasText: /^Line 6/ })).toContainText('below 0');
  await expect(list.getByRole('listitem').filter({ hasText: /^Line 7/ })).toContainText('line 8 too');
  await expect(dialog.getByRole('button', { name: 'Confirm' })).toBeDisabled();
  expect(await products.export('Download errors')).toContain('3,FW-THR-130,Leeds,');

  await dialog.getByRole('checkbox', { name: /^Leave out these 5 rows/ }).check();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(ready.page.getByText('Saved. 1 count was changed')).toBeVisible();
  await expect.poll(() => leeds(shopify, woo, MUG), { timeout: 15_000 }).toEqual([44, 44]);
  expect(leeds(shopify, woo, THROW)).toEqual([12, 12]);
  expect(leeds(shopify, woo, FLASK)).toEqual([1204, 1204]);
});

test('files that are no table of counts are refused with a sentence, and nothing happens', async ({
  ready,
  shopify,
  woo,
  profile,
}) => {
  const products = await openProducts(ready);
  const huge = join(profile, 'huge.csv');
  writeFileSync(huge, 'sku,Leeds\n');
  truncateSync(huge, 200 * 1024 * 1024);
  const before = shopify.control.writes.length + woo.control.writes.length;
  const bad = async (file: Parameters<Products['startImport']>[0], sentence: RegExp) => {
    const dialog = await products.startImport(file);
    await expect(dialog.getByRole('alert')).toContainText(sentence);
    await expect(dialog.getByRole('button', { name: 'Preview changes' })).toBeDisabled();
  };
  const text = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await bad(huge, /has 200 MB\. The largest that can be read has 64 MB/);
  await bad(text('empty.csv', ''), /nothing in this file/);
  await bad(text('head.csv', 'sku,Leeds\n'), /no row of counts/);
  await bad(text('book.csv', 'PK\u0003\u0004'), /workbook/);
  await bad(text('quote.csv', 'sku,Leeds\nA,"1\nB,2\n'), /begins in line 2 is never closed/);

  const dialog = await products.startImport(text('columns.csv', 'name,stock\nA,1\n'));
  await expect(dialog.getByText('Say which column holds the SKUs.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Column name is' }).selectOption({ label: 'SKU' });
  await expect(dialog.getByText('Say which column holds the counts of a warehouse.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Column stock is' }).selectOption({ label: 'Counts of Leeds' });
  await expect(dialog.getByRole('button', { name: 'Preview changes' })).toBeEnabled();
  await dialog.getByRole('button', { name: NAMES.firstSync.cancel }).click();
  expect(shopify.control.writes.length + woo.control.writes.length).toBe(before);
});

test('everything has no accessibility fault, in both themes, wide and narrow, and works with the keys', async ({
  ready,
}) => {
  test.setTimeout(180_000);
  const products = await openProducts(ready);
  const { page } = products;
  await products.row(MUG).getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(products.bar).toContainText('1 selected');
  for (const width of [1600, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(products.bar).toBeVisible();
      expect([width, colorScheme, 'list', ...(await faults(page))]).toEqual([width, colorScheme, 'list']);
      const preview = await products.preview('Leeds', 'Set to', '0');
      await expect(preview.getByRole('row', { name: new RegExp(MUG) })).toBeVisible();
      expect([width, colorScheme, 'preview', ...(await faults(page))]).toEqual([width, colorScheme, 'preview']);
      await page.keyboard.press('Escape');
      await expect(preview).toBeHidden();
      const dialog = await products.import(`sku,Leeds\n${MUG},x\n`);
      expect([width, colorScheme, 'import', ...(await faults(page))]).toEqual([width, colorScheme, 'import']);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await products.row(MUG).getByRole('link').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Enamel Mug/ });
  await expect(dialog.getByRole('textbox', { name: countOf(MUG, 'Leeds') })).toHaveValue('40');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(products.row(MUG).getByRole('link')).toBeFocused();
});
