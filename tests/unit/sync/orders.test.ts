import { describe, expect, it } from 'vitest';
import { createMemoryOrders } from '../../simulation/memory-orders.ts';
import { Bench, WAREHOUSE } from './bench.ts';
import { FakeShiptheory } from './fake-shiptheory.ts';
import { connect, DAY, MINUTE, orderBench, sleep, states } from './order-bench.ts';

const figures = (bench: Bench, sku: string) => [...bench.shops.values()].map((shop) => shop.figure(sku));

describe('a shipment of a channel for which this extension deducts', () => {
  it('lowers the master warehouse’s count once, and the linked shops get it', async () => {
    const { bench, store, ship, say, poll } = await orderBench({ A: 10, B: 5 });
    say('Manual', 'extension');
    ship('S1', { A: 2, B: 1 });
    await poll();
    expect([await bench.count('A'), await bench.count('B')]).toEqual([8, 4]);
    expect([figures(bench, 'A'), figures(bench, 'B')]).toEqual([
      [8, 8],
      [4, 4],
    ]);
    expect(states(store)).toEqual({ S1: 'deducted' });
    expect(await bench.problems()).toEqual([]);
    const orders = (await bench.stock.entries({ limit: 20 })).filter(({ cause }) => cause === 'order');
    expect(orders.map(({ id, sku, ref }) => [id, sku, ref]).sort()).toEqual([
      ['order/Manual/S1/A', 'A', 'order/Manual/S1/A'],
      ['order/Manual/S1/B', 'B', 'order/Manual/S1/B'],
    ]);

    // Seen again and again, while the shops sell.
    for (let n = 0; n < 3; n++) {
      bench.shops.get('woo')?.change('A', -1);
      await poll();
    }
    expect([await bench.count('A'), await bench.count('B')]).toEqual([5, 4]);
  });

  it('changes nothing more when it is touched again, days later and by another worker', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    ship('S1', { A: 2 });
    await poll();
    for (let day = 0; day < 3; day++) {
      sleep(bench, DAY / 3);
      shiptheory.account.change('S1', {});
      bench.restart();
      await poll();
    }
    expect(await bench.count('A')).toBe(8);
    expect(states(store)).toEqual({ S1: 'deducted' });
    expect(await bench.problems()).toEqual([]);
  });

  it('is counted with the lines of one SKU summed, and others’ SKUs exactly as they are written', async () => {
    const { bench, shiptheory, store, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    const line = (sku: string | null, qty: number | null) => ({ sku, name: 'thing', qty });
    shiptheory.account.add({ reference: 'S1', products: [line('A', 2), line('a', 1), line('A', 1), line(null, 4)] });
    shiptheory.account.add({ reference: 'S2', products: [line('A', 1), line('A', null)] });
    await poll();
    expect(await bench.count('A')).toBe(7);
    expect(Object.fromEntries(store.all().map(({ reference, lines }) => [reference, lines]))).toMatchObject({
      S1: [
        { sku: 'A', quantity: 3, outcome: 'deducted' },
        { sku: 'a', quantity: 1, outcome: 'not-in-catalogue' },
        { sku: '', quantity: 4, outcome: 'no-sku' },
      ],
      S2: [{ sku: 'A', quantity: null, outcome: 'no-quantity' }],
    });
    expect(await bench.problems()).toEqual(['order-changed', 'order-changed']);
  });

  it('leaves a SKU whose count isn’t known alone, also when it becomes known later', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    shiptheory.account.products.push({ sku: 'C', name: 'Cap', barcode: '5012345678900' });
    await poll();
    expect((await bench.stock.record(WAREHOUSE, 'C'))?.count).toBeNull();
    ship('S1', { C: 2, A: 1 });
    await poll();
    expect(store.all()[0]?.lines.map(({ sku, outcome }) => [sku, outcome])).toEqual([
      ['C', 'unknown-count'],
      ['A', 'deducted'],
    ]);
    expect((await bench.stock.record(WAREHOUSE, 'C'))?.count).toBeNull();
    bench.shops.get('acme')?.add('C', { stock: 9 });
    await bench.engine.run({ now: true });
    await poll();
    expect([await bench.count('C'), await bench.count('A')]).toEqual([9, 9]);
  });
});

