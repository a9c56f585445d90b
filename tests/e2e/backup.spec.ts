import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { OptionsPage } from './pages/options.ts';
import { DataSettings } from './pages/settings.ts';
import { SHOPIFY, WOO } from './set-up.ts';

const CD = 'CD-02-MW';

/** What the browser keeps for the extension: rows in its databases, permissions, scripts, small storage. */
async function kept(page: Page) {
  return page.evaluate(async () => {
    let rows = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name ?? '');
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      for (const store of database.objectStoreNames) {
        if (store === 'settings' || store === 'which') continue;
        rows += await new Promise<number>((resolve, reject) => {
          const count = database.transaction(store).objectStore(store).count();
          count.onsuccess = () => resolve(count.result);
          count.onerror = () => reject(count.error);
        });
      }
      database.close();
    }
    const { origins = [] } = await chrome.permissions.getAll();
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    const storage = { ...(await chrome.storage.local.get(null)), ...(await chrome.storage.session.get(null)) };
    return { rows, origins, scripts: scripts.length, storage: Object.keys(storage) };
  });
}

test('a backup, everything deleted, and back: shops are connected anew, reviewed, and every unit is accounted for', async ({
  context,
  extension,
  ready,
  shopify,
  woo,
  productPage,
}) => {
  test.setTimeout(180_000);
  const { page } = ready;
  const data = new DataSettings(page);
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(7);
  await ready.go('settings');
  await page.getByRole('radio', { name: 'Dark' }).check();
  const backup = await data.save();

  expect(backup).toContain(CD);
  const secrets = [...Object.entries(shopify.connect), ...Object.entries(woo.connect)]
    .filter(([label]) => /token|key|secret/i.test(label))
    .map(([, value]) => value);
  expect(secrets.length).toBeGreaterThan(2);
  expect(secrets.filter((secret) => backup.includes(secret))).toEqual([]);

  // Files that aren't what was saved: a sentence each, and nothing changed.
  const newer = backup.replace('"version":1,', '"version":2,').replace(/"extension":"[^"]+"/, '"extension":"9.9.9"');
  for (const [file, sentence] of [
    [backup.slice(0, backup.length - 90), /cut off/],
    [backup.replace('"count":7', '"count":70'), /changed after it was made/],
    [newer, /newer version of this extension, 9\.9\.9/],
    ['SKU;Count\nA;1\n', /isn’t a backup/],
  ] as const) {
    await data.choose(file);
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toContainText('Nothing was changed.');
  }
  const other = await OptionsPage.open(context, extension, '#warehouses');
  await expect(other.warehouse('Leeds')).toBeVisible();

  const panel = await productPage(shopify, CD);
  await expect(panel.count(CD, 'Leeds')).toHaveValue('7');
  await page.bringToFront();
  await data.deleteAll();
  await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
  // A panel that was open says so, by itself and with what to do.
  await expect(panel.status).toHaveText('Not live');
  await expect(panel.alert).toContainText('This shop isn’t connected any more');
  await expect(panel.count(CD, 'Leeds')).not.toBeEditable();
  await panel.page.close();
  await expect(other.warehouse('Leeds')).toBeHidden();
  expect(await kept(page)).toEqual({ rows: 0, origins: [], scripts: 0, storage: [] });

  // Nothing runs, and both shops sell.
  shopify.control.sell(CD, 1, 'Harbour Street');
  woo.control.sell(CD, 2);
  const writes = () => shopify.control.writes.length + woo.control.writes.length;
  const before = writes();

  await ready.go('settings');
  await data.choose(backup);
  await expect(data.preview).toContainText('2 warehouses');
  await expect(data.preview).toContainText('3 linked locations');
  await expect(data.preview).toContainText(WOO);
  await data.restore(/nothing was synced any more/);
  await expect(other.warehouse('Leeds')).toBeVisible();

  await reconnect(ready, SHOPIFY, 'shopify', shopify.connect);
  await reconnect(ready, WOO, 'woocommerce', woo.connect);
  await ready.go('warehouses');
  const review = page.getByRole('dialog', { name: 'Review before it goes on' });
  for (const [place, from, to] of [
    ['Harbour Street', '7', '6'],
    ['Store stock', '6', '4'],
  ] as const) {
    expect(writes()).toBe(before);
    await page.getByRole('button', { name: `Resume ${place}` }).click();
    const row = review.getByRole('row').filter({ hasText: CD });
    await expect(row).toContainText(`Count ${from} becomes ${to}`, { timeout: 20_000 });
    await review.getByRole('button', { name: NAMES.firstSync.confirm, exact: true }).click();
    await expect(review).toBeHidden({ timeout: 20_000 });
  }
  await expect.poll(() => shopify.control.figure(CD, 'Harbour Street'), { timeout: 20_000 }).toBe(4);
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(4);
  expect(shopify.control.figure('EM-350-FG', 'Harbour Street')).toBe(40);
  await ready.showProblems();
  await expect(page.getByText(/Rotterdam DC · Acme Outdoor came out of a backup/)).toBeVisible();
});

async function reconnect(
  options: OptionsPage,
  name: string,
  channel: 'shopify' | 'woocommerce',
  values: Readonly<Record<string, string>>,
): Promise<void> {
  await options.go('integrations');
  await options.integration(name).getByRole('button', { name: NAMES.integrations.reconnect }).first().click();
  await options.fill({ ...values, [NAMES.integrations.name]: name });
  await options.grant(channel, values);
  await options.page.getByRole('button', { name: NAMES.integrations.test, exact: true }).click();
  await expect(options.page.getByRole('button', { name: NAMES.integrations.test, exact: true })).toBeHidden({
    timeout: 20_000,
  });
}
