import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Panel } from './pages/panel.ts';
import { SHOPIFY, WOO } from './set-up.ts';

const MUG = 'EM-350-FG';

/** The e2e build's fault hook: holds the worker still at the next write. */
const hook = (page: Page, message: Readonly<Record<string, unknown>>) =>
  page.evaluate((told) => chrome.runtime.sendMessage(told) as Promise<{ held: boolean }>, message);

const arm = (page: Page, at: 'before-send' | 'after-reply') => hook(page, { type: 'e2e.fault', at });

/** Both shops have the count, each by exactly one write. */
async function arrivedOnce(
  shops: Record<'shopify' | 'woo', import('../shops/shop.ts').StandIn>,
  panel: Panel,
  count: number,
): Promise<void> {
  const { shopify, woo } = shops;
  await expect
    .poll(() => [shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)], { timeout: 90_000 })
    .toEqual([count, count]);
  await expect(panel.location('Harbour Street', SHOPIFY)).toContainText('In sync', { timeout: 20_000 });
  await expect(panel.location('Store stock', WOO)).toContainText('In sync', { timeout: 20_000 });
  await expect(panel.count(MUG, 'Leeds')).toHaveValue(String(count));
  for (const shop of [shopify, woo]) {
    expect(shop.control.writes.filter((write) => write.sku === MUG && write.location !== 'Rotterdam DC')).toHaveLength(
      1,
    );
  }
}

for (const at of ['before-send', 'after-reply'] as const) {
  test(`the worker is killed ${at === 'before-send' ? 'before it sends' : 'after the reply and before it is noted'}: the save completes, once`, async ({
    ready,
    shopify,
    woo,
    productPage,
    popup,
    stopWorker,
  }) => {
    // Whether a write was sent can't be known any more; WooCommerce's is sent again when none can still be on its way.
    test.setTimeout(150_000);
    const panel = await productPage(shopify, MUG);
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
    await arm(ready.page, at);
    await panel.type(MUG, 'Leeds', '44');
    await panel.save();
    await expect
      .poll(async () => (await hook(ready.page, { type: 'e2e.fault-state' })).held, { timeout: 10_000 })
      .toBe(true);
    await stopWorker();
    await (await popup()).syncNow();
    await arrivedOnce({ shopify, woo }, panel, 44);
  });
}

test('the worker is killed while the shops still work on what was sent: the save completes, once', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
  stopWorker,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  shopify.control.faults.delayReply(1, 3_000);
  woo.control.faults.delayReply(1, 3_000);
  await panel.type(MUG, 'Leeds', '44');
  await panel.save();
  await expect
    .poll(() => shopify.control.writes.length + woo.control.writes.length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  await stopWorker();
  await (await popup()).syncNow();
  await arrivedOnce({ shopify, woo }, panel, 44);
});

test('an idle worker that was stopped starts again for whatever comes next', async ({
  ready,
  shopify,
  woo,
  productPage,
  stopWorker,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  await stopWorker();
  await panel.setCount(MUG, 'Leeds', '41');
  await arrivedOnce({ shopify, woo }, panel, 41);
  await stopWorker();
  await panel.page.reload();
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('41');
});
