import type { Level, LineOutcome, WriteLine } from '../../lib/channels/channel.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * `shopify`: compare-and-set, a batch wholly or not at all, replays of a key answered from memory.
 * `woo`: adds a delta per item and leaves the key beside the figure. `relative`: adds a delta, no witness.
 * `set`: overwrites, no witness.
 */
export type ShopKind = 'shopify' | 'woo' | 'relative' | 'set';

export interface ShopOptions {
  kind: ShopKind;
  /** shopify: an attempt that failed isn't remembered, so the same key is tried anew. */
  forgetsFailures: boolean;
  /** woo: time between the shop's own reading and its writing of a figure; what happens between is overwritten. */
  raceMs: number;
  /** relative: an answered write shows in readings up to this much later. */
  lagMs: number;
  /** Most time that a write takes inside the shop. */
  processingMs: number;
  /** How long a key is remembered. */
  memoryMs: number;
  /** Has a feed of orders and returns, which knows nothing of what staff does. */
  feed: boolean;
  /** woo: a browser may send a write twice by itself, so the client looks for it as the shipping one does. */
  resent: boolean;
}

/** What the shop's feed tells of. */
export interface Order {
  readonly id: string;
  readonly item: string;
  readonly location: string;
  /** By the shop's clock. */
  readonly at: number;
  readonly by: number;
  readonly figures: { before: number; after: number };
}

/** One item's stock at one location: the truth. */
export interface Place {
  readonly item: string;
  readonly location: string;
  readonly sku: string;
  /** The figure. */
  x: number;
  /** Key of the last write, where the shop keeps one. */
  marker: string | null;
  tracked: boolean;
  present: boolean;
  /** Its item was deleted: it never has a figure again, nor do writes to it do anything. */
  deleted: boolean;
  /** When it last had a figure again after it had none. */
  backAt: number;
  changedAt: number;
}

export interface ShopItem {
  readonly item: string;
  readonly product: string;
  sku: string;
}

/** What moved a figure: the world outside (a sale, a return, staff), or a write that came through the API. */
export type Mover = { kind: 'external'; what: string } | { kind: 'write'; key: string };

export type Answer =
  | { kind: 'lines'; lines: readonly LineOutcome[] }
  /** The same key is being worked on at this moment. */
  | { kind: 'concurrent' }
  /** The process died in the middle; some lines may have been applied. */
  | { kind: 'died' };

/** A simulated shop: strict, stateful, and its every move is told to `moved`. */
export class Shop {
  readonly items = new Map<string, ShopItem>();
  readonly places = new Map<string, Place>();
  readonly orders: Order[] = [];
  private readonly memory = new Map<string, { outcome: 'ok' | 'failed'; at: number }>();
  private readonly busy = new Set<string>();

  constructor(
    readonly id: string,
    readonly options: ShopOptions,
    private readonly scheduler: Scheduler,
    private readonly moved: (place: Place, delta: number, by: Mover) => void,
    /** 0 ≤ n < 1 */
    private readonly random: () => number,
  ) {}

  addItem(item: string, sku: string, stock: Readonly<Record<string, number>>): void {
    this.items.set(item, { item, product: `product-${item}`, sku });
    for (const [location, x] of Object.entries(stock)) {
      const place: Place = {
        item,
        location,
        sku,
        x,
        marker: null,
        tracked: true,
        present: true,
        deleted: false,
        backAt: 0,
        changedAt: 0,
      };
      this.places.set(placeKey(item, location), place);
    }
  }

  /** Staff give an item another SKU: "changed since" tells of it. */
  rename(item: string, sku: string): void {
    const known = this.items.get(item);
    if (!known) return;
    known.sku = sku;
    for (const place of this.placesOf(item)) place.changedAt = this.scheduler.now;
  }

  /** Staff delete an item for good; nothing tells of it but that it isn't there. */
  removeItem(item: string): void {
    this.items.delete(item);
    for (const place of this.placesOf(item)) place.deleted = true;
  }

  placesOf(item: string): Place[] {
    return [...this.places.values()].filter((place) => place.item === item);
  }

  place(item: string, location: string): Place | undefined {
    return this.places.get(placeKey(item, location));
  }

  /** A sale, a return or a staff edit. */
  external(place: Place, delta: number, what: string): void {
    if (delta === 0) return;
    const before = place.x;
    place.x += delta;
    place.changedAt = this.scheduler.now;
    if (what !== 'staff') {
      const { item, location } = place;
      const [id, at] = [`o${this.orders.length}`, this.scheduler.now];
      this.orders.push({ id, item, location, at, by: delta, figures: { before, after: place.x } });
    }
    this.moved(place, delta, { kind: 'external', what });
  }

  level(item: string, location: string): Level {
    const place = this.place(item, location);
    const base = { item, remoteLocation: location };
    if (!place?.present || place.deleted) return { ...base, quantity: null, absent: 'missing' };
    if (!place.tracked) return { ...base, quantity: null, absent: 'untracked' };
    return { ...base, quantity: place.x };
  }

