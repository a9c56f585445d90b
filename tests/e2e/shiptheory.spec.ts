import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { type ShiptheoryStandIn, startShiptheory } from '../shops/shiptheory/shop.ts';
import { EXTENSION, grantHosts, launch } from './browser.ts';
import { test as base, expect } from './fixtures.ts';
import { NAMES } from './names.ts';
import type { OptionsPage } from './pages/options.ts';
import type { Popup } from './pages/popup.ts';

const THROW = 'FW-THR-130';
const MUG = 'EM-350-FG';
const { shiptheory: NAME } = NAMES;

interface Fixtures {
  shiptheory: ShiptheoryStandIn;
  account: Account;
}

/** The options page as far as the Shiptheory account goes, driven by what a person sees. */
class Account {
  constructor(
    readonly options: OptionsPage,
    private readonly bar: Popup,
    private readonly grant: () => Promise<void>,
  ) {}

  get page(): Page {
    return this.options.page;
  }

  async connect(values: Readonly<Record<string, string>>, keep: boolean): Promise<void> {
    await this.options.go('integrations');
    await this.page.getByRole('button', { name: NAME.connect, exact: true }).click();
    await this.logIn(values, keep);
  }

  async logIn(values: Readonly<Record<string, string>>, keep: boolean): Promise<void> {
    await this.options.fill(values);
    await this.page.getByRole('checkbox', { name: 'Keep my password' }).setChecked(keep);
    await this.grant();
    await this.page.getByRole('button', { name: NAMES.integrations.test, exact: true }).click();
  }

  get card(): Locator {
    return this.page.getByRole('article', { name: 'Shiptheory' });
  }

  async showShipments(): Promise<void> {
    await this.page.getByRole('link', { name: NAME.shipments, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: NAME.shipments })).toBeVisible();
  }

  shipment(reference: string, table: string = NAME.completed): Locator {
    const rows = this.page.getByRole('table', { name: table }).getByRole('row');
    return rows.filter({ has: this.page.getByRole('rowheader', { name: reference }) });
  }

  async say(channel: string, who: string): Promise<void> {
    await this.page.getByRole('combobox', { name: `Who deducts ${channel}’s orders` }).selectOption({ label: who });
  }

  async syncNow(): Promise<void> {
    await this.bar.syncNow();
  }
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  shiptheory: async ({}, use) => {
    const shop = await startShiptheory();
    await use(shop);
    await shop.close();
  },
  context: async ({ shopify, woo, shiptheory, profile }, use) => {
    const shops = [shopify, woo, shiptheory];
    const context = await launch({ profile, extension: EXTENSION.e2e, shops, headless: true });
    await use(context);
    await context.close();
  },
  account: async ({ ready, popup, context, extension }, use) => {
    const grant = () => grantHosts(context, extension, ['https://api.shiptheory.com/*']);
    await use(new Account(ready, await popup(), grant));
  },
});

/** What axe finds, as lines that say where. */
async function faults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await axe.analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}

const sent = (sku: string, qty: number) => ({ sku, name: sku, qty });

test('an order sent through Shiptheory lowers the master warehouse’s count once, and the shops get it', async ({
  account,
  shiptheory,
  shopify,
  woo,
}) => {
  await account.connect(shiptheory.connect, true);
  await expect(account.card).toContainText('In sync', { timeout: 40_000 });

  shiptheory.account.add({ reference: 'S1', products: [sent(THROW, 2), sent(MUG, 1), sent(MUG, 3)] });
  await account.syncNow();
  await account.showShipments();
  await expect(account.shipment('S1')).toContainText('Waiting', { timeout: 30_000 });
  expect(shopify.control.figure(THROW, 'Harbour Street')).toBe(12);
  await account.options.showProblems();
  await expect(account.page.getByText(/who deducts Manual’s orders/)).toBeVisible();
  await account.page.getByRole('button', { name: 'Say who deducts' }).click();
  await account.say('Manual', NAME.extension);

  await expect(account.shipment('S1')).toContainText('Deducted', { timeout: 30_000 });
  await expect(account.shipment('S1')).toContainText('from Leeds');
  const figures = () => [
    shopify.control.figure(THROW, 'Harbour Street'),
    woo.control.figure(THROW),
    shopify.control.figure(MUG, 'Harbour Street'),
    woo.control.figure(MUG),
  ];
  await expect.poll(figures, { timeout: 30_000 }).toEqual([10, 10, 36, 36]);
  expect(shopify.control.figure(THROW, 'Rotterdam DC')).toBe(18240);

  // The same shipment again: its label is printed once more.
  const polls = () => shiptheory.requests.filter(({ path }) => path.includes('/search')).length;
  const before = polls();
  shiptheory.account.change('S1', {});
  await account.syncNow();
  await expect.poll(polls, { timeout: 30_000 }).toBeGreaterThan(before);
  await account.syncNow();
  expect(figures()).toEqual([10, 10, 36, 36]);
  await expect(account.shipment('S1')).toHaveCount(1);

  await account.options.go('activity');
  await expect(account.page.getByText('Order sent through Shiptheory')).toHaveCount(2);
});