describe('who deducts', () => {
  it('nobody has said: it is shown and asked, and counted once somebody says so', async () => {
    const { bench, store, ship, say, poll } = await orderBench({ A: 10 });
    ship('S1', { A: 2 });
    ship('S2', { A: 1 }, { channel: 'Etsy' });
    await poll();
    expect(states(store)).toEqual({ S1: 'undecided', S2: 'undecided' });
    expect(await bench.count('A')).toBe(10);
    const told = (await bench.directory.problems()).map(({ kind, detail }) => [kind, detail.channel, detail.count]);
    expect(told.sort()).toEqual([
      ['orders-undecided', 'Etsy', 1],
      ['orders-undecided', 'Manual', 1],
    ]);
    say('Manual', 'extension');
    say('Etsy', 'channel');
    await bench.engine.run();
    await poll();
    expect(await bench.count('A')).toBe(8);
    expect(states(store)).toEqual({ S1: 'deducted', S2: 'channel-deducts' });
    expect(await bench.problems()).toEqual([]);
    say('Etsy', 'extension');
    ship('S3', { A: 1 }, { channel: 'Etsy' });
    await poll();
    expect(await bench.count('A')).toBe(7);
    expect(states(store)).toMatchObject({ S2: 'channel-deducts', S3: 'deducted' });
  });

  it.each(['Shopify', 'shopify', 'WooCommerce', 'Woo Commerce'])(
    'a channel that is linked here has deducted itself, whatever was said: %s',
    async (channel) => {
      const { bench, store, ship, say, poll } = await orderBench({ A: 10 });
      say(channel, 'extension');
      bench.shops.get('acme')?.change('A', -2);
      ship('S1', { A: 2 }, { channel });
      await poll();
      expect(states(store)).toEqual({ S1: 'channel-linked' });
      expect([await bench.count('A'), ...figures(bench, 'A')]).toEqual([8, 8, 8]);
    },
  );

  it('a channel whose shop is connected and in review isn’t linked yet', async () => {
    const { bench, store, ship, poll } = await orderBench({ A: 10 });
    await bench.engine.unlink('woo/stock');
    await bench.take('woo');
    ship('S1', { A: 2 }, { channel: 'WooCommerce' });
    await poll();
    expect(states(store)).toEqual({ S1: 'undecided' });
  });
});

