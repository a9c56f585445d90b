import type { ChannelClient } from '../../lib/channels/channel.ts';
import { integrationOf, locationId, remoteIdOf } from '../../lib/model/ids.ts';
import type { Link } from '../../lib/model/warehouse.ts';
import type { Edit, EditOutcome } from '../../lib/sync/ports.ts';
import type { Rules } from '../../lib/sync/rules.ts';
import { createSimClient } from './client.ts';
import { type Faults, NONE } from './faults.ts';
import { drawHabits, drawShop, type Habits, type Mix } from './mixes.ts';
import { Network, Weather } from './network.ts';
import { Random } from './random.ts';
import { Renames } from './renames.ts';
import { Scheduler } from './scheduler.ts';
import { type Place, Shop } from './shop.ts';
import type { Stores } from './stores.ts';
import { Watch } from './watch.ts';
import { WhoseItem } from './whose-item.ts';
import { EPOCH, type MakeRunner, Profile, type Worker } from './worker.ts';

export const MASTER_LOCATION = 'A';

export interface WorldOptions {
  mix: Mix;
  seed: number;
  stores: Stores;
  make: MakeRunner;
  rules: Partial<Rules>;
  held: 'all' | 'process' | 'rest';
  /** Gets every line of the trace, or null: no trace is made. */
  trace: ((line: string) => void) | null;
}

/** Shops, browsers, people and faults of one schedule. Everything that happens in it is drawn from its seed. */
export class World {
  readonly scheduler = new Scheduler();
  readonly random: Random;
  readonly habits: Habits;
  readonly faults: Faults;
  readonly shops = new Map<string, Shop>();
  readonly weathers = new Map<string, Weather>();
  readonly profiles: Profile[] = [];
  readonly watch: Watch;
  readonly renames: Renames;
  /** Nothing goes wrong during the set-up and at rest. */
  calm = true;
  private ids = 0;
  private gens = 0;

  constructor(readonly options: WorldOptions) {
    this.random = new Random(options.seed * 2 + 1);
    const { random, scheduler } = this;
    this.habits = drawHabits(random, new Random(options.seed * 2), options.mix.fixed);
    this.faults = options.mix.faults(random);
    this.watch = new Watch(
      this.shops,
      () => scheduler.now,
      options.held,
      (text) => this.trace(text),
      options.trace !== null,
    );
    this.renames = new Renames(this);
    // It looks at every line at every commit, so only where items are renamed all the time.
    if (this.habits.renames > 0) this.watch.whose = new WhoseItem(this.watch, this.shops, this.renames);
    for (let i = 0; i < this.habits.shops; i++) this.addShop(`shop${i}`);
    for (let i = 0; i < this.habits.profiles; i++) this.profiles.push(this.profile(['p', 'q', 'r'][i] ?? 'z'));
  }

  trace(text: string): void {
    this.options.trace?.(`${(this.scheduler.now / 1000).toFixed(3).padStart(9)} ${text}`);
  }

  /** A call to the stores, for which virtual time waits if it must. */
  held<T>(call: Promise<T>): Promise<T> {
    return this.options.stores.outside ? this.scheduler.held(call) : call;
  }

  uuid = (): string => `k${++this.ids}`;
  gen = (): number => ++this.gens;

  /** All places that are linked now. */
  linkedPlaces(): Place[] {
    return [...this.watch.books.values()].flatMap(({ record }) =>
      Object.entries(record.lines).flatMap(([location, line]) => this.watch.place(location, line) ?? []),
    );
  }

  shopOf(place: Place): Shop {
    for (const shop of this.shops.values()) if (shop.place(place.item, place.location) === place) return shop;
    throw new Error(`no shop has ${place.item}`);
  }

  locations(): { id: string; integration: string; remoteId: string }[] {
    return [...this.shops.values()].flatMap((shop) =>
      [...new Set([...shop.places.values()].map((place) => place.location))].map((remoteId) => ({
        id: locationId(shop.id, remoteId),
        integration: shop.id,
        remoteId,
      })),
    );
  }

  /** A person saves an edit; a worker that dies meanwhile makes them press Save again. */
  edit(profile: Profile, edit: Edit, then?: (outcome: EditOutcome) => void): void {
    this.watch.edits.set(edit.id, edit);
    this.trace(`person: ${edit.sku} ${JSON.stringify(edit.change)} ${edit.id}`);
    const worker = profile.start();
    let answered = false;
    this.watch.guard('edit', worker.runner.edit([edit])).then((outcomes) => {
      answered = true;
      const outcome = outcomes?.[0];
      this.trace(`person: ${edit.id} is ${JSON.stringify(outcome)}`);
      if (outcome) {
        this.watch.told(edit, outcome);
        then?.(outcome);
      }
    });
    this.scheduler.after(30_000, () => {
      if (!answered && (worker.dead || this.faults.disk > 0) && this.random.chance(0.7)) this.edit(profile, edit, then);
    });
  }