test('a linked channel’s shipment is shown and not deducted; who deducts can be changed; changes are to be looked at', async ({
  account,
  shiptheory,
  shopify,
  woo,
}) => {
  await account.connect(shiptheory.connect, true);
  await expect(account.card).toContainText('In sync', { timeout: 40_000 });
  shopify.control.sell(THROW, 2, 'Harbour Street');
  shiptheory.account.add({ reference: 'SHOP-1', channel: 'Shopify', products: [sent(THROW, 2)] });
  shiptheory.account.add({ reference: 'ETSY-1', channel: 'Etsy', products: [sent(MUG, 4)] });
  await account.syncNow();
  await account.showShipments();
  await expect(account.shipment('SHOP-1')).toContainText('Shown only', { timeout: 30_000 });
  await expect(account.shipment('SHOP-1')).toContainText('its channel is linked here');
  await expect(account.page.getByRole('row', { name: /^Shopify/ })).toContainText('Acme Outdoor is linked here');
  await expect.poll(() => woo.control.figure(THROW), { timeout: 20_000 }).toBe(10);

  await account.say('Etsy', NAME.channel);
  await expect(account.shipment('ETSY-1')).toContainText('its channel deducts itself', { timeout: 20_000 });
  await account.say('Etsy', NAME.extension);
  shiptheory.account.add({ reference: 'ETSY-2', channel: 'Etsy', products: [sent(MUG, 1)] });
  await account.syncNow();
  await expect(account.shipment('ETSY-2')).toContainText('Deducted', { timeout: 30_000 });
  await expect(account.shipment('ETSY-1')).toContainText('Shown only');
  await expect.poll(() => woo.control.figure(MUG), { timeout: 20_000 }).toBe(39);
  expect(woo.control.figure(THROW)).toBe(10);

  await account.page.waitForTimeout(1_100);
  shiptheory.account.change('ETSY-2', { products: [sent(MUG, 2)] });
  await account.syncNow();
  await expect(account.shipment('ETSY-2', NAME.look)).toContainText(`Now: 2 × ${MUG}`, { timeout: 30_000 });
  expect(woo.control.figure(MUG)).toBe(39);
  for (const colorScheme of ['light', 'dark'] as const) {
    await account.page.emulateMedia({ colorScheme });
    await account.page.screenshot({ path: test.info().outputPath(`shipments-${colorScheme}.png`), fullPage: true });
    expect(await faults(account.page)).toEqual([]);
  }
  await account.page.setViewportSize({ width: 400, height: 900 });
  await account.page.screenshot({ path: test.info().outputPath('shipments-narrow.png'), fullPage: true });
  await account.page.setViewportSize({ width: 1280, height: 900 });
  await account.page.getByRole('button', { name: 'Looked at ETSY-2' }).click();
  await expect(account.page.getByRole('heading', { name: NAME.look })).toBeHidden();
});