describe('what is never deducted', () => {
  it('was completed before the account was connected, also when it is touched later', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    const created = bench.now - 5 * DAY;
    ship('done', { A: 3 }, { created, modified: bench.now - 2 * DAY });
    ship('open', { A: 1 }, { created, modified: bench.now - 2 * DAY, status: 'Ready' });
    ship('ages ago', { A: 4 }, { created: bench.now - 60 * DAY, modified: bench.now - 50 * DAY });
    await poll();
    shiptheory.account.change('done', {});
    shiptheory.account.change('open', { status: 'Complete' });
    shiptheory.account.change('ages ago', {});
    await poll();
    expect(await bench.count('A')).toBe(9);
    expect(states(store)).toEqual({ done: 'before', open: 'deducted', 'ages ago': 'old' });
    expect((await bench.directory.problems()).map(({ detail }) => [detail.reference, detail.why])).toEqual([
      ['ages ago', 'old'],
    ]);
  });

  it('was completed before, of so many that one reply doesn’t hold them', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 500 });
    say('Manual', 'extension');
    for (let n = 0; n < 250; n++) {
      ship(`S${n}`, { A: 1 }, { created: bench.now - (n % 20) * DAY - 2_000, modified: bench.now - 2_000 });
    }
    await poll();
    for (let n = 0; n < 250; n += 10) shiptheory.account.change(`S${n}`, {});
    await poll();
    expect(await bench.count('A')).toBe(500);
    expect(new Set(Object.values(states(store)))).toEqual(new Set(['before']));
  });

  it('was completed while there was no master, also after one is chosen', async () => {
    const { bench, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    const master = await bench.directory.master();
    await bench.directory.setMaster(null);
    await poll();
    ship('S1', { A: 2 });
    await poll();
    expect(states(store)).toEqual({ S1: 'no-master' });

    // Completed without a master, and seen only after one was chosen.
    ship('S2', { A: 2 });
    bench.now += 1_000;
    if (master) await bench.engine.chooseMaster(master);
    bench.now += 1_000;
    ship('S3', { A: 3 });
    await poll();
    expect(states(store)).toEqual({ S1: 'no-master', S2: 'no-master', S3: 'deducted' });
    expect(await bench.count('A')).toBe(7);
  });

  it('isn’t complete, and is counted when it is', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    for (const status of ['Failed', 'Ready', 'Ignored', 'Not Ready', 'Print Error', 'Waiting', 'PROCESSING'] as const) {
      ship(status, { A: 1 }, { status });
    }
    await poll();
    expect(states(store)).toEqual({});
    shiptheory.account.change('Ready', { status: 'Complete' });
    await poll();
    expect(await bench.count('A')).toBe(9);
    expect(states(store)).toEqual({ Ready: 'deducted' });
  });
});

describe('a shipment that is changed after it was counted', () => {
  it('keeps what was counted and asks a person to look; the same again is no news', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    ship('S1', { A: 2 });
    await poll();
    shiptheory.account.change('S1', { products: [{ sku: 'A', name: 'A', qty: 3 }] });
    await poll();
    expect(await bench.count('A')).toBe(8);
    expect((await bench.directory.problems()).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['order-changed', { reference: 'S1', channel: 'Manual', why: 'changed' }],
    ]);
    expect(store.all()[0]).toMatchObject({ look: 'changed', changedTo: [{ sku: 'A', quantity: 3 }] });
    shiptheory.account.change('S1', { products: [{ sku: 'A', name: 'A', qty: 2 }] });
    await poll();
    expect([store.all()[0]?.look, await bench.problems(), await bench.count('A')]).toEqual([null, [], 8]);
  });

  it('that is opened again is told, and isn’t counted twice when it is completed again', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    ship('S1', { A: 2 });
    await poll();
    shiptheory.account.change('S1', { status: 'Ready' });
    await poll();
    expect(store.all()[0]?.look).toBe('reopened');
    expect(await bench.problems()).toEqual(['order-changed']);
    shiptheory.account.change('S1', { status: 'Complete' });
    await poll();
    expect([store.all()[0]?.look, await bench.problems(), await bench.count('A')]).toEqual([null, [], 8]);
  });

  it('that waits for a decision takes the change along, and one that isn’t complete any more goes', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    ship('S1', { A: 2 });
    ship('S2', { A: 4 });
    await poll();
    shiptheory.account.change('S1', { products: [{ sku: 'A', name: 'A', qty: 3 }] });
    shiptheory.account.change('S2', { status: 'Ready' });
    await poll();
    expect(states(store)).toEqual({ S1: 'undecided' });
    say('Manual', 'extension');
    await poll();
    expect(await bench.count('A')).toBe(7);
    shiptheory.account.change('S2', { status: 'Complete' });
    await poll();
    expect(await bench.count('A')).toBe(3);
    expect(await bench.problems()).toEqual([]);
  });

  it('whose channel was given another name is the same; the same reference of another channel isn’t', async () => {
    const { bench, shiptheory, ship, say, poll } = await orderBench({ A: 10 });
    for (const channel of ['Manual', 'Phone', 'Etsy']) say(channel, 'extension');
    ship('1001', { A: 2 });
    await poll();
    shiptheory.account.change('1001', { channel: 'Phone' });
    await poll();
    expect(await bench.count('A')).toBe(8);
    ship('1001', { A: 3 }, { channel: 'Etsy' });
    await poll();
    expect(await bench.count('A')).toBe(5);
  });
});

