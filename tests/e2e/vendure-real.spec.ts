import { expect } from '@playwright/test';
import { NAMES } from './names.ts';
import { HARBOUR, openProduct, test, VENDURE, WAREHOUSE } from './real-vendure.ts';
import { SHOPIFY } from './set-up.ts';

const MUG = 'EM-350-FG';

test('a count typed on a real Vendure’s admin page, a customer’s order and its shipment: each moves Shopify exactly once', async ({
  linked,
  shopify,
  vendure,
  admin,
  popup,
}) => {
  void linked;
  const panel = await openProduct(admin, vendure.productPage(MUG));
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('40');

  await panel.setCount(MUG, WAREHOUSE, '55');
  await expect(panel.location(HARBOUR, VENDURE)).toContainText(NAMES.panel.inSync);
  await expect(panel.location(HARBOUR, SHOPIFY)).toContainText(NAMES.panel.inSync);
  expect([vendure.control.figure(MUG), vendure.control.figure(MUG, 'Rotterdam DC')]).toEqual([55, 6]);
  expect(shopify.control.figure(MUG, HARBOUR)).toBe(55);
  expect(vendure.control.writes.map(({ sku, from, to }) => [sku, from, to])).toEqual([[MUG, 40, 55]]);
  expect(shopify.control.writes.filter(({ sku }) => sku === MUG)).toHaveLength(1);

  const order = vendure.control.order(MUG, 3);
  expect([vendure.control.figure(MUG), vendure.control.onHand(MUG)]).toEqual([52, 55]);
  const stockSync = await popup();
  await stockSync.syncNow();
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('52');
  await expect.poll(() => shopify.control.figure(MUG, HARBOUR)).toBe(52);

  vendure.control.cancel(order, MUG, 1);
  vendure.control.ship(order);
  expect([vendure.control.figure(MUG), vendure.control.onHand(MUG)]).toEqual([53, 53]);
  await stockSync.syncNow();
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('53');
  await expect.poll(() => shopify.control.figure(MUG, HARBOUR)).toBe(53);

  expect(vendure.control.figure(MUG)).toBe(53);
  expect(vendure.control.writes).toHaveLength(1);
  expect(shopify.control.writes.filter(({ sku }) => sku === MUG).map(({ to }) => to)).toEqual([55, 52, 53]);
});

test('what staff types in Vendure’s own stock field is spread, and saving an older page undoes nothing', async ({
  linked,
  shopify,
  vendure,
  admin,
  popup,
}) => {
  void linked;
  const panel = await openProduct(admin, vendure.variantPage(MUG));
  const [field, update] = [admin.locator('#stockOnHand_1'), admin.getByRole('button', { name: 'Update', exact: true })];
  await expect(field).toHaveValue('40');
  await panel.setCount(MUG, WAREHOUSE, '47');

  await admin.locator('#name').fill('Enamel Mug');
  await update.click();
  await expect(update).toBeDisabled();
  expect(vendure.control.figure(MUG)).toBe(47);

  await field.fill('30');
  await update.click();
  await expect.poll(() => vendure.control.figure(MUG)).toBe(30);
  await (await popup()).syncNow();
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('30');
  await expect.poll(() => shopify.control.figure(MUG, HARBOUR)).toBe(30);
  expect(vendure.control.figure(MUG)).toBe(30);
  expect(vendure.control.writes.map(({ to }) => to)).toEqual([47]);
});
