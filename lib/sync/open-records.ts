import type { StockRecord } from '../stock/record.ts';
import { isOpen } from '../stock/target.ts';
import type { StockStore } from './ports.ts';

/** Names a record among others. */
export const recordKey = (warehouse: string, sku: string): string => `${warehouse}\n${sku}`;

/**
 * The records about which something is to be done, as this worker knows them: loaded at the start of a pass and kept
 * up to date by its own commits. Another browser's commits show as a failed compare-and-set, or at the next pass.
 */
export class OpenRecords {
  private known: Map<string, StockRecord> | null = null;
  private loading: Promise<void> | null = null;
  /** Commits while a load is on its way: they are newer than what it brings. */
  private readonly meanwhile: StockRecord[] = [];

  constructor(private readonly stock: StockStore) {}

  /** Loads them anew. Several who ask at once share one load. */
  async refresh(): Promise<void> {
    this.loading ??= this.load();
    await this.loading;
  }

  async all(): Promise<readonly StockRecord[]> {
    if (this.known === null) await this.refresh();
    return [...(this.known?.values() ?? [])];
  }

  get(warehouse: string, sku: string): StockRecord | undefined {
    return this.known?.get(recordKey(warehouse, sku));
  }

  /** A record as it is stored now. */
  put(record: StockRecord): void {
    if (this.loading !== null) this.meanwhile.push(record);
    if (this.known !== null) place(this.known, record);
  }

  /** In one go at the end: a commit must fall before it or after it. */
  private async load(): Promise<void> {
    try {
      const loaded = await this.stock.openRecords();
      const known = new Map(loaded.map((record) => [recordKey(record.warehouse, record.sku), record]));
      for (const record of this.meanwhile) place(known, record);
      this.known = known;
    } finally {
      this.loading = null;
      this.meanwhile.length = 0;
    }
  }
}

function place(known: Map<string, StockRecord>, record: StockRecord): void {
  const key = recordKey(record.warehouse, record.sku);
  const before = known.get(key);
  if (before && before.revision > record.revision) return;
  if (isOpen(record)) known.set(key, record);
  else known.delete(key);
}