describe('a reply that is full', () => {
  it('loses nothing: what it leaves out is looked up one by one', async () => {
    const { bench, ship, say, poll } = await orderBench({ A: 500 });
    say('Manual', 'extension');
    for (let n = 0; n < 240; n++) ship(`S${n}`, { A: 1 });
    for (let n = 0; n < 4; n++) await poll();
    expect(await bench.count('A')).toBe(260);
    expect(await bench.problems()).toEqual([]);
  });

  it('raises a problem where they can’t be looked up, which goes when they are found', async () => {
    const { bench, shiptheory, ship, say, poll } = await orderBench({ A: 500 });
    say('Manual', 'extension');
    shiptheory.ignoresReference = true;
    for (let n = 0; n < 104; n++) ship(`S${n}`, { A: 1 }, { created: bench.now + n });
    await poll();
    const day = new Date(bench.now).toISOString().slice(0, 10);
    expect(await bench.count('A')).toBe(400);
    expect((await bench.directory.problems()).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['orders-full', { day, count: 4 }],
    ]);
    shiptheory.ignoresReference = false;
    await poll();
    expect([await bench.count('A'), await bench.problems()]).toEqual([396, []]);
  });

  it('a completed shipment that is told nowhere is a problem, not nothing', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    ship('S1', { A: 1 });
    const shipments = shiptheory.account.shipments;
    const feed = shiptheory.feed.bind(shiptheory);
    shiptheory.feed = () => ({
      ...feed(),
      sentOn: async () => ({ ok: true, value: { shipments: [], full: false } }),
      sentAs: async () => ({ ok: true, value: { shipments: [], full: false } }),
    });
    await poll();
    expect(states(store)).toEqual({ S1: 'waiting' });
    expect(await bench.problems()).toEqual(['order-lines-missing']);
    shiptheory.feed = feed;
    await poll();
    expect(shipments).toHaveLength(1);
    expect([await bench.count('A'), await bench.problems()]).toEqual([9, []]);
  });
});

