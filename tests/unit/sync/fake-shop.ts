import {
  type Capabilities,
  type ChannelClient,
  type Claim,
  HEARTBEAT_ALIVE_MS,
  type Level,
  type LineOutcome,
  type Prepared,
  type RemoteItem,
  type SealedWrite,
  type SendOutcome,
  type StockEvent,
  type WriteLine,
} from '../../../lib/channels/channel.ts';
import { type ChannelError, fail, ok, type Result } from '../../../lib/model/channel-error.ts';

/** What becomes of a write on its way: applied without a reply, never arrived, or refused before it was looked at. */
export type Mishap = 'lost-reply' | 'lost-request' | 'throttled';

export interface FakeItem {
  item: string;
  product: string;
  sku: string | null;
  tracked: boolean;
  /** By location; a location without a figure has none. */
  stock: Record<string, number>;
}

const SILENCE: ChannelError = { kind: 'unavailable', detail: 'no answer' };

/** A shop in memory behind the port of a channel, with compare-and-set or relative writes and their witness. */
export class FakeShop {
  readonly items = new Map<string, FakeItem>();
  /** Items that nothing was changed of, so that the feed of changes says nothing of them. */
  readonly quiet = new Set<string>();
  /** Every transmission that the shop looked at, by key. */
  readonly writes: { key: string; lines: readonly WriteLine[] }[] = [];
  readonly calls: string[] = [];
  /** The next writes meet these, in order. */
  mishaps: Mishap[] = [];
  /** Every call fails with it. */
  trouble: ChannelError | null = null;
  /** Writes fail with it before they are looked at, while readings work. */
  noWrites: ChannelError | null = null;
  /** What a write depends on can't be read, for this reason, while other readings work. */
  noPrepare: ChannelError | null = null;
  /** Writes of this item are never answered, and never arrive. */
  deafFor: string | null = null;
  /** Refused with this reason, by item. */
  readonly refusals = new Map<string, string>();
  /** Runs when a reading reaches the shop. */
  onRead: (() => void) | null = null;
  /** The heartbeat that was left last. */
  heartbeat: { installation: string; at: number } | null = null;
  /** Claims fail with it. */
  noClaims: ChannelError | null = null;
  /** The shop's feed of orders, for shops that have one; null: it has none. */
  orders: StockEvent[] | null = null;
  /** The next write gets no answer, and of its lines only so many are applied before `goOn`: then the others are too. */
  slowAfter: number | null = null;
  /** What a slow write has still to do. */
  private unfinished: (() => void) | null = null;
  /** Its witness can't tell what became of a write. */
  undecidable = false;
  /** The feed can't be read, for this reason. */
  noFeed: ChannelError | null = null;
  /** Runs when a write reaches the shop, before it is applied; of one that reads and saves, between the two. */
  onWrite: (() => void) | null = null;
  private readonly answers = new Map<string, { at: number; outcomes: readonly LineOutcome[] }>();
  private readonly markers = new Map<string, { key: string; by: string }>();

  constructor(
    readonly name: string,
    private readonly clock: () => number,
    readonly capabilities: Capabilities,
  ) {}

  add(sku: string | null, stock: Record<string, number>, item = `${this.name}-${sku}`): FakeItem {
    const added = { item, product: `p-${item}`, sku, tracked: true, stock };
    this.items.set(item, added);
    return added;
  }

  figure(sku: string, location = 'stock'): number | undefined {
    return [...this.items.values()].find((one) => one.sku === sku)?.stock[location];
  }

  /** A sale, a return or a staff edit. */
  change(sku: string, by: number, location = 'stock'): void {
    const item = [...this.items.values()].find((one) => one.sku === sku);
    if (!item) throw new Error(`${this.name} has no ${sku}`);
    item.stock[location] = (item.stock[location] ?? 0) + by;
  }

  /** The shop does the rest of a write that it was slow with; see `slowAfter`. */
  goOn(): void {
    this.unfinished?.();
    this.unfinished = null;
  }

  /** A sale that the feed tells of, if the shop has one. */
  sell(sku: string, units: number, location = 'stock'): void {
    const before = this.figure(sku, location) ?? 0;
    this.change(sku, -units, location);
    const item = [...this.items.values()].find((one) => one.sku === sku)?.item ?? '';
    const event = { id: `order-${this.orders?.length}`, item, remoteLocation: location, at: this.clock(), by: -units };
    const figures = { before, after: before - units };
    this.orders?.push(this.capabilities.readsThenSaves ? { ...event, figures } : event);
  }

