import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ChannelClient, StockEvent } from '../../lib/channels/channel.ts';
import type { Result } from '../../lib/model/channel-error.ts';
import type { WooCommerceOptions, WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { good } from './expect-result.ts';
import { type Connected, itemOf, lineOf, PLACES, wooCommerceBench } from './woocommerce-bench.ts';

/** What a WooCommerce shop's orders tell of its stock. */

const bench = wooCommerceBench();
const [THROW, MUG, DRIPPER, VARIANT] = ['FW-THR-130', 'EM-350-FG', 'CD-02-MW', 'MB-SB-M'] as const;

async function open(options: WooCommerceOptions = {}, connected: Connected = {}) {
  const shop = await bench.start(options);
  return { shop, client: bench.connect(shop, connected), orders: shop.orders };
}

/** What orders did to these SKUs in the last seconds, or since then. */
async function sales(
  client: ChannelClient,
  skus: readonly string[],
  since = Date.now() - 4_000,
): Promise<Result<readonly StockEvent[]>> {
  const items = await Promise.all(skus.map(async (sku) => (await itemOf(client, sku)).item));
  if (!client.sales) throw new Error('This client has no feed.');
  return client.sales(items, PLACES, since);
}

/** Short: `by before→after`, or `by` where no figures are told. */
const short = (events: Result<readonly StockEvent[]>) =>
  good(events).map(({ by, figures }) => (figures ? `${by} ${figures.before}→${figures.after}` : `${by}`));

const paths = (shop: WooCommerceStandIn, from = 0) =>
  shop.control.requests.slice(from).map(({ path }) => path.replace('/wp-json/wc/v3/', ''));

/** A clock that a test moves, for the shop and for us. */
function clock() {
  let at = Date.now();
  return {
    now: () => at,
    wait(ms: number) {
      at += ms;
    },
  };
}

describe.each([
  ['newer notes', { format: 'newer' }],
  ['older notes', { format: 'older' }],
  ['newer notes in German', { format: 'newer', language: 'de' }],
  ['older notes in Japanese', { format: 'older', language: 'ja' }],
  ['newer notes in Arabic', { format: 'newer', language: 'ar' }],
] as const)('%s', (_, notes) => {
  test('a sale: its figures, its time by our clock, an id that stays', async () => {
    const { shop, client } = await open({ notes });
    shop.control.sell(MUG, 3);
    const { item } = await itemOf(client, MUG);
    const sold = good(await sales(client, [MUG]));
    expect(sold).toEqual([
      {
        id: `note/90001/${item}`,
        item,
        remoteLocation: 'stock',
        at: expect.any(Number),
        by: -3,
        figures: { before: 40, after: 37 },
      },
    ]);
    expect(Math.abs((sold[0]?.at ?? 0) - Date.now())).toBeLessThan(3_000);
    expect((await sales(client, [MUG])) as unknown).toMatchObject({ value: [{ id: sold[0]?.id }] });
  });

  test('several lines: each its own, and only what was asked for', async () => {
    const { client, orders } = await open({ notes });
    orders.place([
      { sku: MUG, units: 2 },
      { sku: VARIANT, units: 1 },
      { sku: THROW, units: 4 },
      { sku: MUG, units: 1 },
    ]);
    expect(short(await sales(client, [VARIANT]))).toEqual(['-1 22→21']);
    expect(short(await sales(client, [THROW, MUG]))).toEqual(['-2 40→38', '-1 38→37', '-4 12→8']);
    const ids = good(await sales(client, [MUG, VARIANT, THROW])).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(await sales(client, [DRIPPER])).toEqual({ ok: true, value: [] });
  });

  test('cancelled, refunded with restock, edited: in the order in which it was noted', async () => {
    const { client, orders } = await open({ notes });
    const cancelled = orders.place([{ sku: MUG, units: 2 }]);
    const refunded = orders.place([
      { sku: MUG, units: 5 },
      { sku: VARIANT, units: 2 },
    ]);
    orders.cancel(cancelled);
    orders.refund(refunded, MUG, 3);
    orders.refund(refunded, VARIANT, 1);
    expect(short(await sales(client, [MUG]))).toEqual(['-2 40→38', '-5 38→33', '2 33→35', '3 35→38']);
    expect(short(await sales(client, [VARIANT]))).toEqual(['-2 22→20', '1 20→21']);
    const edited = orders.place([{ sku: THROW, units: 2 }]);
    orders.edit(edited, THROW, 5);
    expect(short(await sales(client, [THROW]))).toEqual(['-2 12→10', '-3 10→7']);
  });

  test('a name within a name', async () => {
    const { shop, client } = await open({ notes });
    shop.control.addProduct({ title: 'Tea', sku: 'T', quantity: 10 });
    shop.control.addProduct({ title: 'Green Tea', sku: 'GT', quantity: 20 });
    shop.orders.place([
      { sku: 'GT', units: 1 },
      { sku: 'T', units: 2 },
    ]);
    expect(short(await sales(client, ['T']))).toEqual(['-2 10→8']);
    expect(short(await sales(client, ['GT']))).toEqual(['-1 20→19']);
  });
});

describe('a write and a sale within the same milliseconds', () => {
  test('the sale is lost in the figure, and found in the orders with the figures that say so', async () => {
    const { shop, client } = await open({ raceMs: 120 });
    const mug = await lineOf(client, MUG, -2);
    const sending = client.send(client.seal(randomUUID(), [mug]), [mug]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    shop.control.sell(MUG, 1);
    expect(await sending).toEqual({ kind: 'answered', lines: [{ kind: 'applied', value: 38 }] });
    expect(shop.control.figure(MUG)).toBe(38);
    expect(short(await sales(client, [MUG]))).toEqual(['-1 40→39']);
  });

  test('what settling reads later isn’t told as the figure that the write left', async () => {
    const { shop, client } = await open();
    const mug = await lineOf(client, MUG, -2);
    const sealed = client.seal(randomUUID(), [mug]);
    shop.control.faults.dropReply(1);
    await client.send(sealed, [mug]);
    shop.control.sell(MUG, 1);
    expect(await client.settle(sealed, [mug])).toEqual({ kind: 'answered', lines: [{ kind: 'applied' }] });
  });
});

describe('whose stock it is', () => {
  test('a variation’s that takes from its product’s is the product’s', async () => {
    const { shop, client, orders } = await open();
    const variation = shop.store.bySku(VARIANT);
    const parent = shop.store.post(variation.parent);
    if (!parent) throw new Error('no parent');
    Object.assign(parent, { sku: 'MB', manageStock: true, stock: 70 });
    Object.assign(variation, { manageStock: false });
    const order = orders.place([
      { sku: VARIANT, units: 2 },
      { sku: 'MB-SB-S', units: 1 },
    ]);
    const { item } = await itemOf(client, 'MB');
    expect(good(await sales(client, ['MB']))).toMatchObject([{ item, by: -2, figures: { before: 70, after: 68 } }]);
    orders.refund(order, VARIANT, 1);
    expect(short(await sales(client, ['MB', 'MB-SB-S']))).toEqual(['-2 70→68', '-1 14→13', '1 68→69']);
  });

  test('nothing of what nobody counts', async () => {
    const { shop, client } = await open();
    shop.control.setTracked(MUG, false);
    const { item } = await itemOf(client, MUG);
    shop.orders.place([{ sku: MUG, units: 1 }], { status: 'pending' });
    expect(await client.sales?.([item], PLACES, Date.now() - 4_000)).toEqual({ ok: true, value: [] });
  });

  test('a product that was renamed since is still known by what its line says', async () => {
    const { shop, client } = await open();
    shop.control.sell(MUG, 1);
    shop.store.bySku(MUG).title = 'Another name';
    expect(short(await sales(client, [MUG]))).toEqual(['-1 40→39']);
  });
});

describe('notes of something else', () => {
  test('arrows in what the customer is told, and in what staff write, move nothing', async () => {
    const { client, orders } = await open();
    const order = orders.place([{ sku: MUG, units: 1 }]);
    orders.note(order, 'Delivery moved: 10&rarr;12 o’clock', true);
    orders.note(order, 'Shelf 5&rarr;3');
    expect(short(await sales(client, [MUG]))).toEqual(['-1 40→39']);
  });

  test('a line that was taken out of its order isn’t the other one’s', async () => {
    const { client, orders } = await open();
    const order = orders.place([
      { sku: MUG, units: 1 },
      { sku: THROW, units: 2 },
    ]);
    orders.removeLine(order, THROW);
    expect(short(await sales(client, [MUG]))).toEqual(['-1 40→39']);
  });

  test('words that name nobody may hide what was taken and given back: no answer', async () => {
    const time = clock();
    const { shop, client, orders } = await open({ now: time.now }, { now: time.now });
    const since = time.now() - 4_000;
    for (const sku of [MUG, THROW]) shop.store.bySku(sku).title = `${sku} in the shop’s other language`;
    const order = orders.place([
      { sku: MUG, units: 1 },
      { sku: THROW, units: 1 },
    ]);
    orders.cancel(order);
    for (const line of order.lines) Object.assign(line, { name: 'Its own words' });
    time.wait(31_000);
    expect(await sales(client, [MUG], since)).toMatchObject({ error: { kind: 'rejected' } });
  });
});

describe('an order in hand', () => {
  test.each(['saved', 'taken', 'marked'] as const)('%s: it is to be asked again', async (until) => {
    const { client, orders } = await open();
    const order = orders.place([{ sku: MUG, units: 1 }], { until });
    expect(await sales(client, [MUG])).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    expect(await sales(client, [THROW])).toEqual({ ok: true, value: [] });
    order.lines.splice(0);
    expect(await sales(client, [MUG])).toEqual({ ok: true, value: [] });
  });

  test('one that waits for its payment has taken nothing', async () => {
    const { client, orders } = await open();
    orders.place([{ sku: MUG, units: 1 }], { status: 'pending' });
    expect(await sales(client, [MUG])).toEqual({ ok: true, value: [] });
  });

  test('cancelled a moment ago, and its stock not yet given back', async () => {
    const { client, orders } = await open();
    const order = orders.place([{ sku: MUG, units: 1 }]);
    orders.setStatus(order, 'cancelled');
    expect(await sales(client, [MUG])).toMatchObject({ error: { kind: 'unavailable' } });
  });

  test('refunded in full and then cancelled: there is nothing left to wait for', async () => {
    const { client, orders } = await open();
    const order = orders.place([{ sku: MUG, units: 2 }]);
    orders.refund(order, MUG, 2);
    orders.cancel(order);
    expect(short(await sales(client, [MUG]))).toEqual(['-2 40→38', '2 38→40']);
  });

  test('not for ever: after half a minute it is as it is', async () => {
    const time = clock();
    const { client, orders } = await open({ now: time.now }, { now: time.now });
    const since = time.now() - 4_000;
    orders.place([{ sku: MUG, units: 1 }], { until: 'saved' });
    orders.place([{ sku: THROW, units: 1 }], { until: 'marked' });
    time.wait(31_000);
    expect(await sales(client, [MUG], since)).toEqual({ ok: true, value: [] });
    expect(await sales(client, [THROW], since)).toMatchObject({ error: { kind: 'rejected' } });
  });
});

describe('figures that don’t come out', () => {
  const wrong = async (change: (order: { lines: { reduced: number | null }[] }, shop: WooCommerceStandIn) => void) => {
    const time = clock();
    const { shop, client, orders } = await open({ now: time.now }, { now: time.now });
    const since = time.now() - 4_000;
    change(orders.place([{ sku: MUG, units: 2 }]), shop);
    const atOnce = await sales(client, [MUG], since);
    time.wait(31_000);
    return { atOnce, later: await sales(client, [MUG], since) };
  };

  test('of one note: what the line took, at its time, and no figures', async () => {
    const { atOnce, later } = await wrong(({ lines }) => Object.assign(lines[0] ?? {}, { reduced: 1 }));
    expect(atOnce).toMatchObject({ error: { kind: 'unavailable' } });
    expect(short(later)).toEqual(['-1']);
  });

  test('of several notes: no answer', async () => {
    const { later } = await wrong((order, shop) => {
      const [placed] = shop.orders.all();
      if (placed) shop.orders.edit(placed, MUG, 4);
      Object.assign(order.lines[0] ?? {}, { reduced: 1 });
    });
    expect(later).toMatchObject({ error: { kind: 'rejected' } });
  });

  test('in parts of a unit: no answer', async () => {
    const { later } = await wrong(({ lines }) => Object.assign(lines[0] ?? {}, { reduced: 1.5 }));
    expect(later).toMatchObject({ error: { kind: 'rejected' } });
  });
});

describe('which orders', () => {
  test('an old one that is only sent out now has moved nothing since; one that is cancelled now has', async () => {
    const time = clock();
    const { client, orders } = await open({ now: time.now }, { now: time.now });
    const order = orders.place([{ sku: MUG, units: 3 }]);
    time.wait(3_600_000);
    orders.setStatus(order, 'completed');
    const since = time.now() - 4_000;
    expect(await sales(client, [MUG], since)).toEqual({ ok: true, value: [] });
    orders.cancel(order);
    expect(short(await sales(client, [MUG], since))).toEqual(['3 37→40']);
  });

  test.each([-600_000, 600_000])('the shop’s clock is off ours by %i ms', async (off) => {
    const { shop, client } = await open({ now: () => Date.now() + off });
    shop.control.sell(MUG, 3);
    const [sold] = good(await sales(client, [MUG]));
    expect(sold).toMatchObject({ by: -3 });
    expect(Math.abs((sold?.at ?? 0) - Date.now())).toBeLessThan(3_000);
  });

  test('several pages of orders of other items are looked through', async () => {
    const { shop, client } = await open();
    for (let index = 0; index < 120; index += 1) shop.control.sell(THROW, 1);
    shop.control.sell(MUG, 1);
    expect(short(await sales(client, [MUG]))).toEqual(['-1 40→39']);
  });

  test('more than a hundred orders of what was asked for are too many', async () => {
    const { shop, client } = await open();
    for (let index = 0; index < 101; index += 1) shop.control.sell(MUG, 1);
    const before = shop.control.requests.length;
    expect(await sales(client, [MUG])).toMatchObject({ error: { kind: 'rejected' } });
    expect(paths(shop, before).filter((path) => path.endsWith('/notes'))).toEqual([]);
  });

  test('a shop before 5.8 lists all of its orders: those that are older aren’t looked at', async () => {
    const time = clock();
    const { shop, client } = await open({ now: time.now, ordersModifiedAfter: false }, { now: time.now });
    shop.control.sell(MUG, 1);
    time.wait(3_600_000);
    shop.control.sell(MUG, 2);
    const before = shop.control.requests.length;
    expect(short(await sales(client, [MUG], time.now() - 4_000))).toEqual(['-2 39→37']);
    expect(paths(shop, before).filter((path) => path.endsWith('/notes'))).toEqual(['orders/7002/notes']);
    for (let index = 0; index < 1_000; index += 1) shop.control.sell(THROW, 1);
    time.wait(3_600_000);
    expect(await sales(client, [MUG], time.now() - 4_000)).toMatchObject({ error: { kind: 'rejected' } });
  });
});

describe('rights and personal data', () => {
  test('a user who may not read orders is asked once in ten minutes', async () => {
    const time = clock();
    const { shop, client } = await open({ now: time.now, orders: false }, { now: time.now });
    const asked = () => paths(shop).filter((path) => path === 'orders').length;
    const refused = { error: { kind: 'forbidden', missing: ['a user who may read orders'] } };
    expect(await sales(client, [MUG], time.now())).toMatchObject(refused);
    expect(await sales(client, [MUG], time.now())).toMatchObject(refused);
    expect(asked()).toBe(1);
    time.wait(10 * 60_000);
    expect(await sales(client, [MUG], time.now())).toMatchObject(refused);
    expect(asked()).toBe(2);
    good(await client.check());
  });

  test.each([
    ['manager', '-1 40→39'],
    ['looker', 'forbidden'],
  ])('by the login of a %s: %s', async (login, expected) => {
    const shop = await bench.start();
    const cookies = shop.logIn(login);
    const client = bench.connect(shop, { typed: shop.connectByLogin, cookies: () => cookies });
    shop.control.sell(MUG, 1);
    const told = await sales(client, [MUG]);
    expect(told.ok ? short(told) : [told.error.kind]).toEqual([expected]);
  });

  test('a key that is refused isn’t remembered as that', async () => {
    const { shop, client } = await open();
    const { item } = await itemOf(client, MUG);
    shop.control.faults.revoke();
    expect(await client.sales?.([item], PLACES, Date.now())).toMatchObject({ error: { kind: 'unauthorized' } });
    shop.control.faults.restore();
    good(await sales(client, [MUG]));
  });

  test('nothing of whoever bought is asked for', async () => {
    const bodies: string[] = [];
    const { shop, client } = await open(
      {},
      {
        through: (http) => async (request) => {
          const reply = await http(request);
          if (reply.ok) bodies.push(reply.value.text);
          return reply;
        },
      },
    );
    shop.control.sell(MUG, 1);
    good(await sales(client, [MUG]));
    expect(bodies.join()).toContain('_reduced_stock');
    expect(bodies.join()).not.toMatch(/billing|shipping|jane|Amsterdam/i);
  });

  test('a feed that breaks off says nothing', async () => {
    const { shop, client } = await open(
      {},
      {
        through: (http) => async (request) =>
          request.url.includes('/notes')
            ? { ok: false, error: { kind: 'unavailable', detail: 'no connection' } }
            : http(request),
      },
    );
    shop.control.sell(MUG, 1);
    expect(await sales(client, [MUG])).toMatchObject({ error: { kind: 'unavailable' } });
  });

  test('an order that goes meanwhile is no end of the feed', async () => {
    let shop: WooCommerceStandIn | null = null;
    const opened = await open(
      {},
      {
        through: (http) => async (request) => {
          if (request.url.includes('/notes')) shop?.orders.remove(7_001);
          return http(request);
        },
      },
    );
    shop = opened.shop;
    shop.control.sell(MUG, 1);
    expect(await sales(opened.client, [MUG])).toMatchObject({ error: { kind: 'unavailable' } });
    expect(await sales(opened.client, [MUG])).toEqual({ ok: true, value: [] });
  });

  test('an answer that isn’t orders is malformed', async () => {
    const { shop, client } = await open();
    const { item } = await itemOf(client, MUG);
    shop.control.faults.malformed(1);
    expect(await client.sales?.([item], PLACES, Date.now())).toMatchObject({ error: { kind: 'malformed' } });
  });
});
