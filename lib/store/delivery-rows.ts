import { Delivery } from '../sync/ports.ts';
import type { Database } from './schema.ts';

/** The rows of deliveries that carry one SKU, oldest first. They are few days' worth: older ones are pruned. */
export async function deliveryRows(
  database: Database,
  { warehouse, sku, since, limit }: { warehouse: string; sku: string; since: number; limit: number },
): Promise<unknown[]> {
  const index = database.transaction('deliveries').store.index('byState');
  const found: { createdAt: number }[] = [];
  for (const state of Delivery.shape.state.options) {
    let taken = 0;
    for await (const { value } of index.iterate(IDBKeyRange.bound([state, since], [state, []]))) {
      // Not parsed yet: a row that can't be read is told of by whoever reads it, if it is one of these.
      const lines: unknown = value.lines;
      const carries = Array.isArray(lines) && lines.some((line) => line?.warehouse === warehouse && line?.sku === sku);
      if (carries) found.push(value);
      if (carries && ++taken >= limit) break;
    }
  }
  return found.sort((a, b) => a.createdAt - b.createdAt).slice(0, limit);
}