  /** As this installation of the extension reaches it. */
  client(installation = 'browser'): ChannelClient {
    return {
      channel: this.capabilities.witness === 'replay' ? 'shopify' : 'woocommerce',
      capabilities: this.capabilities,
      check: async () => this.read('check', () => ({ name: this.name, shopKey: this.name, adminHandle: null })),
      locations: async () =>
        this.read('locations', () =>
          [...new Set([...this.items.values()].flatMap((item) => Object.keys(item.stock)))].map((remoteId) => ({
            remoteId,
            name: remoteId,
            active: true,
          })),
        ),
      product: async (product, places) =>
        this.read('product', () => ({
          product,
          title: product,
          items: [...this.items.values()]
            .filter((one) => one.product === product)
            .map((one) => this.remote(one, places)),
        })),
      items: async (_cursor, places) =>
        this.read('items', () => ({
          items: [...this.items.values()].map((one) => this.remote(one, places)),
          next: null,
        })),
      bySku: async (skus, places) =>
        this.read('bySku', () =>
          [...this.items.values()]
            .filter((one) => one.sku !== null && skus.includes(one.sku))
            .map((one) => this.remote(one, places)),
        ),
      levels: async (items, places) =>
        this.read('levels', () => items.flatMap((item) => places.map((place) => this.marked(item, place)))),
      changedSince: async (_since, places) =>
        this.read('changedSince', () => ({
          items: [...this.items.values()]
            .filter(({ item }) => !this.quiet.has(item))
            .map((one) => this.remote(one, places)),
          now: String(this.clock()),
        })),
      now: async () => this.read('now', () => String(this.clock())),
      group: () => '',
      ...(this.capabilities.write === 'set' && {
        prepare: async (lines: readonly WriteLine[]) =>
          this.noPrepare
            ? fail(this.noPrepare)
            : this.read('prepare', () =>
                lines.map(({ item, remoteLocation, from }): Prepared => {
                  const { quantity } = this.level(item, remoteLocation);
                  return quantity === from ? { kind: 'ready', basis: `had ${quantity}` } : { kind: 'stale' };
                }),
              ),
      }),
      ...(this.orders && {
        sales: async () => (this.noFeed ? fail(this.noFeed) : this.read('sales', () => [...(this.orders ?? [])])),
      }),
      seal: (key, lines) => ({ key, method: 'POST', path: '/stock', body: JSON.stringify(lines) }),
      send: async (sealed, lines) => this.send('send', sealed, lines, installation),
      settle: async (sealed, lines) => this.settle(sealed, lines, installation),
      ...(this.capabilities.witness === 'replay' && {
        claimShop: async ({ over = false } = {}) => this.claim(installation, over),
      }),
    };
  }

  private read<T>(call: string, serve: () => T): Result<T> {
    this.calls.push(call);
    if (this.trouble) return fail(this.trouble);
    const served = serve();
    this.onRead?.();
    return ok(served);
  }

  private level(item: string, remoteLocation: string): Level {
    const found = this.items.get(item);
    const quantity = found?.stock[remoteLocation];
    if (!found || quantity === undefined) return { item, remoteLocation, quantity: null, absent: 'missing' };
    return found.tracked
      ? { item, remoteLocation, quantity }
      : { item, remoteLocation, quantity: null, absent: 'untracked' };
  }

  private marked(item: string, remoteLocation: string): Level {
    const level = this.level(item, remoteLocation);
    if (this.capabilities.witness !== 'marker') return level;
    return { ...level, writer: this.markers.get(`${item}@${remoteLocation}`)?.by ?? null };
  }

  private claim(installation: string, over: boolean): Result<Claim> {
    const error = this.noClaims ?? this.trouble;
    this.calls.push('claim');
    if (error) return fail(error);
    const { heartbeat } = this;
    const alive = heartbeat && this.clock() - heartbeat.at < HEARTBEAT_ALIVE_MS;
    if (alive && heartbeat.installation !== installation && !over) {
      return ok({ by: 'other', installation: heartbeat.installation, seenAt: heartbeat.at });
    }
    this.heartbeat = { installation, at: this.clock() };
    return ok({ by: 'us' });
  }

  private remote(one: FakeItem, places: readonly string[]): RemoteItem {
    const { item, product, sku, tracked } = one;
    return {
      item,
      product,
      sku,
      title: sku ?? item,
      variant: null,
      tracked,
      levels: places.map((at) => this.level(item, at)),
    };
  }

  private send(call: string, sealed: SealedWrite, lines: readonly WriteLine[], by: string): SendOutcome {
    this.calls.push(call);
    if (this.trouble) {
      return this.trouble.kind === 'unavailable' || this.trouble.kind === 'malformed'
        ? { kind: 'unknown', error: this.trouble }
        : { kind: 'not-sent', error: this.trouble };
    }
    if (this.noWrites) return { kind: 'not-sent', error: this.noWrites };
    if (lines.some(({ item }) => item === this.deafFor)) return { kind: 'unknown', error: SILENCE };
    const mishap = this.mishaps.shift();
    if (mishap === 'throttled') {
      return { kind: 'not-sent', error: { kind: 'rate-limited', retryAt: this.clock() + 2_000, detail: '429' } };
    }
    if (mishap === 'lost-request') return { kind: 'unknown', error: SILENCE };
    if (this.slowAfter !== null) {
      const [first, rest] = [lines.slice(0, this.slowAfter), lines.slice(this.slowAfter)];
      this.slowAfter = null;
      this.writes.push({ key: sealed.key, lines });
      for (const line of first) this.write(line, sealed.key, by);
      this.unfinished = () => {
        for (const line of rest) this.write(line, sealed.key, by);
      };
      return { kind: 'unknown', error: SILENCE };
    }
    const outcomes = this.arrive(sealed.key, lines, by);
    return mishap === 'lost-reply' ? { kind: 'unknown', error: SILENCE } : { kind: 'answered', lines: outcomes };
  }

