import { CONNECT_LABELS, NAMES } from './names.ts';
import { SHOPIFY } from './set-up.ts';
import { expect, test } from './with-magento.ts';

const [MUG, THROW, VARIANT] = ['EM-350-FG', 'FW-THR-130', 'MB-SB-M'] as const;
const MAGENTO = 'Acme Magento';
const HARBOUR = 'Harbour Street';
const [URL_, PATH, KEY, SECRET, TOKEN, TOKEN_SECRET, BEARER] = CONNECT_LABELS.magento;

test('Magento: what can go wrong when it is connected, each with its sentence', async ({ options, magento }) => {
  const { page } = options;
  const form = page.getByRole('form');
  const attempt = (changed: Record<string, string> = {}) =>
    options.tryToConnect('magento', { ...magento.connect, ...changed });
  const told = (label: string) => expect(page.getByLabel(label, { exact: true }));

  await attempt({ [URL_]: 'http://magento.example.test' });
  await told(URL_).toHaveAccessibleDescription(/https/);
  await attempt({ [PATH]: 'https://admin.elsewhere.test/backend' });
  await told(PATH).toHaveAccessibleDescription(/another host/);
  await attempt({ [TOKEN]: 'short' });
  await told(TOKEN).toHaveAccessibleDescription(/whole access token/);
  expect(magento.control.requests).toEqual([]);

  await attempt({ [URL_]: 'https://magento.example.test/en' });
  await told(URL_).toHaveAccessibleDescription(/store view’s code/);
  await attempt({ [KEY]: 'x'.repeat(32) });
  await told(KEY).toHaveAccessibleDescription(/no integration with this consumer key/);
  await attempt({ [SECRET]: 'x'.repeat(32) });
  await told(SECRET).toHaveAccessibleDescription(/signature doesn’t fit/);

  magento.control.faults.lackRight('Magento_InventoryApi::stock_source_item_assign');
  await attempt();
  await expect(form).toContainText('Magento_InventoryApi::stock_source_item_assign');
  magento.control.faults.lackRight(null);

  magento.control.faults.maintenance(9);
  await attempt();
  await expect(form).toContainText(/maintenance/);
  magento.control.faults.clear();
  magento.control.faults.down();
  await attempt();
  await expect(form).toContainText(/can’t be reached/, { timeout: 30_000 });
  magento.control.faults.clear();

  await test.step('the token alone: fewer fields, and what to set in Magento', async () => {
    await options.go('warehouses');
    await options.go('integrations');
    await page.getByRole('button', { name: 'Connect Magento', exact: true }).click();
    await page.getByRole('checkbox', { name: BEARER, exact: true }).check();
    for (const label of [KEY, SECRET, TOKEN_SECRET]) {
      await expect(page.getByLabel(label, { exact: true })).toHaveCount(0);
    }
    const { [BEARER]: _, ...texts } = magento.connectByToken;
    await options.fill(texts);
    await page.getByRole('button', { name: NAMES.integrations.test, exact: true }).click();
    await told(TOKEN).toHaveAccessibleDescription(/Stores › Configuration › Services › OAuth/);
  });
  expect(magento.control.writes).toEqual([]);

  // What people paste is the address that they are on.
  await options.connect('magento', { ...magento.connect, [URL_]: magento.productPage(MUG) }, MAGENTO);
  await expect(options.integration(MAGENTO)).toContainText('magento.example.test');
});

test('Magento: a count typed on its product page reaches both shops once; a sale there reaches Shopify', async ({
  options,
  shopify,
  magento,
  productPage,
  popup,
}) => {
  test.setTimeout(180_000);
  await options.connectAll(['shopify', shopify.connect, SHOPIFY], ['magento', magento.connect, MAGENTO]);
  await options.startWarehouse('Leeds');
  for (const integration of [SHOPIFY, MAGENTO]) await options.addLocation(integration, HARBOUR);
  await options.page
    .getByRole('radio', { name: `Master stock location: ${HARBOUR}` })
    .first()
    .check();
  await options.save();
  await options.confirmReviews(1);

  const order = magento.control.order(MUG, 3);
  await (await popup()).syncNow();
  await expect.poll(() => shopify.control.figure(MUG, HARBOUR)).toBe(37);

  const panel = await productPage(magento, MUG);
  const field = panel.page.locator('[data-index="assigned_sources"] tr', { hasText: HARBOUR }).getByLabel('Qty');
  const other = panel.page.locator('[data-index="assigned_sources"] tr', { hasText: 'Rotterdam DC' }).getByLabel('Qty');

  await test.step('an open order is off the count, and doesn’t make the page’s own field stale', async () => {
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('37');
    await expect(field).toHaveValue('40');
    await panel.page.waitForTimeout(1_500);
    await expect(panel.button(NAMES.panel.bringUpToDate)).toHaveCount(0);
  });

  await test.step('the edit', async () => {
    await panel.setCount(MUG, 'Leeds', '55');
    expect([shopify.control.figure(MUG, HARBOUR), magento.control.figure(MUG)]).toEqual([55, 55]);
    expect(magento.state.row(MUG, 'default')).toMatchObject({ quantity: 58, status: 1 });
    expect(magento.control.writes.filter(({ sku }) => sku === MUG)).toHaveLength(1);
    expect(shopify.control.writes.filter(({ sku }) => sku === MUG).map(({ to }) => to)).toEqual([37, 55]);
    await expect(panel.location(HARBOUR, MAGENTO)).toContainText(NAMES.panel.inSync);
  });

  await test.step('the page’s own field would undo it: that is told in its own figures, and mended', async () => {
    await expect(panel.region).toContainText('still says 40. The shop has 58.');
    await panel.button(NAMES.panel.bringUpToDate).click();
    await expect(field).toHaveValue('58');
    await expect(panel.button(NAMES.panel.bringUpToDate)).toHaveCount(0);
    const reloaded = panel.page.waitForEvent('load');
    await panel.page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await reloaded;
    await expect(field).toHaveValue('58');
    await expect(other).toHaveValue('6');
    expect([magento.control.figure(MUG), magento.control.figure(MUG, 'Rotterdam DC')]).toEqual([55, 6]);
  });

  await test.step('a sale there, and the shipment of what was ordered before', async () => {
    magento.control.ship(order);
    magento.control.sell(THROW, 2);
    await (await popup()).syncNow();
    await expect.poll(() => shopify.control.figure(THROW, HARBOUR)).toBe(10);
    expect([shopify.control.figure(MUG, HARBOUR), magento.control.figure(MUG)]).toEqual([55, 55]);
    expect(magento.control.writes.filter(({ sku }) => sku === THROW)).toEqual([]);
  });

  await test.step('a variant’s own page, behind index.php and with a key', async () => {
    const page = await panel.page.context().newPage();
    const address = magento.productPage(VARIANT).replace('/admin_k3x9/', '/index.php/admin_k3x9/');
    await page.goto(`${address}key/4f2a/`);
    const variant = page.getByRole('region', { name: NAMES.panel.region, exact: true });
    await expect(variant.getByRole('textbox', { name: `Count of ${VARIANT} in Leeds` })).toHaveValue('22');
    await page.getByRole('link', { name: 'Catalog' }).click();
    await expect(variant).toBeHidden();
  });
});
