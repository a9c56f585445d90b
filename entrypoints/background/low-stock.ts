import { LOW_STOCK, type LowStock } from '../../lib/stock/low-stock.ts';
import type { Settings } from '../../lib/store/settings.ts';

/** The one place that says from where a count is low: the threshold in the settings, for every SKU and warehouse. */
export async function lowStock(settings: Pick<Settings, 'get'>): Promise<LowStock> {
  const threshold = (await settings.get('lowStock')) ?? LOW_STOCK;
  return () => threshold;
}
