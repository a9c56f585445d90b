import type { Handlers } from '../../../lib/messages/server.ts';
import type { ProductRow } from '../../../lib/model/views.ts';
import type { Hub } from '../hub.ts';
import { takeSnapshot } from '../snapshot.ts';
import { cellView } from '../views/cell.ts';

const MOST = 200;

/** One page of the catalogue with its counts, found by a part of SKU, title or variant. */
export function productsHandler(hub: Hub): Handlers['products.list'] {
  return async ({ search, offset, limit }) => {
    const wanted = search.trim().toLocaleLowerCase();
    const found = (await hub.directory.products())
      .filter(({ sku, title, variant }) => `${title}\n${variant ?? ''}\n${sku}`.toLocaleLowerCase().includes(wanted))
      .sort((a, b) => a.title.localeCompare(b.title) || a.sku.localeCompare(b.sku, undefined, { numeric: true }));
    const page = found.slice(Math.max(0, offset), Math.max(0, offset) + Math.min(Math.max(0, limit), MOST));
    const snapshot = await takeSnapshot(hub);
    const skus = page.map(({ sku }) => sku);
    const rows: ProductRow[] = page.map(({ sku, title, variant }) => ({ sku, title, variant, cells: [] }));
    for (const { id } of snapshot.warehouses) {
      const records = new Map((await hub.stock.records(id, skus)).map((record) => [record.sku, record]));
      for (const row of rows) row.cells.push(cellView(snapshot, id, records.get(row.sku)));
    }
    return {
      total: found.length,
      warehouses: snapshot.warehouses.map(({ id, name }) => ({ id, name, master: snapshot.master?.warehouse === id })),
      rows,
    };
  };
}
