import type { ProductFilter, ProductSort } from '../../../lib/model/product-query.ts';
import type { Change, Directory, StockStore } from '../../../lib/sync/ports.ts';
import { Figures } from './figures.ts';
import { type Counts, type Facts, inOrder, isListed, needsCounts, passes } from './find.ts';
import type { Group } from './shape.ts';
import { hasWords, type Text, Texts } from './texts.ts';

/** From so many changes on, reading a warehouse anew is quicker than reading each of them. */
const TOO_MANY = 20_000;

export interface Question {
  search: string;
  filter: ProductFilter;
  /** null: by the code units of SKUs, an order that fits page to page while counts change. */
  sort: ProductSort | null;
}

/**
 * Searches, filters and sorts the products, with all of them in memory: what can be asked of the store without is only
 * its keys. Made of the store when it is first asked, kept up to date by what this worker saves, and gone with it.
 */
export class Catalogue {
  private texts: Promise<Texts> | null = null;
  private readonly counts = new Map<string, Promise<Figures>>();
  /** SKUs by warehouse whose records were saved since they were read. */
  private readonly moved = new Map<string, Set<string>>();
  private readonly stock: StockStore;
  private readonly directory: Directory;

  constructor({ stock, directory }: { stock: StockStore; directory: Directory }) {
    this.stock = stock;
    this.directory = directory;
  }

  /** Records were saved. */
  changed(changes: readonly Change[]): void {
    for (const { warehouse, sku } of changes) {
      const skus = this.moved.get(warehouse);
      if (skus) skus.add(sku);
      else if (this.counts.has(warehouse)) this.moved.set(warehouse, new Set([sku]));
    }
  }

  /** Something was saved in the directory. Nothing is to be done where it hasn't been read yet. */
  told(change: (texts: Texts) => void): void {
    // Not before a reading that is on its way is over: what it brings may be older, and saying it twice does no harm.
    this.texts?.then(change, () => undefined);
  }

  /** All that match, in order. */
  async find({ search, filter, sort }: Question, facts: Facts): Promise<readonly Text[]> {
    const texts = await this.matching(search, facts, sort);
    const counts = needsCounts(filter, sort) ? await this.current(facts) : new Map<string, Figures>();
    const found = filter === 'all' ? texts : texts.filter((text) => passes(text, filter, counts, facts));
    return sort === null ? found : inOrder(found, sort, counts, facts);
  }

  /** How many each of these filters would leave. */
  async tally<F extends ProductFilter>(
    search: string,
    filters: readonly F[],
    facts: Facts,
  ): Promise<Record<F, number>> {
    const texts = await this.matching(search, facts, null);
    const counts = await this.current(facts);
    const tally = Object.fromEntries(filters.map((filter) => [filter, 0])) as Record<F, number>;
    for (const text of texts) for (const filter of filters) if (passes(text, filter, counts, facts)) tally[filter] += 1;
    return tally;
  }

  /** Those of these SKUs that are known. */
  async bySku(skus: readonly string[]): Promise<readonly Text[]> {
    const texts = await this.words();
    return [...new Set(skus)].flatMap((sku) => texts.get(sku) ?? []);
  }

  /** How many products there are, and the records of these warehouses, those alike together. */
  async sums(
    warehouses: readonly string[],
  ): Promise<{ products: number; records: ReadonlyMap<string, readonly Group[]> }> {
    const [words, counts] = await Promise.all([this.words(), this.current({ warehouses })]);
    return { products: words.size(), records: new Map([...counts].map(([id, figures]) => [id, figures.groups()])) };
  }

  private async matching(search: string, facts: Facts, sort: ProductSort | null): Promise<readonly Text[]> {
    const wanted = search.trim().toLowerCase();
    const words = await this.words();
    const all = sort === null ? words.byKey() : sort.by === 'sku' ? words.byNumber() : words.byTitle();
    return all.filter((text) => isListed(text, facts) && hasWords(text, wanted));
  }

  private async words(): Promise<Texts> {
    if (this.texts === null) {
      const loading = Texts.load(this.directory);
      this.texts = loading;
      // Whoever waits for it is told; the next one tries again.
      loading.catch(() => {
        this.texts = null;
      });
    }
    return this.texts;
  }

  /** The figures of these warehouses as they are stored now. */
  private async current({ warehouses }: Pick<Facts, 'warehouses'>): Promise<Counts> {
    const figures = await Promise.all(
      warehouses.map(async (warehouse) => [warehouse, await this.ofWarehouse(warehouse)] as const),
    );
    return new Map(figures);
  }

  private async ofWarehouse(warehouse: string): Promise<Figures> {
    const moved = this.moved.get(warehouse);
    if (moved && moved.size > TOO_MANY) this.counts.delete(warehouse);
    const known = this.counts.get(warehouse);
    if (!known) {
      const loading = Figures.load(this.stock, warehouse);
      this.counts.set(warehouse, loading);
      // What is saved while it is read may be in it or not: those are read again.
      this.moved.delete(warehouse);
      loading.catch(() => this.counts.delete(warehouse));
      return loading;
    }
    const figures = await known;
    const now = this.moved.get(warehouse);
    if (now && now.size > 0) {
      this.moved.delete(warehouse);
      const skus = [...now];
      figures.replace(skus, await this.stock.records(warehouse, skus));
    }
    return figures;
  }
}