  marker(item: string, location: string): string | null {
    return this.place(item, location)?.marker ?? null;
  }

  /**
   * A write reaches the shop. `cut`: the process dies after this many lines (woo only).
   * `reply` is called once, when the shop would answer.
   */
  arrive(key: string, lines: readonly WriteLine[], reply: (answer: Answer) => void, cut: number | null = null): void {
    if (this.options.kind === 'shopify') this.compareAndSet(key, lines, reply);
    else this.oneByOne(key, lines, reply, cut);
  }

  private compareAndSet(key: string, lines: readonly WriteLine[], reply: (answer: Answer) => void): void {
    if (this.busy.has(key)) {
      reply({ kind: 'concurrent' });
      return;
    }
    const known = this.memory.get(key);
    if (known && this.scheduler.now - known.at < this.options.memoryMs) {
      const kind = known.outcome === 'ok' ? 'applied' : 'not-applied';
      reply({ kind: 'lines', lines: lines.map(() => ({ kind })) });
      return;
    }
    this.busy.add(key);
    this.scheduler.after(this.random() * this.options.processingMs, () => {
      this.busy.delete(key);
      const outcomes = lines.map((line): LineOutcome => this.judge(line));
      const applied = outcomes.every((outcome) => outcome.kind === 'applied');
      if (applied) for (const line of lines) this.write(line, line.to, key);
      if (applied || !this.options.forgetsFailures) {
        this.memory.set(key, { outcome: applied ? 'ok' : 'failed', at: this.scheduler.now });
      }
      reply({
        kind: 'lines',
        lines: applied ? outcomes : outcomes.map((one) => (one.kind === 'applied' ? { kind: 'not-applied' } : one)),
      });
    });
  }

  private judge(line: WriteLine): LineOutcome {
    const refusal = this.refusal(line);
    if (refusal) return refusal;
    return this.place(line.item, line.remoteLocation)?.x === line.from ? { kind: 'applied' } : { kind: 'stale' };
  }

  private refusal(line: WriteLine): LineOutcome | null {
    const level = this.level(line.item, line.remoteLocation);
    if (level.quantity !== null) return line.to < 0 ? { kind: 'rejected', reason: 'No figure below 0' } : null;
    return { kind: 'rejected', reason: `No figure there: ${level.absent}`, absent: level.absent };
  }

  private oneByOne(
    key: string,
    lines: readonly WriteLine[],
    reply: (answer: Answer) => void,
    cut: number | null,
  ): void {
    const outcomes: LineOutcome[] = [];
    const next = (index: number): void => {
      const line = lines[index];
      if (!line) {
        reply({ kind: 'lines', lines: outcomes });
        return;
      }
      if (cut === index) {
        reply({ kind: 'died' });
        return;
      }
      this.scheduler.after((this.random() * this.options.processingMs) / lines.length, () => {
        const refusal = this.refusal(line);
        if (refusal) {
          outcomes.push(refusal);
          return next(index + 1);
        }
        this.change(line, key, (value) => {
          outcomes.push(this.saved(line, value));
          next(index + 1);
        });
      });
    };
    next(0);
  }

  /** What the client makes of a line that the shop saved: woo answers with the new figure, as the shipping client uses it. */
  private saved(line: WriteLine, value: number): LineOutcome {
    const { kind, feed, resent } = this.options;
    if (resent) return markedOutcome(value, line);
    return kind === 'woo' && feed ? { kind: 'applied', value } : { kind: 'applied' };
  }

  /** Adds or sets, with the race or the lag that this shop has. `after` is given the figure that was saved. */
  private change(line: WriteLine, key: string, after: (value: number) => void): void {
    const { kind, raceMs, lagMs } = this.options;
    const result = (x: number): number => (kind === 'set' ? line.to : x + (line.to - line.from));
    const place = this.place(line.item, line.remoteLocation);
    if (!place) {
      after(Number.NaN);
      return;
    }
    const value = result(place.x);
    if (raceMs > 0) {
      this.scheduler.after(raceMs, () => {
        this.write(line, value, key);
        after(value);
      });
      return;
    }
    if (lagMs > 0) {
      this.scheduler.after(this.random() * lagMs, () => this.write(line, result(place.x), key));
      after(value);
      return;
    }
    this.write(line, value, key);
    after(value);
  }

  private write(line: WriteLine, to: number, key: string): void {
    const place = this.place(line.item, line.remoteLocation);
    if (!place) return;
    const delta = to - place.x;
    place.x = to;
    if (this.options.kind === 'woo') place.marker = key;
    place.changedAt = this.scheduler.now;
    this.moved(place, delta, { kind: 'write', key });
  }
}

/** An item with our marker: applied, or twice, if the figure is off by just the difference. */
export function markedOutcome(value: number, { from, to }: WriteLine): LineOutcome {
  return to !== from && value === to + (to - from) ? { kind: 'doubled', value } : { kind: 'applied' };
}

export function placeKey(item: string, location: string): string {
  return `${item}@${location}`;
}
