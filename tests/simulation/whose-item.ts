import type { Item } from '../../lib/model/catalogue.ts';
import { integrationOf, remoteIdOf } from '../../lib/model/ids.ts';
import type { Line, StockRecord } from '../../lib/stock/record.ts';
import type { Renames } from './renames.ts';
import type { Place, Shop } from './shop.ts';
import { counted, same, type Watch } from './watch.ts';

/** What one record accounted of one place: the moments of the place's own history after `from`, up to `to`. */
interface Part {
  of: string;
  from: number;
  to: number;
}

/**
 * What happens to an item is one record's alone, whatever SKUs it carries one after the other. It holds the engine to it
 * at every commit, by its own reckoning of what each record took of each place.
 */
export class WhoseItem {
  /** By place: what the records took of it. */
  private readonly parts = new Map<string, Part[]>();
  /** By record and line: the moment that its base stands for; where several could be, the one that is best for the engine. */
  private readonly moments = new Map<string, number>();
  /** By line: what moved its place while it was linked and isn't accounted. */
  private readonly unread = new Map<string, number>();
  /** Items whose SKU of now the engine has known at some time since they got it. */
  private readonly known = new Set<string>();
  /** By line: it wasn't the only one of its SKU, or its item was another's, at some time since its base. */
  private readonly unclear = new Set<string>();

  constructor(
    private readonly watch: Watch,
    private readonly shops: ReadonlyMap<string, Shop>,
    private readonly renames: Renames,
  ) {}

  /** An item got another SKU, or is gone. */
  renamed(shop: string, item: string): void {
    this.known.delete(`${shop} ${item}`);
    for (const [location, line, record] of this.lines()) {
      if (integrationOf(location) !== shop) continue;
      const key = keyOf(record, location, line);
      if (!this.isOnly(shop, record.sku, line.item)) this.unclear.add(key);
      // What it sold while nobody counted it may have made up for what moved before.
      if (line.item === item && this.watch.residual(location, line) === 0) this.unread.delete(key);
    }
  }

  /** What the engine keeps of items. */
  kept(items: readonly Item[]): void {
    for (const { integration, item, sku } of items) {
      if (this.shops.get(integration)?.items.get(item)?.sku === sku) this.known.add(`${integration} ${item}`);
    }
  }

  moved(shop: string, place: Place, delta: number): void {
    for (const [location, line, record] of this.lines()) {
      if (line.state !== 'linked' || line.item !== place.item || integrationOf(location) !== shop) continue;
      if (remoteIdOf(location) !== place.location || line.base === null) continue;
      const key = keyOf(record, location, line);
      this.unread.set(key, (this.unread.get(key) ?? 0) + delta);
    }
  }

  /** The engine takes a write to an item that was deleted for one that wasn't made: whatever it did is gone with the item. */
  writtenToNothing(previous: StockRecord | undefined, next: StockRecord): void {
    for (const [location, line] of Object.entries(previous?.lines ?? {})) {
      const after = next.lines[location];
      const place = this.watch.place(location, line);
      if (!line.pending || !place?.deleted || !same(line, after) || after?.pending || after?.base !== line.base)
        continue;
      place.x -= this.watch.placeBook(integrationOf(location), line.item, place.location).forget(line.pending.delivery);
    }
  }

  commit(previous: StockRecord | undefined, next: StockRecord, accounted: ReadonlyMap<string, number>): void {
    const before = new Map(previous ? counted(previous) : []);
    for (const [location, line] of Object.entries(next.lines)) {
      const old = previous?.lines[location];
      this.alone(next, location, line);
      if (line.pending && !old?.pending) this.ownSku(next, location, line, `is sent ${line.pending.to}`);
      const by = accounted.get(location) ?? 0;
      // One that is taken out is read once more, and its last sales may be from before the renaming.
      if (by !== 0 && line.state !== 'unlinking') this.ownSku(next, location, line, `counts ${by}`);
    }
    for (const [location, line] of counted(next)) {
      this.takes(next, location, line, same(line, before.get(location)), accounted.get(location) ?? 0);
      const old = before.get(location);
      const key = keyOf(next, location, line);
      if (!same(line, old) && !this.isOnly(integrationOf(location), next.sku, line.item)) this.unclear.add(key);
      if (same(line, old) && line.base === old?.base && line.state === old.state) continue;
      if (line.state === 'linked' && (line.base !== old?.base || !same(line, old)))
        this.unread.set(key, this.watch.residual(location, line));
      if (line.base !== old?.base && this.isOnly(integrationOf(location), next.sku, line.item))
        this.unclear.delete(key);
    }
    for (const [location, line] of before) {
      const after = next.lines[location];
      if (after && same(line, after) && after.base !== null) continue;
      this.goes(next, location, line, after);
    }
  }

