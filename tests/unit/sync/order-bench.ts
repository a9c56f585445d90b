import type { Deductor } from '../../../lib/model/shipment.ts';
import type { StoredShipment } from '../../shops/shiptheory/account.ts';
import { createMemoryOrders, type MemoryOrders } from '../../simulation/memory-orders.ts';
import { type Bench, twoShops } from './bench.ts';
import { FakeShiptheory } from './fake-shiptheory.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** Two linked shops, the first of them master, and a connected Shiptheory account. */
export interface OrderBench {
  bench: Bench;
  shiptheory: FakeShiptheory;
  store: MemoryOrders;
  /** A shipment is completed now. */
  ship(reference: string, units: Readonly<Record<string, number>>, more?: Partial<StoredShipment>): void;
  say(channel: string, who: Deductor['who']): void;
  /** Lets the engine poll as it does by itself. */
  poll(): Promise<void>;
}

export async function orderBench(figures: Readonly<Record<string, number>>): Promise<OrderBench> {
  const bench = await twoShops(figures);
  const shiptheory = new FakeShiptheory(() => bench.now);
  const store = createMemoryOrders();
  bench.orders = { store, feed: async () => (shiptheory.loggedOut ? null : shiptheory.feed()) };
  await connect(bench, store);
  bench.restart();
  return {
    bench,
    shiptheory,
    store,
    ship(reference, units, more = {}) {
      const products = Object.entries(units).map(([sku, qty]) => ({ sku, name: sku, qty }));
      shiptheory.account.add({ reference, products, ...more });
    },
    say: (channel, who) => store.setUp({ deductors: [{ channel, who, seenAt: 0 }] }),
    async poll() {
      await bench.pass(5 * MINUTE);
    },
  };
}

/** What connecting the account leaves. */
export async function connect(bench: Bench, store: MemoryOrders): Promise<void> {
  store.setUp({ account: { name: 'Shiptheory', email: 'ops@acme.example', kept: true, connectedAt: bench.now } });
  await store.putCursor({
    startedAt: bench.now,
    baseline: false,
    since: null,
    masterSince: (await bench.directory.master()) ? bench.now : null,
    skew: 0,
    polledAt: null,
    cataloguedAt: null,
    failures: 0,
    nextAt: 0,
  });
  bench.now += 1_000;
  bench.wake = bench.now;
}

/** Every shipment with its state and why, by reference. */
export const states = (store: MemoryOrders): Record<string, string> =>
  Object.fromEntries(store.all().map(({ reference, state, why }) => [reference, why ?? state]));

/** The computer sleeps, and the engine goes on when it wakes. */
export function sleep(bench: Bench, ms: number): void {
  bench.now += ms;
  bench.wake = bench.now;
}
