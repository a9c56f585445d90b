import type { LowChoice, LowStockView } from '../../../lib/model/low-choice.ts';
import { LOW_STOCK, type LowStock, nearestLow } from '../../../lib/stock/low-stock.ts';
import type { LowStockStore } from '../../../lib/store/low-stock-store.ts';
import type { Settings } from '../../../lib/store/settings.ts';
import type { Directory } from '../../../lib/sync/ports.ts';

interface Sources {
  settings: Pick<Settings, 'get'>;
  directory: Pick<Directory, 'warehouses'>;
  store: Pick<LowStockStore, 'thresholds' | 'putThresholds'>;
}

/** What is chosen for single SKUs, by warehouse and SKU. */
type Own = ReadonlyMap<string, ReadonlyMap<string, LowChoice>>;

/** The one place that says from where a count is low: the nearest of what is chosen for SKU, warehouse and extension. */
export class Thresholds {
  /** Read when first asked for, and again after a change. Only this worker writes them. */
  private own: Promise<Own> | null = null;
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** As they are now. */
  async current(): Promise<LowStock> {
    const { own, warehouses, otherwise } = await this.read();
    return (warehouse, sku) => nearestLow([own.get(warehouse)?.get(sku), warehouses.get(warehouse)], otherwise);
  }

  /** What holds where nothing is chosen for a warehouse, in units. */
  private async otherwise(): Promise<number> {
    return (await this.sources.settings.get('lowStock')) ?? LOW_STOCK;
  }

  /** Those of one SKU in every warehouse, in the order of the warehouses. */
  async ofSku(sku: string): Promise<LowStockView[]> {
    const { own, warehouses, otherwise } = await this.read();
    return [...warehouses].map(([warehouse, choice]) => ({
      warehouse,
      own: own.get(warehouse)?.get(sku) ?? 'inherit',
      inherited: nearestLow([choice], otherwise),
      from: choice === undefined || choice === 'inherit' ? 'settings' : 'warehouse',
    }));
  }

  /** One choice for these SKUs in these warehouses. */
  async set(warehouses: readonly string[], skus: readonly string[], low: LowChoice): Promise<void> {
    await this.sources.store.putThresholds(warehouses, skus, low);
    this.own = null;
  }

  private async read() {
    this.own ??= this.readOwn();
    const [own, warehouses, otherwise] = await Promise.all([
      this.own,
      this.sources.directory.warehouses(),
      this.otherwise(),
    ]);
    return { own, otherwise, warehouses: new Map(warehouses.map(({ id, lowStock }) => [id, lowStock])) };
  }

  private readOwn(): Promise<Own> {
    const reading = this.sources.store.thresholds().then((rows) => {
      const own = new Map<string, Map<string, LowChoice>>();
      for (const { warehouse, sku, low } of rows) {
        const skus = own.get(warehouse) ?? new Map<string, LowChoice>();
        own.set(warehouse, skus.set(sku, low));
      }
      return own;
    });
    reading.catch(() => {
      this.own = null;
    });
    return reading;
  }
}
