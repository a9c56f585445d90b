import type { Capabilities } from '../../../lib/channels/channel.ts';
import { integrationOf, locationId } from '../../../lib/model/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../lib/model/limits.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import type { Line } from '../../../lib/stock/record.ts';
import { createEngine } from '../../../lib/sync/engine.ts';
import type { OrderDeps } from '../../../lib/sync/order-ports.ts';
import type { Change, Edit, EditOutcome, Engine, EngineDeps } from '../../../lib/sync/ports.ts';
import { createMemoryDirectory } from '../../simulation/memory-directory.ts';
import { createMemorySteps } from '../../simulation/memory-steps.ts';
import { createMemoryStore } from '../../simulation/memory-store.ts';
import { type FakeItem, FakeShop, MARKING, REPLAYING } from './fake-shop.ts';

export const WAREHOUSE = 'main';
const START = 1_800_000_000_000;

/**
 * An engine over stores in memory and fake shops, with a clock that only moves when told to. `restart` is what the
 * browser does to a worker: the stores stay, everything else is gone.
 */
export class Bench {
  readonly stock = createMemoryStore();
  readonly directory = createMemoryDirectory();
  readonly steps = createMemorySteps();
  readonly shops = new Map<string, FakeShop>();
  readonly announced: Change[] = [];
  readonly logged: string[] = [];
  /** Orders sent through Shiptheory, where a test has any. */
  orders: OrderDeps | null = null;
  /** Limits that a person set; the others are the defaults. */
  limits: Partial<Limits> = {};
  engine: Engine;
  now = START;
  /** The earliest time at which the engine asked to be called again. */
  wake: number | null = null;
  private readonly sleepers = new Set<{ at: number; done: () => void }>();
  private readonly locks = new Map<string, Promise<unknown>>();
  private ids = 0;
  private workers = 0;

  constructor(readonly installation = 'browser') {
    this.directory.setUp({ warehouses: [{ id: WAREHOUSE, name: 'Main', createdAt: 0, revision: 1 }] });
    this.engine = this.restart();
  }

  /** A new worker, as after the old one died. */
  restart(change: (deps: EngineDeps) => EngineDeps = (deps) => deps): Engine {
    this.workers++;
    // A dead worker's locks are released by the browser.
    this.locks.clear();
    this.engine = createEngine(change(this.deps()));
    return this.engine;
  }

  /** Another context of the same browser, at the same time: it shares the stores and the locks. */
  sibling(): Engine {
    this.workers++;
    return createEngine(this.deps());
  }

  shop(id: string, capabilities: Capabilities = REPLAYING): FakeShop {
    return this.connect(new FakeShop(id, () => this.now, capabilities));
  }

  /** Connects a shop that is there already, perhaps to another bench as well. */
  connect(shop: FakeShop): FakeShop {
    const { name: id, capabilities } = shop;
    this.shops.set(id, shop);
    const channel = capabilities.witness === 'replay' ? 'shopify' : 'woocommerce';
    const url = `https://${id}.test`;
    const integration = {
      id,
      channel,
      name: id,
      url,
      shopKey: id,
      adminHandle: null,
      origins: [],
      adminMatches: [],
    } as const;
    this.directory.setUp({
      integrations: [{ ...integration, origins: [], adminMatches: [], connectedAt: 0, paused: false }],
    });
    return shop;
  }

  /** Takes a location into the warehouse, ready for its review. */
  async take(shop: string, remoteId = 'stock', more: Partial<Link> = {}): Promise<Link> {
    const location = locationId(shop, remoteId);
    this.directory.setUp({
      locations: [{ id: location, integration: shop, remoteId, name: remoteId, active: true, fetchedAt: 0 }],
    });
    const link: Link = {
      location,
      warehouse: WAREHOUSE,
      gen: ++this.ids,
      state: 'review',
      direction: 'both',
      buffer: 0,
      max: null,
      linkedAt: this.now,
      ...more,
    };
    await this.directory.addLink(link);
    return link;
  }