  /** Of all lines at an item's place, at most one may count what happens there, or write. */
  private alone(record: StockRecord, location: string, line: Line): void {
    if (!takesIn(line)) return;
    for (const [at, other, of] of this.lines()) {
      if (at !== location || of.sku === record.sku || other.item !== line.item || !takesIn(other)) continue;
      this.watch.violate(
        'wrong',
        'one item, one record',
        `${location} ${line.item} is ${record.sku}’s and ${of.sku}’s`,
      );
    }
  }

  /** Once the engine knew which SKU an item carries now, no other SKU counts or writes there. */
  private ownSku(record: StockRecord, location: string, line: Line, does: string): void {
    const shop = integrationOf(location);
    const now = this.shops.get(shop)?.items.get(line.item)?.sku;
    if (now === undefined || now === record.sku || !this.known.has(`${shop} ${line.item}`)) return;
    const text = `${location} ${record.sku} ${does} though ${line.item} is known to be ${now}`;
    this.watch.violate('wrong', 'under another SKU', text);
  }

  /** What a record takes of a place, nobody else has taken. */
  private takes(record: StockRecord, location: string, line: Line, goesOn: boolean, by: number): void {
    const place = this.watch.placeBook(integrationOf(location), line.item, remoteIdOf(location));
    const sum = place.external - this.watch.residual(location, line);
    const key = keyOf(record, location, line);
    const from = goesOn ? this.moments.get(key) : undefined;
    if (from === undefined) {
      this.moments.set(key, Math.max(0, place.lastMoment(sum)));
      return;
    }
    if (by === 0) return;
    const to = place.moment(sum, from);
    if (to < 0) return;
    this.moments.set(key, to);
    const at = `${location} ${line.item}`;
    const parts = this.parts.get(at) ?? [];
    const twice = parts.find((part) => part.of !== record.sku && overlap(part, { from, to }));
    if (twice) {
      const text = `${location} ${line.item}: ${record.sku} counts ${by} of what ${twice.of} has counted`;
      this.watch.violate('wrong', 'counted twice', text);
    }
    this.parts.set(at, [...parts, { of: record.sku, from, to }]);
  }

  /**
   * A line lets go of its item. What moved there while the line was linked is in the count by then, unless it was sold
   * around a renaming; where sales stand still around those, without any exception.
   */
  private goes(record: StockRecord, location: string, line: Line, after: Line | undefined): void {
    const key = keyOf(record, location, line);
    const unread = this.unread.get(key) ?? 0;
    const excused = !this.renames.exact && this.unclear.has(key);
    this.unread.delete(key);
    this.moments.delete(key);
    this.unclear.delete(key);
    const other = after !== undefined && after.gen === line.gen && !after.back && after.state !== 'skipped';
    if (!other || line.state === 'unlinking' || line.direction !== after.direction) return;
    if (unread !== 0 && !excused)
      this.watch.violate('wrong', 'let go unread', `${location} ${record.sku}: ${unread} at ${line.item} is lost`);
  }

  private isOnly(shop: string, sku: string, item: string): boolean {
    const items = this.shops.get(shop)?.items.values() ?? [];
    const mine = [...items].filter((one) => one.sku === sku);
    return mine.length === 1 && mine[0]?.item === item;
  }

  private *lines(): Generator<[string, Line, StockRecord]> {
    for (const { record } of this.watch.books.values()) {
      for (const [location, line] of Object.entries(record.lines)) yield [location, line, record];
    }
  }
}

const keyOf = ({ warehouse, sku }: StockRecord, location: string, { gen, item }: Line): string =>
  `${warehouse}|${sku}|${location}|${gen}|${item}`;

/** May the next reading of this line be accounted, or the line be written? */
function takesIn(line: Line): boolean {
  const another = (why: string | null | undefined): boolean => why === 'duplicate' || why === 'renamed';
  if (line.state === 'linked') return true;
  if (line.state === 'suspended') return !another(line.why) && line.base !== null;
  if (line.state === 'paused') return !another(line.was) && line.base !== null;
  return line.state === 'unlinking' && line.why === null;
}

/** Is there anything in both? */
const overlap = (a: Omit<Part, 'of'>, b: Omit<Part, 'of'>): boolean => Math.min(a.to, b.to) > Math.max(a.from, b.from);
