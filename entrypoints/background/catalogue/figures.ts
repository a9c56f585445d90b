import { type IntegrationId, integrationOf, type Sku, type WarehouseId } from '../../../lib/model/ids.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { isWritten, target } from '../../../lib/stock/target.ts';
import type { StockStore } from '../../../lib/sync/ports.ts';

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
}

/** So many records are read at a time: others are answered in between. */
const PAGE = 2_000;

/** Counts and states of one warehouse, by SKU. */
export class Figures {
  private readonly bySku = new Map<Sku, Figure>();
  /** Equal lists of shops are one object: there are few of them and many SKUs. */
  private readonly shops = new Map<string, readonly IntegrationId[]>();

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

  /** These as they are stored now; those that are gone are forgotten. */
  replace(skus: readonly Sku[], records: readonly StockRecord[]): void {
    for (const sku of skus) this.bySku.delete(sku);
    for (const record of records) this.put(record);
  }

  private put(record: StockRecord): void {
    const { count } = record;
    const lines = Object.values(record.lines);
    const apart = lines.filter(
      (line) =>
        line.state === 'linked' &&
        line.base !== null &&
        count !== null &&
        isWritten(line) &&
        target(line, count) !== line.base,
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
        lines.some((line) => line.doubt !== null || line.state === 'suspended') ||
        apart.some((line) => line.refused !== null),
    });
  }
}
