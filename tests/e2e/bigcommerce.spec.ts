import { CONNECT_LABELS, NAMES } from './names.ts';
import { SHOPIFY } from './set-up.ts';
import { expect, test } from './with-bigcommerce.ts';

const [MUG, THROW, VARIANT] = ['EM-350-FG', 'FW-THR-130', 'MB-SB-M'] as const;
const BIG = 'Acme Big';
const HARBOUR = 'Harbour Street';
const LEEDS = {
  name: 'Leeds',
  locations: [
    { integration: SHOPIFY, location: HARBOUR },
    { integration: BIG, location: HARBOUR },
  ],
  master: `${HARBOUR}`,
};

test('BigCommerce: what can go wrong when it is connected, each with its sentence', async ({ options, big }) => {
  const form = options.page.getByRole('form');
  const [hash, token] = CONNECT_LABELS.bigcommerce;
  const attempt = (changed: Record<string, string> = {}) =>
    options.tryToConnect('bigcommerce', { ...big.connect, ...changed });
  const told = (label: string) => expect(options.page.getByLabel(label, { exact: true }));

  await attempt({ [hash]: 'https://www.acme.example' });
  await told(hash).toHaveAccessibleDescription(/own domain/);
  await attempt({ [hash]: big.connect[token] ?? '', [token]: big.connect[hash] ?? '' });
  await told(hash).toHaveAccessibleDescription(/swapped/);
  expect(big.control.requests).toEqual([]);

  await attempt({ [token]: 'k'.repeat(31) });
  await told(token).toHaveAccessibleDescription(/doesn’t know this token for this store/);
  await attempt({ [hash]: 'nobody9' });
  await told(hash).toHaveAccessibleDescription(/no store with this hash/);

  big.control.faults.lackRight('store_inventory');
  await attempt();
  await expect(form).toContainText('Store Inventory: modify (store_inventory)');
  big.control.faults.lackRight(null);

  big.control.faults.maintenance(9);
  await attempt();
  await expect(form).toContainText(/maintenance/);
  big.control.faults.clear();

  big.control.faults.down();
  await attempt();
  await expect(form).toContainText(/can’t be reached/, { timeout: 30_000 });
  big.control.faults.clear();
  expect(big.control.writes).toEqual([]);

  // What people paste is the address that they are on.
  await options.connect('bigcommerce', { ...big.connect, [hash]: big.productPage(MUG) }, BIG);
  await expect(options.integration(BIG)).toContainText('store-acme1x.mybigcommerce.com');
});

test('BigCommerce: a count typed on its product page reaches both shops once; a sale there reaches Shopify', async ({
  options,
  shopify,
  big,
  productPage,
  popup,
}) => {
  test.setTimeout(240_000);
  await options.connectAll(['shopify', shopify.connect, SHOPIFY], ['bigcommerce', big.connect, BIG]);
  await options.startWarehouse(LEEDS.name);
  for (const { integration, location } of LEEDS.locations) await options.addLocation(integration, location);
  await options.page
    .getByRole('radio', { name: `Master stock location: ${HARBOUR}` })
    .first()
    .check();
  await options.save();
  await options.confirmReviews(1);

  const panel = await productPage(big, MUG);
  const field = panel.page.getByLabel('Current stock', { exact: true });
  await test.step('the edit', async () => {
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
    await expect(field).toHaveValue('40');
    await panel.type(MUG, 'Leeds', '55');
    await panel.save();
    await expect.poll(() => [shopify.control.figure(MUG, HARBOUR), big.control.figure(MUG)]).toEqual([55, 55]);
    for (const shop of [shopify, big]) {
      expect(shop.control.writes.filter(({ sku }) => sku === MUG)).toHaveLength(1);
    }
  });

  await test.step('a sale there', async () => {
    big.control.sell(THROW, 2);
    await (await popup()).syncNow();
    await expect.poll(() => shopify.control.figure(THROW, HARBOUR)).toBe(10);
    expect(big.control.writes.filter(({ sku }) => sku === THROW)).toEqual([]);
  });

  await test.step('the page’s own field would undo it: that is told, and mended', async () => {
    // BigCommerce applies a change a while after it has answered: only then is it read back.
    await panel.saved(90_000);
    await expect(panel.location(HARBOUR, BIG)).toContainText(NAMES.panel.inSync);
    await expect(field).toHaveValue('40');
    await expect(panel.region).toContainText(/40.*55|55.*40/s);
    await panel.button(NAMES.panel.bringUpToDate).click();
    await expect(field).toHaveValue('55');
    await expect(panel.button(NAMES.panel.bringUpToDate)).toHaveCount(0);
    await panel.page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(panel.page.getByText('The product was saved.')).toBeVisible();
    expect(big.control.figure(MUG)).toBe(55);
  });

  await test.step('its other form of address, and variants', async () => {
    const page = await panel.page.context().newPage();
    await page.goto(big.olderProductPage(VARIANT));
    const merino = page.getByRole('region', { name: NAMES.panel.region, exact: true });
    await expect(merino.getByRole('textbox', { name: `Count of ${VARIANT} in Leeds` })).toHaveValue('22');
    await page.getByRole('link', { name: 'Orders' }).click();
    await expect(merino).toBeHidden();
  });
});
