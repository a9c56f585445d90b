import { afterEach, beforeEach, expect, test } from 'vitest';
import { createShopifyClient } from '../../lib/channels/shopify/client.ts';
import { shopifyConnect } from '../../lib/channels/shopify/connect.ts';
import { createWooCommerceClient } from '../../lib/channels/woocommerce/client.ts';
import { wooCommerceConnect } from '../../lib/channels/woocommerce/connect.ts';
import { type ShopifyStandIn, startShopify } from '../shops/shopify/shop.ts';
import { startWooCommerce, type WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { Bench, WAREHOUSE } from '../unit/sync/bench.ts';
import { MARKING } from '../unit/sync/fake-shop.ts';
import { type ChannelUnderTest, clientOf } from './channel-suite.ts';
import { good } from './expect-result.ts';

/** Two engines, each with records of its own, through the real clients on the same two stand-in shops. */

const MUG = 'EM-350-FG';
const HERE = 'Harbour Street';
const MINUTE = 60_000;
const SHOPIFY: ChannelUnderTest = {
  name: 'Shopify',
  start: () => startShopify(),
  form: shopifyConnect,
  create: createShopifyClient,
  locations: [HERE],
  writeRight: 'write_inventory',
  unknownLocation: 'gid://shopify/Location/999999999',
};
const WOO: ChannelUnderTest = {
  name: 'WooCommerce',
  start: () => startWooCommerce(),
  form: wooCommerceConnect,
  create: createWooCommerceClient,
  locations: ['Store stock'],
  writeRight: 'read_write',
  unknownLocation: 'elsewhere',
};

let now = Date.parse('2026-11-23T09:00:00Z');
let shopify: ShopifyStandIn;
let woo: WooCommerceStandIn;
let here: string;

beforeEach(async () => {
  shopify = await startShopify({ now: () => now });
  woo = await startWooCommerce({ now: () => now });
  const locations = good(await clientOf(SHOPIFY, shopify).locations());
  here = locations.find(({ name }) => name === HERE)?.remoteId ?? '';
});
afterEach(async () => {
  await shopify.close();
  await woo.close();
});

function install(installation: string): Bench {
  const bench = new Bench(installation);
  bench.shop('acme');
  bench.shop('woo', MARKING);
  bench.restart((deps) => ({
    ...deps,
    clock: { ...deps.clock, now: () => now },
    client: async (id) =>
      id === 'acme' ? clientOf(SHOPIFY, shopify, { installation }) : clientOf(WOO, woo, { installation }),
  }));
  return bench;
}

/** Everything that either of them has to do, at once. */
const work = async (...benches: readonly Bench[]): Promise<void> => {
  for (let turn = 0; turn < 2; turn++) await Promise.all(benches.map((bench) => bench.engine.run({ now: true })));
};
const figures = () => [shopify.control.figure(MUG, HERE), woo.control.figure(MUG)];

test('the second is told before anything is counted twice; after a take-over the first is', async () => {
  const first = install('first');
  await first.chooseMaster('acme', here);
  await first.link('woo');
  await work(first);
  expect(figures()).toEqual([40, 40]);

  const second = install('second');
  const { location } = await second.take('acme', here);
  const master = { warehouse: WAREHOUSE, location };
  expect(await second.engine.chooseMaster(master)).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  shopify.control.sell(MUG, 3, HERE);
  now += MINUTE;
  await work(first, second);
  expect(figures()).toEqual([37, 37]);
  expect([await first.problems(), await second.problems()]).toEqual([[], ['second-installation']]);
  expect(await second.count(MUG)).toBeUndefined();

  await second.engine.resume('acme');
  expect(await second.problems()).toEqual([]);
  expect(await second.count(MUG)).toBe(37);
  now += 6 * MINUTE;
  shopify.control.sell(MUG, 2, HERE);
  await work(first);
  expect(await first.problems()).toEqual(['second-installation']);
  expect(await first.count(MUG)).toBe(37);
  expect(figures()).toEqual([35, 37]);
});

test('in a shop without a place for a heartbeat, the first notices the second by its write', async () => {
  const first = install('first');
  await first.chooseMaster('acme', here);
  await first.link('woo');
  await work(first);
  await first.edit(MUG, { kind: 'set', to: 30, seen: 40 });
  await work(first);
  expect(figures()).toEqual([30, 30]);

  const second = install('second');
  await second.chooseMaster('woo');
  expect(await second.count(MUG)).toBe(30);
  await second.edit(MUG, { kind: 'adjust', by: -4 });
  await work(second);
  now += MINUTE;
  await work(first);
  expect(await first.problems()).toEqual(['second-installation']);
  expect(await first.count(MUG)).toBe(30);
  expect(figures()).toEqual([30, 26]);
});
