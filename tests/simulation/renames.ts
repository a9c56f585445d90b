import { integrationOf } from '../../lib/model/ids.ts';
import { isAnother } from '../../lib/stock/observe.ts';
import { Random } from './random.ts';
import type { Place, Shop } from './shop.ts';
import { EPOCH, type Profile } from './worker.ts';
import type { World } from './world.ts';

/** A view of a shop that was taken before a renaming is taken in, or given up, by then. */
const VIEW_MS = 60_000;
/** How long staff wait for a quiet moment. */
const PATIENCE_MS = 90_000;
const LOOK_MS = 5_000;

/**
 * What staff do to items: they rename them to fresh SKUs, to those of other items, swap, put back, delete and make anew.
 *
 * In half of the schedules everything is exact by construction: staff do so at a moment when all that was sold in the shop
 * is accounted, and from then on nothing is sold there until the engine knows of it. In the others nobody waits, and what
 * was sold around a renaming may be either SKU's, or be where a line starts from.
 */
export class Renames {
  /** Of its own, so that the seeds of other mixes stay what they were. */
  private readonly random: Random;
  readonly exact: boolean;
  /** Shops in which nothing is sold now, and since when nobody may have an older view. */
  private readonly quiet = new Map<string, number>();
  /** SKUs that items had before, and SKUs whose item was deleted, by shop. */
  private readonly before = new Map<string, string>();
  private readonly vacant = new Map<string, string[]>();
  private made = 0;

  constructor(private readonly world: World) {
    this.random = new Random(world.options.seed * 2 + 2 ** 40);
    this.exact = this.random.chance(0.5);
  }

  /** Is nothing sold here now? */
  still(place: Place): boolean {
    if (place.deleted) return true;
    return this.quiet.size > 0 && this.quiet.has(this.world.shopOf(place).id);
  }

  happens(): void {
    const shop = this.random.pick([...this.world.shops.values()]);
    if (!this.exact) {
      this.act(shop);
      // Staff who swap SKUs by hand, or change their mind, do several things at once.
      if (this.random.chance(0.4)) this.world.scheduler.after(this.random.int(1, 40) * 1000, () => this.act(shop));
      return;
    }
    if (this.quiet.has(shop.id)) return;
    this.quiet.set(shop.id, Number.POSITIVE_INFINITY);
    this.await(shop, this.world.scheduler.now + PATIENCE_MS);
  }

  /** The panel opens on a product's page: what it reads there is kept, as the background does. */
  opensPanel(profile: Profile): void {
    const { world, random } = this;
    if (profile.asleep) return;
    const shop = random.pick([...world.shops.values()]);
    const item = random.pick([...shop.items.values()]);
    const worker = profile.start();
    const client = profile.around.client(worker, shop.id);
    const { keepSeen } = worker.runner;
    if (!client || !keepSeen || !profile.around.unlocked(worker, shop.id)) return;
    const locations = [...new Set([...shop.places.values()].map((place) => place.location))];
    const twins = random.chance(0.3);
    const open = async (): Promise<void> => {
      world.trace(`person: opens the panel of ${item.product}`);
      const asked = EPOCH + world.scheduler.now + profile.skew;
      const read = await client.product(item.product, locations);
      if (!read.ok) return;
      const skus = read.value.items.flatMap(({ sku }) => (sku === null ? [] : [sku]));
      const found = twins ? await client.bySku(skus, []) : null;
      await keepSeen(shop.id, [...read.value.items, ...(found?.ok ? found.value : [])], asked);
    };
    world.watch.guard('panel', open());
  }

  /** Waits for a moment at which all that was sold in the shop is accounted. */
  private await(shop: Shop, until: number): void {
    const { scheduler, calm } = this.world;
    if (!calm && !this.isRead(shop) && scheduler.now < until) {
      scheduler.after(LOOK_MS, () => this.await(shop, until));
      return;
    }
    if (calm || !this.isRead(shop)) {
      this.quiet.delete(shop.id);
      return;
    }
    this.act(shop);
    this.quiet.set(shop.id, scheduler.now);
    this.release(shop);
  }

  private release(shop: Shop): void {
    const { scheduler } = this.world;
    const since = this.quiet.get(shop.id) ?? 0;
    if (scheduler.now - since >= VIEW_MS && this.isNoticed(shop)) {
      this.world.trace(`${shop.id} sells again`);
      this.quiet.delete(shop.id);
    } else scheduler.after(LOOK_MS, () => this.release(shop));
  }

