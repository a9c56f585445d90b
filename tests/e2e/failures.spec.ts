import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY, WOO } from './set-up.ts';

const MUG = 'EM-350-FG';

test('a shop that is down: the other gets the count, the panel says who is missing, and it arrives when it is back', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  // A write that found no shop may still have arrived: it is sent again when none can be on its way any more.
  test.setTimeout(180_000);
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');

  woo.control.faults.down();
  await panel.type(MUG, 'Leeds', '44');
  await panel.save();
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street'), { timeout: 20_000 }).toBe(44);
  await expect(panel.location('Harbour Street', SHOPIFY)).toContainText(NAMES.panel.inSync, { timeout: 20_000 });
  await expect(panel.location('Store stock', WOO)).toContainText(/Waiting|Failed/, { timeout: 20_000 });
  await expect(panel.status).toContainText(WOO);
  const bar = await popup();
  await ready.showProblems();
  await expect(async () => {
    await bar.syncNow();
    await expect(ready.page.getByText(new RegExp(`^${WOO} doesn’t answer`)).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });

  woo.control.faults.up();
  await expect(async () => {
    await bar.syncNow();
    await expect(panel.location('Store stock', WOO)).toContainText(NAMES.panel.inSync, { timeout: 4_000 });
  }).toPass({ timeout: 100_000 });
  await expect(ready.page.getByText(new RegExp(`^${WOO} doesn’t answer`))).toHaveCount(0);
  expect(woo.control.figure(MUG)).toBe(44);
  expect(woo.control.writes.filter((write) => write.sku === MUG)).toHaveLength(1);
});

test('too many requests: the count waits, then arrives once', async ({ ready, shopify, woo, productPage, popup }) => {
  void ready;
  const panel = await productPage(woo, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  shopify.control.faults.throttle(2);
  await panel.type(MUG, 'Leeds', '33');
  await panel.save();
  await expect(async () => {
    const bar = await popup();
    await bar.syncNow();
    await bar.page.close();
    expect(shopify.control.figure(MUG, 'Harbour Street')).toBe(33);
  }).toPass({ timeout: 25_000 });
  await panel.saved();
  expect(shopify.control.writes.filter((write) => write.sku === MUG)).toHaveLength(1);
});

test('an answer that isn’t the shop’s is never taken for a figure, and is a problem with the shop’s name', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  const bar = await popup();
  await ready.showProblems();
  const problem = ready.page.getByText(new RegExp(`^${WOO} (answers with|doesn’t answer)`)).first();

  for (const break_ of [() => woo.control.faults.malformed(50), () => woo.control.faults.maintenance(50)]) {
    break_();
    await bar.syncNow();
    await expect(problem).toBeVisible({ timeout: 15_000 });
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
    woo.control.faults.clear();
    await bar.syncNow();
    await expect(problem).toBeHidden({ timeout: 15_000 });
  }
  expect([...shopify.control.writes, ...woo.control.writes].filter((write) => write.sku === MUG)).toEqual([]);
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([40, 40]);
});

// Chromium itself sends a request again when a connection that was in use breaks. Shopify knows the key and WooCommerce
// the signature: both apply it once. A WooCommerce shop whose address no signature fits adds the difference twice: that
// is noticed, taken back, never spread, and a person is asked.

test('a write that was applied but whose reply was lost counts once: Shopify', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  shopify.control.faults.dropReply(1);
  await panel.type(MUG, 'Leeds', '48');
  await panel.save();

  await panel.saved(40_000);
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([48, 48]);
  expect(shopify.control.writes.filter((write) => write.sku === MUG)).toHaveLength(1);
});

test('a write that was applied but whose reply was lost counts once: WooCommerce', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  woo.control.faults.dropReply(1);
  await panel.type(MUG, 'Leeds', '48');
  await panel.save();

  const figures = () => [shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)];
  await expect.poll(figures, { timeout: 20_000 }).toEqual([48, 48]);
  const place = panel.location('Store stock', WOO);
  // Settled by its marker when no other copy can be on its way any more.
  await expect(place).toContainText(/48.*In sync|In sync.*48/s, { timeout: 100_000 });
  await expect(place.getByRole('button', { name: /48/ })).toHaveCount(0);
  expect(figures()).toEqual([48, 48]);
  expect(woo.control.writes.filter((write) => write.sku === MUG)).toHaveLength(1);
});

test('a write that was applied twice is asked about: WooCommerce where no signature fits', async ({
  ready,
  shopify,
  woo,
  productPage,
  stopWorker,
}) => {
  void ready;
  // What the worker knew of this shop's signatures goes with it.
  woo.setKnownAs('https://inside.example.test');
  await stopWorker();
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  woo.control.faults.dropReply(1);
  await panel.type(MUG, 'Leeds', '48');
  await panel.save();

  const place = panel.location('Store stock', WOO);
  await place.getByRole('button', { name: /48/ }).click({ timeout: 20_000 });
  await expect(place).toContainText(NAMES.panel.inSync, { timeout: 20_000 });
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('48');
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([48, 48]);
  expect(shopify.control.writes.filter((write) => write.sku === MUG)).toHaveLength(1);
});

test('without a network nothing is lost: the count goes out when it is back', async ({
  context,
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  void ready;
  test.setTimeout(180_000);
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  const bar = await popup();
  shopify.control.faults.down();
  woo.control.faults.down();
  await context.setOffline(true);
  await panel.type(MUG, 'Leeds', '+5');
  await panel.save();
  await expect(panel.location('Store stock', WOO)).toContainText(/Waiting|Failed/, { timeout: 20_000 });

  await context.setOffline(false);
  shopify.control.faults.up();
  woo.control.faults.up();
  woo.control.sell(MUG, 1);
  await expect(async () => {
    await bar.syncNow();
    expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([44, 44]);
  }).toPass({ timeout: 100_000, intervals: [1_000, 5_000] });
});

test('a permission that was taken back is a problem with a way to give it again, and nothing is sent', async ({
  ready,
  woo,
  shopify,
  productPage,
  popup,
}) => {
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  await ready.page.evaluate(() => chrome.permissions.remove({ origins: ['https://shop.example.test/*'] }));
  const before = woo.control.requests.length;
  await panel.type(MUG, 'Leeds', '41');
  await panel.save();
  await (await popup()).syncNow();
  await expect(panel.location('Store stock', WOO)).toContainText(/Waiting|Failed/, { timeout: 15_000 });
  await ready.go('integrations');
  await expect(ready.page.getByText(/permission/i).first()).toBeVisible();
  expect(woo.control.requests.length).toBe(before);
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street')).toBe(41);
});