  private settle(sealed: SealedWrite, lines: readonly WriteLine[], by: string): SendOutcome {
    if (this.capabilities.witness === 'replay') return this.send('settle', sealed, lines, by);
    this.calls.push('settle');
    if (this.trouble || this.capabilities.witness === 'none')
      return { kind: 'unknown', error: this.trouble ?? SILENCE };
    if (this.undecidable) {
      return { kind: 'answered', lines: lines.map(() => ({ kind: 'unknown', detail: 'two explanations' })) };
    }
    return {
      kind: 'answered',
      lines: lines.map((line) => ({
        kind: this.markers.get(`${line.item}@${line.remoteLocation}`)?.key === sealed.key ? 'applied' : 'not-applied',
      })),
    };
  }

  private arrive(key: string, lines: readonly WriteLine[], by: string): readonly LineOutcome[] {
    const known = this.answers.get(key);
    // A key is forgotten after its window, and its write then is a new one.
    if (known && this.clock() - known.at <= (this.capabilities.replayWindowMs ?? Number.POSITIVE_INFINITY))
      return known.outcomes;
    this.writes.push({ key, lines });
    const found = lines.map(({ item, remoteLocation }) => this.items.get(item)?.stock[remoteLocation] ?? 0);
    this.onWrite?.();
    const judged = lines.map((line) => this.judge(line));
    const atomic = this.capabilities.write === 'compare-and-set';
    const clean = judged.every((one) => one.kind === 'applied');
    const outcomes = judged.map((one, index): LineOutcome => {
      if (one.kind !== 'applied') return one;
      if (atomic && !clean) return { kind: 'not-applied' };
      const line = lines[index] as WriteLine;
      if (!this.capabilities.readsThenSaves) {
        this.write(line, key, by);
        return one;
      }
      const value = (found[index] as number) + line.to - line.from;
      this.save(line, value, key, by);
      return { ...one, value };
    });
    this.answers.set(key, { at: this.clock(), outcomes });
    return outcomes;
  }

  private judge(line: WriteLine): LineOutcome {
    const reason = this.refusals.get(line.item);
    if (reason !== undefined) return { kind: 'rejected', reason };
    const { quantity, absent } = this.level(line.item, line.remoteLocation);
    if (quantity === null) return { kind: 'rejected', reason: 'No figure there.', absent };
    return this.capabilities.write === 'compare-and-set' && quantity !== line.from
      ? { kind: 'stale' }
      : { kind: 'applied' };
  }

  private write(line: WriteLine, key: string, by: string): void {
    const has = this.items.get(line.item)?.stock[line.remoteLocation] ?? 0;
    const relative = this.capabilities.write === 'relative';
    this.save(line, relative ? has + line.to - line.from : line.to, key, by);
  }

  private save(line: WriteLine, value: number, key: string, by: string): void {
    const stock = this.items.get(line.item)?.stock;
    if (!stock) return;
    stock[line.remoteLocation] = value;
    this.markers.set(`${line.item}@${line.remoteLocation}`, { key, by });
  }
}

const BASE = { maxLines: 3, grouped: false, settleMs: 0, quarantineMs: 60_000 } as const;
const PROMISE = { level: 'exact', why: 'A fake.' } as const;

/** Like Shopify: compare-and-set, and the same key again never applies twice. */
export const REPLAYING: Capabilities = {
  ...BASE,
  write: 'compare-and-set',
  witness: 'replay',
  replayWindowMs: 86_400_000,
  promise: PROMISE,
};
/** Like WooCommerce: adds a difference and leaves the key beside the figure. */
export const MARKING: Capabilities = {
  ...BASE,
  write: 'relative',
  witness: 'marker',
  replayWindowMs: null,
  promise: PROMISE,
};
/** The same, by reading the figure, adding and saving it. */
export const READING_THEN_SAVING: Capabilities = { ...MARKING, readsThenSaves: true };
/** Adds a difference and tells nothing. */
export const SILENT: Capabilities = { ...MARKING, witness: 'none' };
/** Overwrites and tells nothing. */
export const OVERWRITING: Capabilities = { ...SILENT, write: 'set' };
/** Overwrites, and keeps every movement. */
export const LEDGER: Capabilities = { ...OVERWRITING, witness: 'ledger' };