  private isRead(shop: Shop): boolean {
    const { watch } = this.world;
    return [...watch.books.values()].every(({ record }) =>
      Object.entries(record.lines).every(([location, line]) => {
        // One whose item isn't counted, or doesn't answer, has still to account what was sold before.
        const away = line.state === 'suspended' && isAnother(line);
        if (integrationOf(location) !== shop.id || away || line.base === null) return true;
        return watch.residual(location, line) === 0;
      }),
    );
  }

  /** Does no line go on with an item of another SKU, and every SKU's line with its own? */
  private isNoticed(shop: Shop): boolean {
    return [...this.world.watch.books.values()].every(({ record }) => {
      const lines = Object.entries(record.lines).filter(([location]) => integrationOf(location) === shop.id);
      const mine = [...shop.items.values()].filter(({ sku }) => sku === record.sku);
      return lines.every(([, line]) => {
        // One that is paused learns of it when it goes on.
        if (line.state === 'paused') return mine.length === 1 && mine[0]?.item === line.item;
        if (line.state !== 'linked') return line.state !== 'suspended' || mine.length !== 1;
        return mine.length === 1 && mine[0]?.item === line.item && line.base !== null;
      });
    });
  }

  private act(shop: Shop): void {
    const { random, world } = this;
    if (world.calm) return;
    const items = [...shop.items.values()];
    const vacant = this.vacant.get(shop.id) ?? [];
    const roll = random.next();
    if (vacant.length > 0 && (roll < 0.35 || items.length < 2)) this.fill(shop, random.pick(vacant));
    if (items.length < 2 || (vacant.length > 0 && roll < 0.35)) return;
    const one = random.pick(items);
    const other = random.pick(items.filter((item) => item !== one));
    const was = items.filter(({ item }) => this.before.has(item));
    const { sku } = one;
    if (roll < 0.5 && was.length > 0) {
      const back = random.pick(was);
      this.rename(shop, back.item, this.before.get(back.item) ?? back.sku, 'puts back');
    } else if (roll < 0.6) this.rename(shop, one.item, `${sku.slice(0, 5)}-new${++this.made}`, 'renames');
    else if (roll < 0.72) this.rename(shop, one.item, other.sku, 'doubles');
    else if (roll < 0.86) {
      this.rename(shop, one.item, other.sku, 'swaps');
      this.rename(shop, other.item, sku, 'swaps');
    } else this.remove(shop, one.item, sku);
  }

  private remove(shop: Shop, item: string, sku: string): void {
    const { random, world } = this;
    world.trace(`staff deletes ${item}, ${sku}`);
    shop.removeItem(item);
    world.watch.whose?.renamed(shop.id, item);
    this.vacant.set(shop.id, [...(this.vacant.get(shop.id) ?? []), sku]);
    if (!this.exact && random.chance(0.4)) world.scheduler.after(random.int(0, 30) * 1000, () => this.fill(shop, sku));
    else if (random.chance(0.3)) this.fill(shop, sku);
  }

  /** The SKU of an item that was deleted is on one again: a new one, or another that takes its place. */
  private fill(shop: Shop, sku: string): void {
    const { random, world } = this;
    const vacant = this.vacant.get(shop.id) ?? [];
    if (world.calm || !vacant.includes(sku)) return;
    const left = vacant.filter((one) => one !== sku);
    this.vacant.set(shop.id, left);
    const items = [...shop.items.values()];
    if (items.length > 1 && random.chance(0.3)) {
      this.rename(shop, random.pick(items).item, sku, 'fills a gap:');
      return;
    }
    const item = `${shop.id}-n${++this.made}`;
    const locations = new Set([...shop.places.values()].map((place) => place.location));
    shop.addItem(item, sku, Object.fromEntries([...locations].map((one) => [one, random.int(0, 20)])));
    shop.rename(item, sku);
    world.watch.whose?.renamed(shop.id, item);
    world.trace(`staff makes ${item} anew, ${sku}`);
  }

  private rename(shop: Shop, item: string, sku: string, what: string): void {
    const from = shop.items.get(item)?.sku;
    if (from === undefined || from === sku) return;
    this.before.set(item, from);
    shop.rename(item, sku);
    this.world.watch.whose?.renamed(shop.id, item);
    this.world.trace(`staff ${what} ${item}, ${from} → ${sku}`);
  }
}
