import { type IntegrationId, integrationOf, type Sku, type WarehouseId } from '../../../lib/model/ids.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { isWritten, wantedAt } from '../../../lib/stock/target.ts';
import type { StockStore } from '../../../lib/sync/ports.ts';
import { type Group, shapeOf } from './shape.ts';

/** What is sorted and filtered by, of one SKU in one warehouse. The figures that are shown are read from the store. */
export interface Figure {
  count: number | null;
  /** The shops whose locations have it. */
  shops: readonly IntegrationId[];
  /** A location whose figure isn't what it should be. */
  differs: boolean;
  /** Written, and not read back yet. */
  unread: boolean;
  /** Something about it needs a person. */
  troubled: boolean;
  /** Those that are like it. */
  group: Group;
}

/** So many records are read at a time: others are answered in between. */
const PAGE = 2_000;

/** From so many shapes on, those that nobody has are looked for. */
const MANY_SHAPES = 1_000;

/** Counts and states of one warehouse, by SKU. */
export class Figures {
  private readonly bySku = new Map<Sku, Figure>();
  /** Equal lists of shops are one object: there are few of them and many SKUs. */
  private readonly shops = new Map<string, readonly IntegrationId[]>();
  private readonly byShape = new Map<string, Group>();

  static async load(stock: StockStore, warehouse: WarehouseId): Promise<Figures> {
    const figures = new Figures();
    let after: Sku | null = null;
    for (;;) {
      const records: readonly StockRecord[] = await stock.recordsAfter(warehouse, after, PAGE);
      for (const record of records) figures.put(record);
      after = records.at(-1)?.sku ?? null;
      if (records.length < PAGE || after === null) return figures;
    }
  }

  get(sku: Sku): Figure | undefined {
    return this.bySku.get(sku);
  }

  /** All records, those together of which the frame says the same. */
  groups(): readonly Group[] {
    return [...this.byShape.values()].filter(({ n }) => n > 0);
  }

  /** These as they are stored now; those that are gone are forgotten. */
  replace(skus: readonly Sku[], records: readonly StockRecord[]): void {
    for (const sku of skus) this.forget(sku);
    for (const record of records) this.put(record);
  }

  private forget(sku: Sku): void {
    const known = this.bySku.get(sku);
    if (known) known.group.n -= 1;
    this.bySku.delete(sku);
  }

  private put(record: StockRecord): void {
    this.forget(record.sku);
    const { count } = record;
    const lines = Object.values(record.lines);
    const apart = lines.filter(
      (line) =>
        line.state === 'linked' &&
        line.base !== null &&
        isWritten(line) &&
        (wantedAt(line, count) ?? line.base) !== line.base,
    );
    const linked = Object.keys(record.lines).map(integrationOf);
    const key = linked.join();
    const shops = this.shops.get(key) ?? linked;
    this.shops.set(key, shops);
    this.bySku.set(record.sku, {
      count,
      shops,
      differs: apart.length > 0,
      unread: count !== null && lines.some((line) => line.state === 'linked' && line.readAt === null),
      troubled:
        record.left !== undefined ||
        lines.some((line) => line.doubt !== null || line.state === 'suspended') ||
        apart.some((line) => line.refused !== null),
      group: this.join(record),
    });
  }
  private join(record: StockRecord): Group {
    const shape = shapeOf(record);
    const known = this.byShape.get(shape);
    if (known && known.n > 0) {
      known.n += 1;
      return known;
    }
    // Shapes name deliveries, so one that nobody has any more isn't kept.
    for (const [old, { n }] of this.byShape.size > MANY_SHAPES ? this.byShape : [])
      if (n === 0) this.byShape.delete(old);
    const group = { record, n: 1 };
    this.byShape.set(shape, group);
    return group;
  }
}