  /** Reviews and confirms the first sync of a location, as a person does. */
  async link(profile: Profile, link: Link): Promise<boolean> {
    const worker = profile.start();
    const { previewFirstSync, confirmFirstSync } = worker.runner;
    if (!previewFirstSync || !confirmFirstSync) return false;
    const engine = worker.runner;
    const preview = await previewFirstSync.call(engine, link.location);
    if (!preview.ok || worker.dead) return false;
    await this.scheduler.sleep(this.calm ? 0 : this.random.int(1_000, 20_000));
    if (worker.dead) return false;
    const rows = preview.value
      .filter((row) => row.action !== 'unmatched')
      .map(({ sku, item, old }) => ({ sku, item, old, include: true }));
    // What was seen at an earlier linking says nothing of this one.
    for (const key of this.watch.reviewed.keys()) {
      if (key.startsWith(`${link.location}|`)) this.watch.reviewed.delete(key);
    }
    for (const row of rows) {
      if (row.old !== null) this.watch.reviewed.set(`${link.location}|${row.sku}`, row.old);
    }
    this.trace(`person: confirms ${link.location} ${JSON.stringify(rows)}`);
    const linked = await confirmFirstSync.call(engine, link.location, link.gen, rows);
    return linked.ok;
  }

  private addShop(id: string): void {
    const { random, habits, scheduler } = this;
    const options = drawShop(random, this.options.mix, habits);
    const shop: Shop = new Shop(
      id,
      options,
      scheduler,
      (place, delta, by) => this.watch.moved(shop, place, delta, by),
      () => random.next(),
    );
    this.shops.set(id, shop);
    this.weathers.set(id, new Weather(scheduler));
    const locations = options.kind === 'shopify' && random.chance(0.4) ? ['A', 'B'] : ['A'];
    for (let s = 0; s < habits.skus; s++) {
      if (id !== 'shop0' && random.chance(0.05)) continue;
      const stock = Object.fromEntries(locations.map((location) => [location, this.startFigure()]));
      shop.addItem(`${id}-i${s}`, `SKU-${s}`, stock);
    }
    if (shop.items.size === 0) shop.addItem(`${id}-i0`, 'SKU-0', Object.fromEntries(locations.map((one) => [one, 7])));
  }

  private startFigure(): number {
    const { random, habits } = this;
    // Not drawn where it can't be, so that the seeds of other mixes stay what they were.
    if (habits.oversold > 0 && random.chance(habits.oversold)) return -random.int(1, 3);
    return habits.scarce ? random.int(0, 4) : random.int(5, 40);
  }

  private profile(name: string): Profile {
    return new Profile(name, {
      scheduler: this.scheduler,
      random: this.random,
      watch: this.watch,
      stock: this.options.stores.stock,
      directory: this.options.stores.directory,
      steps: this.options.stores.steps,
      held: (call) => this.held(call),
      make: this.options.make,
      rules: this.options.rules,
      crashRate: () => (this.calm ? 0 : this.faults.crash),
      diskRate: () => (this.calm ? 0 : this.faults.disk),
      storeMs: () =>
        this.faults.storeMs > 0 && !this.calm && this.random.chance(0.25)
          ? this.random.next() * this.faults.storeMs
          : 0,
      unlocked: (worker, integration) => this.unlocked(worker, integration),
      client: (worker, integration) => this.client(worker, integration),
      trace: (text) => this.trace(text),
      uuid: this.uuid,
    });
  }

  /** Can this shop's credentials be had now? */
  private unlocked(worker: Worker, integration: string): boolean {
    const locked = this.weathers.get(integration)?.locked ?? true;
    if (locked) this.watch.unanswered(integration, worker, true);
    return !locked;
  }

  private client(worker: Worker, integration: string): ChannelClient | null {
    const shop = this.shops.get(integration);
    const weather = this.weathers.get(integration);
    if (!shop || !weather) return null;
    const clock = (): number => EPOCH + this.scheduler.now + worker.profile.skew;
    const network = new Network(
      this.scheduler,
      this.random,
      () => (this.calm ? NONE : this.faults),
      weather,
      (text) => this.trace(text),
      clock,
      (reading) => this.watch.unanswered(integration, worker, reading),
    );
    return createSimClient(shop, network, this.options.mix.kinds.length > 1 ? 2 : 3, {
      sending: (what, sealed, lines) => this.watch.sending(what, integration, sealed, lines, worker),
      served: (item, location, asked) => this.watch.served(integration, item, location, asked),
      port: (name, call) => worker.port(name, call),
      trace: (text) => this.trace(`${worker.name} ${text}`),
      shopTime: () => this.scheduler.now,
      ourTime: (shopTime) => EPOCH + shopTime + worker.profile.skew,
    });
  }
}

/** Where a place's own figure should be: the count less the buffer, within bounds; negative figures aren't raised. */
export function rightFigure(count: number, buffer: number, max: number | null, x: number): boolean {
  const wanted = Math.min(count - buffer, max ?? Number.POSITIVE_INFINITY);
  return x === Math.max(0, wanted) || (wanted <= 0 && x < 0);
}

export { integrationOf, remoteIdOf };