test('more shipments of a day than one reply holds: none is lost, and what can’t be found is a problem', async ({
  account,
  shiptheory,
  shopify,
}) => {
  test.setTimeout(180_000);
  await account.connect(shiptheory.connect, true);
  await expect(account.card).toContainText('In sync', { timeout: 40_000 });
  shiptheory.faults.ignoreReference(true);
  const at = Date.now();
  // Most were sold in a shop that has deducted them itself. A reply holds the newest hundred.
  for (let n = 0; n < 103; n++) {
    const channel = n < 13 ? 'Manual' : 'Shopify';
    shiptheory.account.add({ channel, reference: `M${n}`, created: at + n, products: [sent('HB-M6-40-A4', 1)] });
  }
  await account.syncNow();
  await account.options.showProblems();
  await expect(account.page.getByText(/at most 100 shipments of one day; 3 shipments of/)).toBeVisible({
    timeout: 60_000,
  });
  await account.showShipments();
  await account.say('Manual', NAME.extension);
  await expect
    .poll(() => shopify.control.figure('HB-M6-40-A4', 'Harbour Street'), { timeout: 60_000 })
    .toBe(46210 - 10);

  shiptheory.faults.ignoreReference(false);
  await account.syncNow();
  await expect
    .poll(() => shopify.control.figure('HB-M6-40-A4', 'Harbour Street'), { timeout: 60_000 })
    .toBe(46210 - 13);
  await account.options.showProblems();
  await expect(account.page.getByText(/at most 100 shipments/)).toBeHidden();
});

test('a password is kept only if asked; when the login has ended a problem leads to the form', async ({
  account,
  shiptheory,
  stopWorker,
}) => {
  const wrong = { ...shiptheory.connect, Password: 'guess' };
  await account.connect(wrong, false);
  await expect(account.page.getByText(/doesn’t know this email and password/)).toBeVisible({ timeout: 20_000 });
  await account.page.screenshot({ path: test.info().outputPath('form-light.png'), fullPage: true });
  await account.logIn(shiptheory.connect, false);
  await expect(account.card).toContainText('not kept', { timeout: 20_000 });
  await expect(account.card).toContainText('In sync', { timeout: 40_000 });
  const stored = await account.page.evaluate(async () => {
    const rows: unknown[] = [await chrome.storage.local.get(null)];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('stock-panel');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    for (const store of database.objectStoreNames) {
      rows.push(
        await new Promise((resolve, reject) => {
          const read = database.transaction(store).objectStore(store).getAll();
          read.onsuccess = () => resolve(read.result);
          read.onerror = () => reject(read.error);
        }),
      );
    }
    database.close();
    return { rows: JSON.stringify(rows), vault: JSON.stringify(rows).includes('"id":"shiptheory"') };
  });
  expect(stored.rows).not.toContain(shiptheory.connect.Password ?? '');
  expect(stored.rows).not.toContain('eyJ');
  expect(stored.vault).toBe(false);

  // The login outlives the worker, and its end doesn't go unnoticed.
  await stopWorker();
  const tokens = () => shiptheory.requests.filter(({ path }) => path === '/v1/token').length;
  const logins = tokens();
  await account.syncNow();
  await expect(account.card).toContainText('In sync', { timeout: 30_000 });
  shiptheory.faults.endLogins();
  await account.syncNow();
  await expect(account.card).toContainText('The login to Shiptheory has ended', { timeout: 30_000 });
  expect(tokens()).toBe(logins);
  for (const colorScheme of ['light', 'dark'] as const) {
    await account.page.emulateMedia({ colorScheme });
    await account.page.screenshot({ path: test.info().outputPath(`account-${colorScheme}.png`), fullPage: true });
    expect(await faults(account.page)).toEqual([]);
  }
  await account.options.showProblems();
  await account.page.getByRole('button', { name: 'Log in again' }).click();
  await expect(account.page.getByLabel('Email', { exact: true })).toHaveValue(shiptheory.connect.Email ?? '');
  await account.logIn({ Password: shiptheory.connect.Password ?? '' }, true);
  await expect(account.card).toContainText('kept, encrypted', { timeout: 20_000 });
  await expect(account.card).toContainText('In sync', { timeout: 30_000 });

  await account.card.getByRole('button', { name: NAMES.integrations.disconnect }).click();
  const dialog = account.page.getByRole('dialog');
  await dialog.getByRole('button', { name: NAMES.integrations.disconnect }).click();
  await expect(account.page.getByText('Shiptheory is disconnected')).toBeVisible();
});
