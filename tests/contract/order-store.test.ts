import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Shipment } from '../../lib/model/shipment.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createOrderStore } from '../../lib/store/order-store.ts';
import type { OrderCursor } from '../../lib/sync/order-ports.ts';
import { createMemoryOrders } from '../simulation/memory-orders.ts';

function aShipment(over: Partial<Shipment> = {}): Shipment {
  return {
    id: 'Manual/S1',
    reference: 'S1',
    order: null,
    channel: 'Manual',
    createdAt: 1,
    modifiedAt: 2,
    state: 'waiting',
    why: null,
    warehouse: null,
    lines: [],
    look: null,
    seenAt: 3,
    revision: 1,
    ...over,
  };
}

const CURSOR: OrderCursor = {
  startedAt: 1,
  baseline: false,
  since: null,
  masterSince: null,
  skew: 0,
  polledAt: null,
  cataloguedAt: null,
  failures: 0,
  nextAt: 0,
};

const idb = async () => createOrderStore(await openDatabase(crypto.randomUUID()));

describe.each([
  ['memory', async () => createMemoryOrders()],
  ['IndexedDB', idb],
])('the store of shipments in %s', (_, create) => {
  it('adds a shipment once and keeps what is there', async () => {
    const store = await create();
    await store.add([aShipment(), aShipment({ id: 'Manual/S2', reference: 'S2' })]);
    await store.add([aShipment({ state: 'shown', why: 'before' })]);
    expect((await store.byReference(['S1', 'S1', 'none'])).map(({ state }) => state)).toEqual(['waiting']);
  });

  it('finds all of a reference, and what is open, oldest change first', async () => {
    const store = await create();
    await store.add([
      aShipment({ id: 'Manual/S1', state: 'due', modifiedAt: 9 }),
      aShipment({ id: 'Shopify/S1', channel: 'Shopify', state: 'undecided', modifiedAt: 5 }),
      aShipment({ id: 'Manual/S2', reference: 'S2', state: 'deducted' }),
      aShipment({ id: 'Manual/S3', reference: 'S3', state: 'shown' }),
      aShipment({ id: 'Manual/S4', reference: 'S4', modifiedAt: 7 }),
    ]);
    expect((await store.byReference(['S1'])).map(({ channel }) => channel).sort()).toEqual(['Manual', 'Shopify']);
    expect((await store.open()).map(({ id }) => id)).toEqual(['Shopify/S1', 'Manual/S4', 'Manual/S1']);
  });

  it('saves only over the revision that was read, and never makes one', async () => {
    const store = await create();
    expect(await store.save(aShipment({ revision: 2 }))).toBe(false);
    await store.add([aShipment()]);
    const won = await Promise.all([
      store.save(aShipment({ revision: 2, state: 'due' })),
      store.save(aShipment({ revision: 2 })),
    ]);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await store.save(aShipment({ revision: 2 }))).toBe(false);
    await expect(Promise.resolve().then(() => store.save(aShipment({ revision: 1 })))).rejects.toThrow();
  });

  it('forgets only what nothing was decided of, as it was read', async () => {
    const store = await create();
    await store.add([aShipment(), aShipment({ id: 'b', reference: 'b', state: 'deducted' })]);
    await store.forget(aShipment({ revision: 2 }));
    await store.forget(aShipment({ id: 'b', reference: 'b' }));
    expect(await store.byReference(['S1', 'b'])).toHaveLength(2);
    await store.forget(aShipment());
    expect(await store.byReference(['S1', 'b'])).toHaveLength(1);
  });

  it('keeps who deducts when the channel is seen again, and where the polls stand', async () => {
    const store = await create();
    await store.addDeductors([{ channel: 'Manual', who: null, seenAt: 1 }]);
    await store.addDeductors([{ channel: 'Manual', who: 'channel', seenAt: 2 }]);
    expect(await store.deductors()).toEqual([{ channel: 'Manual', who: null, seenAt: 1 }]);
    expect(await store.cursor()).toBeNull();
    await store.putCursor(CURSOR);
    expect(await store.cursor()).toEqual(CURSOR);
    expect(await store.account()).toBeNull();
  });
});

it('lists shipments by their last change, newest first, without those from before the connection', async () => {
  const store = await idb();
  await store.add([1, 2, 3, 4].map((n) => aShipment({ id: `S${n}`, reference: `S${n}`, modifiedAt: n })));
  await store.add([aShipment({ id: 'old', modifiedAt: 9, state: 'shown', why: 'before' })]);
  const ids = async (offset: number, limit: number) => {
    const { more, shipments } = await store.list(offset, limit);
    return [shipments.map(({ id }) => id).join(' '), more];
  };
  expect(await ids(0, 2)).toEqual(['S4 S3', true]);
  expect(await ids(2, 2)).toEqual(['S2 S1', false]);
  expect(await ids(0, 10)).toEqual(['S4 S3 S2 S1', false]);
  expect((await store.shipment('S1'))?.modifiedAt).toBe(1);
  expect(await store.shipment('S9')).toBeUndefined();
  await store.putDeductor({ channel: 'Manual', who: 'extension', seenAt: 1 });
  expect(await store.deductors()).toEqual([{ channel: 'Manual', who: 'extension', seenAt: 1 }]);
});