  /** Links a location as a person does: everything in the preview, confirmed. */
  async link(shop: string, remoteId = 'stock', more: Partial<Link> = {}): Promise<Link> {
    const link = await this.take(shop, remoteId, more);
    const preview = await this.engine.previewFirstSync(link.location);
    if (!preview.ok) throw new Error(JSON.stringify(preview.error));
    const rows = preview.value.filter((row) => row.action !== 'unmatched');
    const confirmed = await this.engine.confirmFirstSync(
      link.location,
      link.gen,
      rows.map(({ sku, item, old }) => ({ sku, item, old, include: true })),
    );
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.error));
    return link;
  }

  async chooseMaster(shop: string, remoteId = 'stock'): Promise<Link> {
    const link = await this.take(shop, remoteId);
    const chosen = await this.engine.chooseMaster({ warehouse: WAREHOUSE, location: link.location });
    if (!chosen.ok) throw new Error(JSON.stringify(chosen.error));
    return link;
  }

  async count(sku: string): Promise<number | null | undefined> {
    return (await this.stock.record(WAREHOUSE, sku))?.count;
  }

  async line(sku: string, shop: string): Promise<Line> {
    const record = await this.stock.record(WAREHOUSE, sku);
    const found = Object.entries(record?.lines ?? {}).find(([location]) => integrationOf(location) === shop);
    if (!found) throw new Error(`${sku} has no line at ${shop}`);
    return found[1];
  }

  async problems(): Promise<string[]> {
    return (await this.directory.problems()).map((problem) => problem.kind).sort();
  }

  async edit(sku: string, change: Edit['change'], id = `edit-${++this.ids}`): Promise<EditOutcome> {
    const [outcome] = await this.engine.edit([{ id, warehouse: WAREHOUSE, sku, change, reason: null }]);
    if (!outcome) throw new Error('no outcome');
    return outcome;
  }

  /** Lets time pass and the engine work whenever it asked to, as alarms do. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (let rounds = 0; rounds < 500; rounds++) {
      const next = Math.min(end, ...[...this.sleepers].map(({ at }) => at), this.wake ?? end);
      this.now = Math.max(this.now, next);
      for (const sleeper of [...this.sleepers]) {
        if (sleeper.at > this.now) continue;
        this.sleepers.delete(sleeper);
        sleeper.done();
      }
      if (this.wake !== null && this.wake <= this.now) {
        this.wake = null;
        // Not waited for: a call that never returns is one of the things to be tested.
        void this.engine.run();
      }
      await settled();
      if (this.now >= end && (this.wake === null || this.wake > this.now)) return;
    }
    throw new Error(`still busy at ${this.now - START} ms: ${this.logged.slice(-5).join('; ')}`);
  }

  private deps(): EngineDeps {
    return {
      stock: this.stock,
      directory: this.directory,
      steps: this.steps,
      client: async (integration) => this.shops.get(integration)?.client(this.installation) ?? null,
      clock: {
        now: () => this.now,
        sleep: (ms) => new Promise((done) => this.sleepers.add({ at: this.now + ms, done })),
      },
      locks: {
        run: (name, work) => {
          const before = this.locks.get(name) ?? Promise.resolve();
          const mine = before.then(work, work);
          this.locks.set(
            name,
            mine.catch(() => undefined),
          );
          return mine;
        },
        tryRun: async (name, work) => (this.locks.has(name) ? undefined : work()),
      },
      uuid: () => `${this.installation}-uuid-${++this.ids}`,
      random: () => 0.5,
      wakeAt: (at) => {
        this.wake = Math.min(at, this.wake ?? at);
      },
      announce: (changes) => this.announced.push(...changes),
      log: (event, detail) => this.logged.push(`${event} ${JSON.stringify(detail ?? {})}`),
      owner: `${this.installation}/worker-${this.workers}`,
      limits: async () => ({ ...DEFAULT_LIMITS, ...this.limits }),
      ...(this.orders && { orders: this.orders }),
    };
  }
}

/** Lets everything run that waits for nothing but itself. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Two shops with the same SKUs, one of each kind, linked to one warehouse; the first is master. */
export async function twoShops(
  figures: Readonly<Record<string, number>>,
  second: Capabilities = MARKING,
): Promise<Bench> {
  const bench = new Bench();
  const first = bench.shop('acme');
  const other = bench.shop('woo', second);
  for (const [sku, quantity] of Object.entries(figures)) {
    first.add(sku, { stock: quantity });
    other.add(sku, { stock: quantity });
  }
  await bench.chooseMaster('acme');
  await bench.link('woo');
  await bench.engine.run({ now: true });
  return bench;
}

/** A is in both shops, B in the first alone: `item`, which is A in the second shop, may get B's SKU there. */
export async function canBeRenamed(): Promise<{ bench: Bench; woo: FakeShop; item: FakeItem }> {
  const bench = await twoShops({ A: 10 });
  bench.shops.get('acme')?.add('B', { stock: 5 });
  await bench.engine.run({ now: true });
  const woo = bench.shops.get('woo');
  const item = woo?.items.get('woo-A');
  if (!woo || !item) throw new Error('woo has no A');
  return { bench, woo, item };
}
