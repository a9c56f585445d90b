import { ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Prepared, WriteLine } from '../channel.ts';
import { type Basis, writeBasis } from './basis.ts';
import { PAGE, PREPARE } from './documents.ts';
import { chunks } from './paging.ts';
import { isTracked, unitsAt } from './remote-item.ts';
import { PrepareReply } from './schema.ts';
import type { StockApi } from './stock-api.ts';

/** Reads, just before a write is sealed, units on hand and allocated and the end of each variant's ledger. */
export async function prepare(api: StockApi, lines: readonly WriteLine[]): Promise<Result<readonly Prepared[]>> {
  const bases = new Map<ItemId, (place: string) => Basis | null>();
  for (const some of chunks([...new Set(lines.map(({ item }) => item))], PAGE)) {
    const reply = await api.askStock(PREPARE, { options: { filter: { id: { in: some } }, take: PAGE } }, PrepareReply);
    if (!reply.ok) return reply;
    const { counting, data } = reply.value;
    for (const variant of data.productVariants.items) {
      if (!isTracked(variant, counting.byDefault)) continue;
      bases.set(variant.id, (place) => {
        const units = unitsAt(variant, place);
        const { stockMovements, adjustments } = variant;
        return units && { ...units, movements: stockMovements.totalItems, adjustments: adjustments.totalItems };
      });
    }
  }
  return ok(
    lines.map(({ item, remoteLocation, from }): Prepared => {
      const basis = bases.get(item)?.(remoteLocation) ?? null;
      const same = basis !== null && basis.onHand - basis.allocated === from;
      return same ? { kind: 'ready', basis: writeBasis(basis) } : { kind: 'stale' };
    }),
  );
}