describe('trouble with the account', () => {
  it.each([
    [{ kind: 'unauthorized', detail: '' }, 'shiptheory-refused'],
    [{ kind: 'forbidden', missing: [], detail: '' }, 'shiptheory-refused'],
    [{ kind: 'no-permission', detail: '' }, 'shiptheory-permission'],
    [{ kind: 'malformed', detail: '' }, 'shiptheory-malformed'],
    [{ kind: 'unavailable', detail: '' }, 'shiptheory-unreachable'],
  ] as const)('%j is told as %s, and what was sent meanwhile is counted afterwards', async (error, problem) => {
    const { bench, shiptheory, ship, say, poll } = await orderBench({ A: 10 });
    say('Manual', 'extension');
    await poll();
    shiptheory.trouble = error;
    ship('S1', { A: 1 });
    await bench.pass(30 * MINUTE);
    expect(await bench.problems()).toEqual([problem]);
    const calls = shiptheory.calls.length;
    await bench.pass(60 * MINUTE);
    expect(shiptheory.calls.length - calls).toBeLessThan(12);
    shiptheory.trouble = null;
    sleep(bench, 3 * DAY);
    await poll();
    expect([await bench.count('A'), await bench.problems()]).toEqual([9, []]);
  });

  it('a throttle waits as long as Shiptheory says, and is no problem', async () => {
    const { bench, shiptheory, poll } = await orderBench({ A: 10 });
    await poll();
    shiptheory.trouble = { kind: 'rate-limited', retryAt: bench.now + 20 * MINUTE, detail: '429' };
    await poll();
    const calls = shiptheory.calls.length;
    await bench.pass(8 * MINUTE);
    expect(shiptheory.calls.length).toBe(calls);
    expect(await bench.problems()).toEqual([]);
  });

  it('a login that ended asks for a new one; the shops go on', async () => {
    const { bench, shiptheory, store, ship, say, poll } = await orderBench({ A: 10 });
    store.setUp({ account: { name: 'Shiptheory', email: 'ops@acme.example', kept: false, connectedAt: 0 } });
    say('Manual', 'extension');
    await poll();
    shiptheory.loggedOut = true;
    ship('S1', { A: 1 });
    bench.shops.get('woo')?.change('A', -2);
    await poll();
    expect([await bench.count('A'), await bench.problems()]).toEqual([8, ['shiptheory-ended']]);
    shiptheory.loggedOut = false;
    await bench.engine.run({ now: true });
    await poll();
    expect([await bench.count('A'), await bench.problems()]).toEqual([7, []]);
  });

  it('an account that was disconnected is asked nothing', async () => {
    const { bench, shiptheory, store, poll } = await orderBench({ A: 10 });
    store.setUp({ account: null });
    await poll();
    expect(shiptheory.calls).toEqual([]);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('Shiptheory’s catalogue', () => {
  it('brings SKUs, names and barcodes, never counts, and linked shops are looked at for them', async () => {
    const { bench, shiptheory, poll } = await orderBench({ A: 10 });
    bench.shops.get('woo')?.add('CAP', { stock: 4 });
    shiptheory.account.products.push(
      { sku: 'CAP', name: 'Baseball Cap', barcode: '5012345678900' },
      { sku: 'A', name: 'Another name', barcode: null },
    );
    await poll();
    const [cap, known] = await bench.directory.products(['CAP', 'A']);
    expect(cap).toMatchObject({ sku: 'CAP', title: 'Baseball Cap', barcode: '5012345678900' });
    expect(known?.title).toBe('A');
    expect(await bench.count('CAP')).toBeNull();
    expect((await bench.line('CAP', 'woo')).base).toBe(4);
    expect(bench.shops.get('woo')?.figure('CAP')).toBe(4);
    // The first change decides, as with any count that isn't known.
    bench.shops.get('woo')?.change('CAP', -1);
    await bench.engine.run({ now: true });
    await bench.pass(MINUTE);
    expect(await bench.count('CAP')).toBe(3);
  });

  it('is read once a day, all pages of it', async () => {
    const { bench, shiptheory, poll } = await orderBench({ A: 10 });
    for (let n = 0; n < 250; n++) shiptheory.account.products.push({ sku: `P${n}`, name: `P${n}`, barcode: null });
    await poll();
    expect(shiptheory.calls.filter((call) => call === 'products')).toHaveLength(3);
    for (let hour = 0; hour < 20; hour += 4) {
      sleep(bench, 4 * 60 * MINUTE);
      await poll();
    }
    expect(shiptheory.calls.filter((call) => call === 'products')).toHaveLength(3);
    expect(await bench.directory.products()).toHaveLength(251);
    sleep(bench, 6 * 60 * MINUTE);
    await poll();
    expect(shiptheory.calls.filter((call) => call === 'products')).toHaveLength(6);
  });

  it('also where nothing is linked yet', async () => {
    const bench = new Bench();
    const shiptheory = new FakeShiptheory(() => bench.now);
    const store = createMemoryOrders();
    bench.orders = { store, feed: async () => shiptheory.feed() };
    bench.restart();
    await connect(bench, store);
    shiptheory.account.products.push({ sku: 'X', name: 'X', barcode: null });
    await bench.pass(MINUTE);
    expect((await bench.directory.products()).map(({ sku }) => sku)).toEqual(['X']);
    expect(await bench.stock.records(WAREHOUSE)).toEqual([]);
  });
});
