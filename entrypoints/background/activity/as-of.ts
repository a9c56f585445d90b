import type { AsOfRow } from '../../../lib/model/activity.ts';
import { countAt } from '../../../lib/stock/count-at.ts';
import type { Hub } from '../hub.ts';

/** More changes of one count than this since the moment aren't expected within a history that fits a browser. */
const ALL = 1_000_000;

/** One page of the catalogue with the counts of a moment in the past, taken back from those of now. */
export async function asOf(
  hub: Hub,
  { at, search, offset, limit }: { at: number; search: string; offset: number; limit: number },
): Promise<{ total: number; rows: AsOfRow[] }> {
  const wanted = search.trim().toLocaleLowerCase();
  const found = (await hub.directory.products())
    .filter(({ sku, title, variant }) => `${title}\n${variant ?? ''}\n${sku}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => a.title.localeCompare(b.title) || a.sku.localeCompare(b.sku, undefined, { numeric: true }));
  const page = found.slice(offset, offset + limit);
  const rows: AsOfRow[] = page.map(({ sku, title, variant }) => ({ sku, title, variant, counts: [] }));
  for (const { id } of await hub.directory.warehouses()) {
    await Promise.all(rows.map(async (row) => row.counts.push(await countsOf(hub, id, row.sku, at))));
  }
  return { total: found.length, rows };
}

/** Both counts of one record; read again when it changed in between, so that count and entries belong together. */
async function countsOf(hub: Hub, warehouse: string, sku: string, at: number): Promise<AsOfRow['counts'][number]> {
  for (;;) {
    const record = await hub.stock.record(warehouse, sku);
    if (!record) return { was: null, now: null };
    const stored = await hub.stock.entries({ warehouse, sku, from: at, limit: ALL });
    const known = new Set(stored.map(({ id }) => id));
    const entries = [...stored, ...record.outbox.filter(({ id }) => !known.has(id))];
    if ((await hub.stock.record(warehouse, sku))?.revision === record.revision) {
      return { was: countAt(record.count, entries, at), now: record.count };
    }
  }
}
